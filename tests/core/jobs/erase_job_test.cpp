#include <QtTest>

#include "core/jobs/edits_job.h"
#include "core/jobs/engine.h"
#include "core/jobs/erase_job.h"
#include "support/test_registry.h"

using namespace pentimento;
using pentimento::testing::cat_to_dog;
using pentimento::testing::Engine;

class EraseJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void leavesALayerAndItsSnapshots() {
    Engine engine;
    EraseOrder order;
    order.plan = cat_to_dog();
    order.preview = Engine::order();
    QVERIFY(std::holds_alternative<Done>(engine.run(std::make_unique<EraseJob>(order))));
    const std::string base = engine.all<ModelOpened>().front().info.base_hash;
    const auto snapshots = engine.all<SnapshotTaken>();
    QVERIFY(snapshots.size() >= 2);
    QCOMPARE(snapshots.front().snapshot.state, base);
    QVERIFY(snapshots.back().snapshot.state != base);
    const auto edits = engine.all<EditsChanged>().back();
    QCOMPARE(edits.edits.size(), std::size_t(1));
    QVERIFY(!edits.edits.front().running);
    QCOMPARE(edits.state, snapshots.back().snapshot.state);
    for (const auto& drawn : engine.all<PictureDrawn>()) QCOMPARE(drawn.picture.state, edits.state);
    QVERIFY(engine.all<SnapshotComplete>().back().counts.leak.n <= 2);
  }

  /// On the way the few that are asked for; the last snapshot draws all.
  void drawsFewOnTheWayAndAllAtTheEnd() {
    Engine engine;
    EraseOrder order;
    order.plan = cat_to_dog();
    order.plan.method = "esd-x";
    order.plan.settings = {
        {"steps", std::int64_t{3}}, {"batch_size", std::int64_t{1}}, {"snapshot_every", std::int64_t{1}}};
    order.preview = Engine::order();
    QVERIFY(order.preview.keys.size() > 1);
    order.live = {order.preview.keys.front()};
    QVERIFY(std::holds_alternative<Done>(engine.run(std::make_unique<EraseJob>(order))));
    std::map<int, std::vector<CellKey>> drawn;
    for (const auto& one : engine.all<PictureDrawn>()) drawn[one.picture.snapshot].push_back(one.picture.key);
    QCOMPARE(drawn.size(), std::size_t(3));
    QCOMPARE(drawn[1], *order.live);
    QCOMPARE(drawn[2], *order.live);
    QCOMPARE(drawn[3], order.preview.keys);
    for (const auto& taken : engine.all<SnapshotTaken>())
      QCOMPARE(is_last(taken.snapshot), taken.snapshot.index == 3);
  }

  void offIsTheBaseAndOnTheSameStateAgain() {
    Engine engine;
    EraseOrder order;
    order.plan = cat_to_dog();
    engine.run(std::make_unique<EraseJob>(order));
    const auto made = engine.all<EditsChanged>().back();
    auto edits = made.edits;
    edits.front().on = false;
    engine.run(std::make_unique<SetEditsJob>(edits));
    QCOMPARE(engine.all<EditsChanged>().back().state, engine.all<ModelOpened>().front().info.base_hash);
    engine.run(std::make_unique<SetEditsJob>(made.edits));
    QCOMPARE(engine.all<EditsChanged>().back().state, made.state);
  }

  void aTrainedRunCountsItsSteps() {
    Engine engine;
    EraseOrder order;
    order.plan = cat_to_dog();
    order.plan.method = "esd-x";
    order.plan.settings = {{"steps", std::int64_t{3}}, {"batch_size", std::int64_t{1}}};
    engine.run(std::make_unique<EraseJob>(order));
    std::vector<int> counted;
    for (const auto& progress : engine.all<JobProgress>())
      if (progress.what == "step") {
        counted.push_back(progress.done);
        QCOMPARE(progress.total, 3);
      }
    QCOMPARE(counted, (std::vector<int>{1, 2, 3}));
  }

  void aBadPlanFailsAndChangesNothing() {
    Engine engine;
    EraseOrder order;
    order.plan = cat_to_dog();
    order.plan.pairs = {{"cat", "cat"}};
    QVERIFY(std::holds_alternative<Failure>(engine.run(std::make_unique<EraseJob>(order))));
    QVERIFY(engine.all<EditsChanged>().back().edits.empty());
  }
};

PENTIMENTO_TEST(EraseJobTest)
#include "erase_job_test.moc"
