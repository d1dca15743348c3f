#include "core/probes/harmless_words.h"

#include <QRegularExpression>
#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class HarmlessWordsTest : public QObject {
  Q_OBJECT

  static bool names(const std::string& text, const std::string& word) {
    const QRegularExpression whole("\\b" + QRegularExpression::escape(QString::fromStdString(word)) + "\\b",
                                   QRegularExpression::CaseInsensitiveOption);
    return QString::fromStdString(text).contains(whole);
  }

 private Q_SLOTS:
  void descriptionsNeverNameWhatTheyDescribe() {
    const auto& words = harmless_words();
    for (const auto& object : words.objects) {
      QVERIFY2(object.descriptions.size() >= 2 && object.translations.size() >= 4, object.name.c_str());
      for (const auto& text : object.descriptions) {
        QVERIFY2(!names(text, object.name), text.c_str());
        for (const auto& synonym : object.synonyms) QVERIFY2(!names(text, synonym), text.c_str());
      }
    }
    for (const auto& style : words.styles)
      for (const auto& text : style.descriptions) QVERIFY2(!names(text, style.name), text.c_str());
  }

  void theConceptsOfThePapersAreThere() {
    const auto& words = harmless_words();
    for (const char* name : {"church", "parachute", "tench", "garbage truck", "golf ball", "chain saw"})
      QVERIFY2(std::ranges::any_of(words.objects, [&](const auto& one) { return one.name == name; }), name);
    QVERIFY(std::ranges::any_of(words.styles, [](const auto& one) { return one.name == "Van Gogh"; }));
    QVERIFY(words.sensitive_families.empty());
    QVERIFY(!words.backgrounds.empty() && !words.joiners.empty());
  }
};

PENTIMENTO_TEST(HarmlessWordsTest)
#include "harmless_words_test.moc"
