#include <QtTest>

#include "core/jobs/engine.h"
#include "core/jobs/suggest_job.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::cat_to_dog;
using pentimento::testing::Engine;

class SuggestJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void saysWordsForThePlanThatWasAsked() {
    Engine engine;
    auto plan = cat_to_dog();
    plan.pairs.push_back({"bus", ""});
    QVERIFY(std::holds_alternative<Done>(engine.run(std::make_unique<SuggestJob>(plan))));
    const auto said = engine.all<ConceptsSuggested>();
    QCOMPARE(said.size(), std::size_t(1));
    QVERIFY(said[0].pairs == plan.pairs);
    QCOMPARE(said[0].kept.size(), std::size_t(6));
    QCOMPARE(said[0].anchors.size(), std::size_t(2));
    QVERIFY(!said[0].anchors[1].empty());
  }
};

PENTIMENTO_TEST(SuggestJobTest)
#include "suggest_job_test.moc"
