#include "core/jobs/attention_job.h"

#include <QtTest>

#include "core/jobs/engine.h"
#include "core/jobs/erase_job.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::Engine;

class AttentionJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void looksAtTheBaseAloneWithoutEdits() {
    Engine engine;
    const auto drawn = look(engine, {"a photo of a cat", Role::Target, "cat", "cat", "", false});
    QCOMPARE(drawn.word, std::string("cat"));
    QVERIFY(!drawn.before.empty() && drawn.after.empty());
    QCOMPARE(drawn.state, engine.all<ModelOpened>().front().info.base_hash);
  }

  void followsTheCasesOwnWord() {
    Engine engine;
    QCOMPARE(look(engine, {"a photo of a kitten", Role::Synonym, "kitten", "cat", "", false}).word,
             std::string("kitten"));
    QCOMPARE(look(engine, {"a cat and an apple", Role::Combined, "cat + apple", "cat", "", false}).word,
             std::string("cat"));
  }

  void differsAfterAnErasureAndLeavesTheStackAlone() {
    Engine engine;
    EraseOrder order;
    order.plan = pentimento::testing::cat_to_dog("uce");
    order.preview = Engine::order();
    QVERIFY(std::holds_alternative<Done>(engine.run(std::make_unique<EraseJob>(order))));
    const auto drawn = look(engine, {"a photo of a cat", Role::Target, "cat", "cat", "", false});
    QVERIFY(!drawn.after.empty() && drawn.after != drawn.before);
    QCOMPARE(drawn.state, engine.all<EditsChanged>().back().state);
  }

 private:
  static AttentionDrawn look(Engine& engine, const PromptCase& prompt) {
    const auto outcome =
        engine.run(std::make_unique<AttentionJob>(prompt, CellKey{0, 41}, Engine::order().sampling));
    if (!std::holds_alternative<Done>(outcome) || engine.all<AttentionDrawn>().empty()) return {};
    return engine.all<AttentionDrawn>().back();
  }
};

PENTIMENTO_TEST(AttentionJobTest)
#include "attention_job_test.moc"
