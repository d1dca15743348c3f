#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/mace/mace.h"
#include "core/erasure/miniature.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class MaceTest : public QObject {
  Q_OBJECT

  const Mace method_{};

  ErasureContext context(RunControl& control, SettingValues given = {}) const {
    given.emplace("steps", std::int64_t{2});
    given.emplace("target_latents", std::int64_t{2});
    return ErasureContext{miniature(), cat_to_dog(), quick(method_, given), 7, control, {}, {}, {},
                          {},          false};
  }

 private Q_SLOTS:
  void drawsPicturesOfTheTargetsAlone() {
    RunControl control;
    auto run = context(control);
    run.plan.pairs = {{"cat", "dog"}, {"apple", "banana"}};
    QStringList told;
    run.on_progress = [&](const std::string& what, int done, int total) {
      told << QString("%1 %2/%3").arg(QString::fromStdString(what)).arg(done).arg(total);
    };
    QCOMPARE(method_.run(run).entries.size(), std::size_t(14));
    QCOMPARE(told, QStringList{"target picture 4/4"});
  }

  void keepsWhenAsked() {
    RunControl control;
    auto run = context(control, {{"retain_weight", 1.0}, {"surgery", std::string("pcgrad")}});
    std::map<std::string, double> figures;
    std::vector<LayerHealth> layers;
    run.on_step = [&](const StepFigures& step, const std::vector<LayerHealth>& each) {
      figures = step.values;
      layers = each;
    };
    method_.run(run);
    QVERIFY(figures.count("loss") && figures.count("loss_prior") && figures.count("conflict_share"));
    QVERIFY(layers.size() == 14 && std::ranges::any_of(layers, [](const LayerHealth& layer) {
              return layer.gradient_cosine != 0.0;
            }));
  }

  void takesTheConceptsAttention() { // what the edit is for: the loss falls on the same pictures
    RunControl control;
    auto run = context(control, {{"steps", std::int64_t{40}}, {"learning_rate", 1e-2}});
    double first = 0.0, last = 0.0;
    run.on_step = [&](const StepFigures& step, const std::vector<LayerHealth>&) {
      if (step.step <= 5) first += step.values.at("loss");
      if (step.step > 35) last += step.values.at("loss");
    };
    method_.run(run);
    QVERIFY2(last < 0.5 * first, qPrintable(QString("%1 from %2").arg(last).arg(first)));
  }

  void goesOnFromAnEdit() {
    RunControl control;
    auto first = context(control);
    const auto cats = std::make_shared<const WeightDelta>(method_.run(first));
    auto second = context(control);
    second.plan.pairs = {{"apple", "banana"}};
    const auto alone = method_.run(second).content_hash();
    second.start = cats;
    const auto both = method_.run(second);
    QCOMPARE(both.origin.pairs.size(), std::size_t(2));
    QVERIFY(both.content_hash() != alone);
  }

  void wantsAnAnchor() {
    RunControl control;
    auto run = context(control);
    run.plan.pairs = {{"cat", ""}};
    QVERIFY_THROWS_EXCEPTION(Error, method_.run(run));
  }
};

PENTIMENTO_TEST(MaceTest)
#include "mace_test.moc"
