#include "core/probes/suite_labels.h"

#include <QtTest>

#include "core/probes/world.h"
#include "support/test_registry.h"

using namespace pentimento;

class SuiteLabelsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theVocabularyWhereThereIsOne() {
    const auto groups = judge_labels({}, test::world());
    QCOMPARE(groups.size(), std::size_t{2});
    QCOMPARE(groups[0].labels.size(), test::world().objects.size());
  }

  void elseTheWordsOfTheSuite() {
    const Suite suite{"test",
                      {{"a church", Role::Target, "church", "church", "", false},
                       {"a chapel", Role::Synonym, "chapel", "church", "", false},
                       {"an apple", Role::Kept, "apple", "apple", "", false}}};
    const auto groups = judge_labels(suite, {});
    QCOMPARE(groups.size(), std::size_t{1});
    QCOMPARE(groups[0].labels, (std::vector<std::string>{"church", "apple"}));
    QCOMPARE(groups[0].texts[1], (std::vector<std::string>{"a photo of an apple"}));
  }

  void oneWordAloneIsNoChoice() {
    QVERIFY(judge_labels({"test", {{"a church", Role::Target, "church", "church", "", false}}}, {}).empty());
  }
};

PENTIMENTO_TEST(SuiteLabelsTest)
#include "suite_labels_test.moc"
