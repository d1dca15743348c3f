#include "core/forecast/trained_run.h"

#include <QtTest>

#include "core/erasure/erasure_method.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "support/test_registry.h"

using namespace pentimento;

class TrainedRunTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    model_ = DiffusionModel::open("miniature", {});
    shape_ = std::make_unique<ModelShape>(*model_);
  }

  void whereMoreIsTrainedMoreIsKept() {
    QVERIFY(run("esd-u").kept() > 5 * run("esd-x").kept());
    const auto plain = run("esd-x").kept();
    const auto preserving = run("esd-x", {{"retain_weight", 1.0}}).kept();
    QVERIFY(preserving > plain * 5 / 4); // a gradient more, and the states of what it learns from
    QVERIFY(run("doco", {{"anchor_latents", std::int64_t{1000}}}).kept() > 2 * run("doco").kept());
  }

  void picturesAreDrawnOnlyWhereTheyAreLearnedFrom() {
    QCOMPARE(run("esd-x").preparing(), std::int64_t{0});
    QVERIFY(run("esd-x", {{"retain_weight", 1.0}}).preparing() > 0);
    QVERIFY(run("doco").preparing() > 0);
    QVERIFY(run("mace").preparing() > 2 * run("mace", {{"keep_listed", false}}).preparing());
  }

  void aStepGrowsWithItsRows() {
    const auto doco = run("doco");
    QCOMPARE(doco.rows(), 8);
    QVERIFY(doco.step(16) > doco.step(8) * 9 / 5);
    // An encoder that is trained has a graph of its own, and rows to keep.
    QVERIFY(run("adv-unlearn").step(4) > run("receler").step(4));
  }

 private:
  TrainedRun run(const char* name, const SettingValues& given = {}) {
    const auto& method = find_method(name);
    const auto names = method.parameter_names(*model_);
    return {*model_,
            *shape_,
            plan_,
            resolved_settings(method.describe(), given,
                              static_cast<int>(model_->unet->config.block_out_channels.front())),
            {names.begin(), names.end()}};
  }

  std::shared_ptr<DiffusionModel> model_;
  std::unique_ptr<ModelShape> shape_;
  Plan plan_{{{"cat", "dog"}}, {"rabbit", "fox"}, "doco", {}, {}};
};

PENTIMENTO_TEST(TrainedRunTest)
#include "trained_run_test.moc"
