#include "app/language/language.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>

#include "core/erasure/registry.h"
#include "core/probes/attacks/attack_registry.h"
#include "support/test_registry.h"
#include "widgets/models/engine_words.h"

using namespace pentimento;

namespace {

const QString kFile = QStringLiteral("resources/translations/pentimento_zh_CN.ts");

/// One text of a translation file.
struct Message {
  QString context, source, type;
  QStringList translations; // more than one where it counts something
};

std::vector<Message> messagesOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  QXmlStreamReader xml(&file);
  std::vector<Message> all;
  QString context;
  while (!xml.atEnd()) {
    if (!xml.readNextStartElement() && !xml.isStartElement()) continue;
    if (xml.name() == QLatin1String("name")) context = xml.readElementText();
    if (xml.name() == QLatin1String("message")) all.push_back({context, {}, {}, {}});
    if (xml.name() == QLatin1String("source")) all.back().source = xml.readElementText();
    if (xml.name() == QLatin1String("translation")) {
      all.back().type = xml.attributes().value("type").toString();
      const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
      all.back().translations << text;
    }
  }
  return all;
}

QStringList unfinished(const std::vector<Message>& messages) {
  QStringList open;
  for (const auto& message : messages)
    if (message.type == QLatin1String("unfinished") || message.translations.contains(QString()))
      open << message.context + ": " + message.source;
  return open;
}

/// "%1", "%n" of a text, sorted.
QStringList placesOf(const QString& text) {
  static const QRegularExpression place("%(?:L?\\d|n)");
  QStringList places;
  for (auto found = place.globalMatch(text); found.hasNext();) places << found.next().captured();
  places.sort();
  return places;
}

} // namespace

class LanguageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingIsUnfinished() {
    const auto messages = messagesOf(kFile);
    QVERIFY2(messages.size() > 400, qPrintable(QString::number(messages.size())));
    const QStringList open = unfinished(messages);
    QVERIFY2(open.isEmpty(), qPrintable(QString::number(open.size()) + " unfinished:\n" + open.join('\n')));
  }

  void everyTextOfTheSourcesIsInTheFile() {
    if (!QFile::exists(PENTIMENTO_LUPDATE)) QSKIP("lupdate is not installed here");
    QTemporaryDir folder;
    const QString copy = folder.filePath("pentimento_zh_CN.ts");
    QVERIFY(QFile::copy(kFile, copy));
    QProcess lupdate;
    lupdate.start(PENTIMENTO_LUPDATE, {"-silent", "-no-obsolete", "-locations", "none", "-I", ".", "app",
                                       "widgets", "-ts", copy});
    QVERIFY(lupdate.waitForFinished(120000));
    QCOMPARE(lupdate.exitCode(), 0);
    const QStringList open = unfinished(messagesOf(copy));
    QVERIFY2(open.isEmpty(),
             qPrintable("Not in the file yet (build the target update_translations, then translate):\n" +
                        open.join('\n')));
  }

  void whatTheEngineSaysOfItsMethodsIsInTheTable() {
    QStringList missing;
    const auto need = [&](const std::string& text) {
      if (!text.empty() && !isEngineText(text))
        missing
            << QStringLiteral("    QT_TRANSLATE_NOOP(\"Engine\", \"%1\"),").arg(QString::fromStdString(text));
    };
    for (const auto& method : method_descriptions()) {
      need(method.summary);
      for (const auto& setting : method.settings)
        for (const std::string* text : {&setting.label, &setting.help, &setting.unit}) need(*text);
      for (const auto& preset : method.presets)
        for (const std::string* text : {&preset.name, &preset.summary}) need(*text);
    }
    for (const auto& attack : attack_descriptions()) {
      need(attack.method.summary);
      need(attack.control);
    }
    missing.removeDuplicates();
    QVERIFY2(missing.isEmpty(), qPrintable("Add to widgets/models/engine_texts.h:\n" + missing.join('\n')));
  }

  void placesForValuesAreTheSame() {
    for (const auto& message : messagesOf(kFile))
      for (const QString& translation : message.translations) {
        if (message.source.contains("%n")) continue; // a plural form may leave its number out
        QVERIFY2(placesOf(message.source) == placesOf(translation),
                 qPrintable(message.source + " / " + translation));
      }
  }

  void firstLanguageOfTheSystemThatIsThere() {
    QCOMPARE(languageFor("", {"de-DE", "zh-Hans-CN", "en-US"}), QString("zh_CN"));
    QCOMPARE(languageFor("", {"de-DE", "fr"}), QString("en"));
    QCOMPARE(languageFor("", {"C"}), QString("en"));
    QCOMPARE(languageFor("en", {"zh-CN"}), QString("en"));
    QCOMPARE(languageFor("zh_CN", {"en-US"}), QString("zh_CN"));
  }

  void chineseIsSpokenWhereItCanBeWritten() {
    if (!canBeWritten("zh_CN")) {
      QCOMPARE(installLanguage(*qApp, "zh_CN"), QString("en"));
      QSKIP("no Chinese font here; the program stays in English");
    }
    QCOMPARE(installLanguage(*qApp, "zh_CN"), QString("zh_CN"));
    QCOMPARE(QCoreApplication::translate("WhyOff", "Nothing is running"), QString("当前没有运行中的任务"));
    for (auto* translator : qApp->findChildren<QTranslator*>()) delete translator;
    QLocale::setDefault(QLocale::c());
    QCOMPARE(QCoreApplication::translate("WhyOff", "Nothing is running"), QString("Nothing is running"));
  }
};

PENTIMENTO_TEST(LanguageTest)
#include "language_test.moc"
