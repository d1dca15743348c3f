#include <QtTest>

#include "core/text/unicode.h"
#include "support/test_registry.h"

using namespace pentimento;

class UnicodeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void brokenBytesBecomeReplacements() { // Unicode 15, table 3-8: one U+FFFD per maximal part
    QVERIFY(code_points("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64") ==
            U"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
    QVERIFY(code_points("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD"); // a surrogate
    QVERIFY(code_points("\xC0\xAF") == U"\uFFFD\uFFFD");           // overlong
    QVERIFY(code_points("\xF4\x90\x80\x80") == U"\uFFFD\uFFFD\uFFFD\uFFFD");
    QCOMPARE(utf8(code_points("naïve 猫 🐈")), std::string("naïve 猫 🐈"));
  }

  void composes() {
    QCOMPARE(normal_form_c("e\u0301 \u1112\u1161\u11ab \u212b q\u0307\u0323"),
             std::string("é 한 Å q\u0323\u0307"));
    QCOMPARE(normal_form_c("o\U0001E131\u031D"),
             std::string("o\U0001E131\u031D")); // younger than Unicode 9: not moved
  }

  void manyMarksTakeNoTime() {
    std::string marks = "a", sorted = "a";
    for (int i = 0; i < 25'000; ++i) marks += "\u0308\u0316";
    for (int i = 0; i < 25'000; ++i) sorted += "\u0316";
    sorted.replace(0, 1, "ä"); // the first mark above is not blocked by those below
    for (int i = 1; i < 25'000; ++i) sorted += "\u0308";
    QElapsedTimer timer;
    timer.start();
    QVERIFY(normal_form_c(marks) == sorted);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
  }

  void lowersEachAlone() {
    std::u32string text;
    for (const char32_t character : std::u32string(U"AÉİΣẞΩ")) append_lower(text, character);
    QVERIFY(text == U"aéi\u0307σßω");
  }

  void knowsItsClasses() {
    QVERIFY(is_letter(U'a') && is_letter(U'猫') && is_letter(U'ʰ') && !is_letter(U'\u0301') &&
            !is_letter(U'1'));
    QVERIFY(is_number(U'٣') && is_number(U'Ⅷ') && is_number(U'½') && !is_number(U'a'));
    QVERIFY(is_space(U'\u3000') && is_space(U'\u0085') && is_space(U'\t') && !is_space(U'\u200B') &&
            !is_space(U'\u001F'));
  }
};

PENTIMENTO_TEST(UnicodeTest)
#include "unicode_test.moc"
