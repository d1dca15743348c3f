#include <QtTest>

#include "core/jobs/edits_job.h"
#include "core/jobs/engine.h"
#include "core/jobs/erase_job.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::cat_to_dog;
using pentimento::testing::Engine;

class EditsJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void duplicateAndStrengthZero() {
    Engine engine;
    EraseOrder order;
    order.plan = cat_to_dog();
    engine.run(std::make_unique<EraseJob>(order));
    const int id = engine.all<EditsChanged>().back().edits.front().id;
    engine.run(std::make_unique<DuplicateEditJob>(id));
    auto edits = engine.all<EditsChanged>().back().edits;
    QCOMPARE(edits.size(), std::size_t(2));
    QVERIFY(edits[0].id != edits[1].id);
    for (auto& edit : edits) edit.strength = 0.0;
    engine.run(std::make_unique<SetEditsJob>(edits));
    QCOMPARE(engine.all<EditsChanged>().back().state, engine.all<ModelOpened>().front().info.base_hash);
  }

  void mergingKeepsThePictureAndSaysConflicts() {
    Engine engine;
    for (const char* target : {"cat", "bus"}) {
      EraseOrder order;
      order.plan = cat_to_dog();
      order.plan.pairs[0].target = target;
      engine.run(std::make_unique<EraseJob>(order));
    }
    auto changed = engine.all<EditsChanged>().back();
    QCOMPARE(changed.edits.size(), std::size_t(2));
    QCOMPARE(changed.conflicts.size(), std::size_t(1));
    QCOMPARE(changed.conflicts[0].shared, 14);
    QVERIFY(changed.conflicts[0].first == changed.edits[0].id && std::abs(changed.conflicts[0].cosine) < 1.0);

    engine.run(std::make_unique<MergeEditsJob>());
    const auto merged = engine.all<EditsChanged>().back();
    QCOMPARE(merged.edits.size(), std::size_t(1));
    QCOMPARE(merged.edits[0].method, std::string("merge"));
    QCOMPARE(merged.edits[0].name, changed.edits[0].name + " + " + changed.edits[1].name);
    engine.run(std::make_unique<SetEditsJob>(changed.edits)); // undo: the parts are still there
    QCOMPARE(engine.all<EditsChanged>().back().state, changed.state);
    changed.edits[0].on = false;
    engine.run(std::make_unique<SetEditsJob>(changed.edits));
    QVERIFY(std::holds_alternative<Failure>(engine.run(std::make_unique<MergeEditsJob>())));
  }

  void whatIsForgottenIsGoneAndWhatIsInTheStackStays() {
    Engine engine;
    EraseOrder order;
    order.plan = cat_to_dog();
    engine.run(std::make_unique<EraseJob>(order));
    engine.run(std::make_unique<EraseJob>(order));
    const auto both = engine.all<EditsChanged>().back().edits;
    QCOMPARE(both.size(), std::size_t(2));
    engine.run(std::make_unique<SetEditsJob>(std::vector{both[0]}));
    engine.run(std::make_unique<ForgetEditsJob>(std::vector{both[0].id, both[1].id, 77}));
    QVERIFY(std::holds_alternative<Done>(engine.run(std::make_unique<SetEditsJob>(std::vector{both[0]}))));
    QVERIFY(std::holds_alternative<Failure>(engine.run(std::make_unique<SetEditsJob>(both))));
  }

  void unknownIdsAndFilesFail() {
    Engine engine;
    QVERIFY(std::holds_alternative<Failure>(engine.run(std::make_unique<DuplicateEditJob>(77))));
    QVERIFY(
        std::holds_alternative<Failure>(engine.run(std::make_unique<OpenEditJob>("/no/such.safetensors"))));
  }
};

PENTIMENTO_TEST(EditsJobTest)
#include "edits_job_test.moc"
