#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/miniature.h"
#include "core/erasure/trained/doco.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The loop around every trained method, seen through the first of them.
class TrainedMethodTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  const Doco method_{};

  ErasureContext context(RunControl& control, const char* checkpoint = "") const {
    ErasureContext made{miniature(), cat_to_dog(), quick(method_), 7, control, {}, {}, {}, {}, false};
    made.settings["checkpoint_every"] = std::int64_t{2};
    if (*checkpoint) made.checkpoint = folder_.filePath(checkpoint).toStdString();
    return made;
  }

 private Q_SLOTS:
  void writesItselfDownBeforeTheFirstStep() {
    RunControl control;
    auto run = context(control, "first");
    bool seen = false;
    run.on_step = [&](const StepFigures& figures, const std::vector<LayerHealth>&) {
      if (figures.step == 1) seen = std::filesystem::exists(run.checkpoint);
    };
    method_.run(run);
    QVERIFY(seen && !std::filesystem::exists(run.checkpoint));
  }

  void aStopWhileASnapshotIsDrawnIsNotLost() {
    RunControl control;
    auto whole = context(control);
    const auto wanted = method_.run(whole).content_hash();

    auto first = context(control, "snapshot");
    std::vector<int> indices;
    const auto snapshot = [&](const Snapshot& taken, const WeightDelta&) { indices.push_back(taken.index); };
    first.on_snapshot = [&](const Snapshot& taken, const WeightDelta& delta) {
      snapshot(taken, delta);
      if (taken.step == 4) throw Stopped{};
    };
    bool stopped = false;
    try {
      method_.run(first);
    } catch (const Stopped&) {
      stopped = true;
    }
    QVERIFY(stopped);
    auto second = context(control, "snapshot");
    second.resume = true;
    second.on_snapshot = snapshot;
    std::vector<int> steps;
    second.on_step = [&](const StepFigures& figures, const std::vector<LayerHealth>&) {
      steps.push_back(figures.step);
    };
    QCOMPARE(method_.run(second).content_hash(), wanted);
    QCOMPARE(steps, std::vector<int>{5});
    QCOMPARE(indices, (std::vector<int>{1, 2})); // steps 4 and 5; 2 was in the warm-up
  }

  void
  oneConceptAfterAnother() { // DoCo's --multi_ckpt_path: the student starts at the edit, the teacher does not
    RunControl control;
    auto first = context(control);
    const auto cats = std::make_shared<const WeightDelta>(method_.run(first));
    auto second = context(control);
    second.plan.pairs = {{"apple", "banana"}};
    second.start = cats;
    double change_of_first_snapshot = 0.0;
    second.on_step = [&](const StepFigures& figures, const std::vector<LayerHealth>& layers) {
      if (figures.step == 3) change_of_first_snapshot = layers.front().relative_change;
    };
    const auto both = method_.run(second);
    QCOMPARE(both.origin.pairs, (std::vector<ConceptPair>{{"cat", "dog"}, {"apple", "banana"}}));
    second.start = nullptr;
    QVERIFY(method_.run(second).content_hash() != both.content_hash());
    QVERIFY(change_of_first_snapshot > 0.0);
    auto other = *cats;
    other.origin.base_hash = "another";
    second.start = std::make_shared<const WeightDelta>(other);
    QVERIFY_THROWS_EXCEPTION(Error, method_.run(second));
  }

  void startsAnewWithoutACheckpoint() {
    RunControl control;
    auto run = context(control, "nowhere");
    run.resume = true;
    QCOMPARE(method_.run(run).entries.size(), std::size_t(14));
  }
};

PENTIMENTO_TEST(TrainedMethodTest)
#include "trained_method_test.moc"
