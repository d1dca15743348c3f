#include "widgets/style/fonts.h"

#include <utility>

#include <QCoreApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHash>
#include <QThread>

#include "widgets/style/bundled_resources.h"

namespace pentimento {

void loadFonts() {
  static const bool loaded = [] {
    initPentimentoResources();
    for (const char* file : {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf"})
      if (QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + QLatin1String(file)) < 0)
        return false;
    return true;
  }();
  if (!loaded) qWarning("The bundled fonts could not be read. The system's are used instead.");
}

static QFont makeFont(int pixels, QFont::Weight weight) {
  QFont font;
  // Chinese after them: left to itself, Qt may take the Japanese forms of the same characters.
  font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QFont().family(),
                    QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC"),
                    QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("PingFang SC"),
                    QStringLiteral("Microsoft YaHei")});
  font.setPixelSize(pixels);
  font.setWeight(weight);
  font.setHintingPreference(QFont::PreferNoHinting); // hinted advances would make the small sizes uneven
  return font;
}

QFont uiFont(int pixels, QFont::Weight weight) {
  if (!qApp || QThread::currentThread() != qApp->thread()) return makeFont(pixels, weight);
  // asked for at each caption of a grid; made again only when the system's font is another one
  static QHash<std::pair<int, int>, QFont> made;
  static QString system;
  static const bool watched = [] {
    qAddPostRoutine([] { made.clear(); });
    QObject::connect(qGuiApp, &QGuiApplication::fontDatabaseChanged, qGuiApp, [] { made.clear(); });
    return true;
  }();
  Q_UNUSED(watched)
  if (const QString now = QFont().family(); now != system) {
    made.clear();
    system = now;
  }
  const std::pair key(pixels, static_cast<int>(weight));
  if (const auto known = made.constFind(key); known != made.constEnd()) return *known;
  return *made.insert(key, makeFont(pixels, weight));
}

QFont smallFont() {
  return uiFont(11);
}
QFont smallStrongFont() {
  return uiFont(11, QFont::DemiBold);
}
QFont bodyFont() {
  return uiFont(13);
}
QFont bodyMediumFont() {
  return uiFont(13, QFont::Medium);
}
QFont bodyStrongFont() {
  return uiFont(13, QFont::DemiBold);
}
QFont headingFont() {
  return uiFont(15, QFont::DemiBold);
}

} // namespace pentimento
