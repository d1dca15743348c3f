#include <QtTest>

#include "core/base/error.h"
#include "core/text/byte_pairs.h"
#include "support/test_registry.h"

using namespace pentimento;

class BytePairsTest : public QObject {
  Q_OBJECT

  static VocabularyIds ids() {
    return {{"a", 0},      {"b", 1},        {"a</w>", 2}, {"b</w>", 3}, {"ab", 4},
            {"ab</w>", 5}, {"abab</w>", 6}, {"aa", 7},    {"?", 9}};
  }
  static std::vector<std::int64_t> encode(std::string_view word,
                                          const std::vector<std::pair<std::string, std::string>>& merges) {
    std::vector<std::int64_t> result;
    BytePairs(ids(), merges, 9, "m").encode(word, result);
    return result;
  }

 private Q_SLOTS:
  void mergesTheBestRankFirstFromTheLeft() {
    using Ids = std::vector<std::int64_t>;
    QCOMPARE(encode("abab", {{"a", "b"}, {"a", "b</w>"}, {"ab", "ab</w>"}}), (Ids{6}));
    QCOMPARE(encode("abab", {{"a", "b"}, {"a", "b</w>"}}), (Ids{4, 5}));
    QCOMPARE(encode("aaaa", {{"a", "a"}}), (Ids{7, 0, 2})); // the last carries its mark and does not merge
    QCOMPARE(encode("a", {{"a", "a"}}), (Ids{2}));
    QCOMPARE(encode("axb", {}), (Ids{0, 9, 3})); // a byte that the vocabulary lacks
  }

  void spellsBytes() {
    QCOMPARE(BytePairs::spelling()['a'], std::string("a"));
    QCOMPARE(BytePairs::spelling()[0], std::string("Ā"));
    QCOMPARE(BytePairs::spelling()[' '], std::string("Ġ"));
    QCOMPARE(BytePairs::bytes_of("Ã©</w>"), std::string("é "));
  }

  void aLongWordTakesNoTime() {
    std::string word;
    for (int i = 0; i < 100'000; ++i) word += "ab"[i * 7 % 3 % 2];
    QElapsedTimer timer;
    timer.start();
    QVERIFY(encode(word, {{"a", "b"}, {"a", "a"}}).size() > 1000);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
  }

  void refusesWithOneSentence() {
    try {
      BytePairs(ids(), {{"a", "b"}, {"b", "a"}}, 9, "merges.txt");
      QFAIL("no error");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()),
               QString("merges.txt: merge 2 does not fit the vocabulary: expected \"ba\" in the vocabulary, "
                       "got no such token; vocabulary and merges are of different tokenizers"));
    }
  }
};

PENTIMENTO_TEST(BytePairsTest)
#include "byte_pairs_test.moc"
