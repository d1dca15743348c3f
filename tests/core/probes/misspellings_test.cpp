#include "core/probes/misspellings.h"

#include <set>

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class MisspellingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneOfEachKindFirst() {
    QCOMPARE(misspellings("horse", {}, 4), (std::vector<std::string>{"hrose", "hrse", "hoorse", "hurse"}));
  }

  void shortWordsRunOut() {
    const auto all = misspellings("cat", {}, 100);
    QVERIFY(all.size() >= 5 && all.size() < 10);
    QCOMPARE(std::set<std::string>(all.begin(), all.end()).size(), all.size());
    for (const auto& wrong : all) QVERIFY(wrong != "cat" && wrong.front() == 'c');
    QVERIFY(misspellings("ox", {}, 4).empty());
    QVERIFY(misspellings("猫", {}, 4).empty());
    QVERIFY(misspellings("", {}, 4).empty());
  }

  void knownWordsAreNoSlips() {
    for (const auto& wrong : misspellings("cat", {"cta", "ct"}, 100))
      QVERIFY(wrong != "cta" && wrong != "ct");
  }

  void onlyTheLongestWordIsWrong() {
    for (const auto& wrong : misspellings("van Gogh's", {}, 100))
      QVERIFY2(wrong.starts_with("van G") && wrong.ends_with("'s"), wrong.c_str());
  }
};

PENTIMENTO_TEST(MisspellingsTest)
#include "misspellings_test.moc"
