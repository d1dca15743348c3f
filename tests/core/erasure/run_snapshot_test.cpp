#include <QtTest>

#include "core/edits/edit_health.h"
#include "core/erasure/miniature.h"
#include "core/erasure/registry.h"
#include "core/erasure/run_snapshot.h"
#include "core/erasure/training/kv_parameters.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class RunSnapshotTest : public QObject {
  Q_OBJECT

  static ErasureContext context(RunControl& control) {
    return ErasureContext{miniature(), cat_to_dog(), quick(find_method("uce")), 7, control, {}, {}, {},
                          {},          false};
  }

 private Q_SLOTS:
  void theOriginIsTheRuns() {
    RunControl control;
    const auto run = context(control);
    const auto origin = origin_of(run, "test");
    QCOMPARE(origin.base_hash, miniature().base_hash());
    QCOMPARE(origin.method, std::string("test"));
    QVERIFY(origin.settings == run.settings && origin.pairs == run.plan.pairs &&
            origin.kept == run.plan.kept);
    QCOMPARE(origin.seed, std::uint64_t(7));
  }

  void measuresOnceAndKeepsWhatOnlyTheMethodKnows() {
    RunControl control;
    auto run = context(control);
    const ParameterSwap parameters(*miniature().unet);
    WeightDelta delta;
    for (const auto& name : kv_names(*miniature().unet))
      delta.entries[name] = dense_entry(1.5 * parameters.base(name).to(torch::kFloat32));
    delta.origin = origin_of(run, "test");
    Snapshot given{2, 20, 40, {}, layer_health(delta, parameters), {}};
    given.layers.front().gradient_cosine = -0.4;
    given.health.condition_number = 12.0;
    given.health.matrices_expected = 14;
    give_snapshot(run, delta, parameters, given); // nobody listens
    QCOMPARE(run.measuring_seconds, 0.0);

    int calls = 0;
    run.on_snapshot = [&](const Snapshot& seen, const WeightDelta& edit) {
      ++calls;
      QVERIFY(&edit == &delta && run.measuring_seconds > 0.0);
      QCOMPARE(seen.index, 2);
      QCOMPARE(seen.step, 20);
      QVERIFY(seen.state.size() == 64 && seen.state != miniature().base_hash());
      QCOMPARE(seen.layers.front().gradient_cosine, -0.4);
      QCOMPARE(seen.health.condition_number, 12.0);
      QCOMPARE(seen.health.matrices_touched, 14);
      QCOMPARE(seen.health.matrices_expected, 14);
      for (const auto& layer : seen.layers) QVERIFY(std::abs(layer.relative_change - 0.5) < 1e-5);
    };
    give_snapshot(run, delta, parameters, given);
    QCOMPARE(calls, 1);
  }
};

PENTIMENTO_TEST(RunSnapshotTest)
#include "run_snapshot_test.moc"
