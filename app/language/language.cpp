#include "app/language/language.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Q_INIT_RESOURCE declares a function, so it may not stand inside a namespace.
static void initTranslations() {
  Q_INIT_RESOURCE(pentimento_window_translations);
}

namespace pentimento {

QList<Language> languages() {
  return {{QStringLiteral("en"), QStringLiteral("English")},
          {QStringLiteral("zh_CN"), QStringLiteral("中文")}};
}

QString languageFor(const QString& chosen, const QStringList& system) {
  QStringList wanted = chosen.isEmpty() ? system : QStringList{chosen};
  for (QString code : wanted) {
    code.replace('-', '_');
    // zh, zh_CN, zh_Hans_CN, zh_SG: all read the simplified text; so do those of Taiwan and Hong Kong rather
    // than English.
    for (const Language& language : languages())
      if (code.section('_', 0, 0) == language.code.section('_', 0, 0)) return language.code;
  }
  return QStringLiteral("en");
}

bool canBeWritten(const QString& code) {
  if (!code.startsWith(QLatin1String("zh"))) return true;
  return !QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty();
}

QString installLanguage(QCoreApplication& application, const QString& code) {
  initTranslations();
  if (code == QLatin1String("en")) return code;
  if (!canBeWritten(code)) return QStringLiteral("en");
  auto* ours = new QTranslator(&application);
  if (!ours->load(QStringLiteral(":/translations/pentimento_%1.qm").arg(code))) return QStringLiteral("en");
  auto* qts = new QTranslator(&application); // "Cancel", "Open" of Qt's dialogs
  if (qts->load(QStringLiteral("qtbase_%1").arg(code), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    application.installTranslator(qts);
  application.installTranslator(ours);
  QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
  return code;
}

} // namespace pentimento
