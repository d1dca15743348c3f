#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/miniature.h"
#include "core/erasure/trained/doco.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class DocoTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  const Doco method_{};

  ErasureContext context(RunControl& control) const {
    return ErasureContext{miniature(), cat_to_dog(), quick(method_), 7, control, {}, {}, {}, {}, false};
  }

 private Q_SLOTS:
  void resumedEqualsUninterruptedToTheBit() {
    RunControl control;
    auto whole = context(control);
    const auto wanted = method_.run(whole).content_hash();

    RunControl stopping;
    auto first = context(stopping);
    first.checkpoint = folder_.filePath("run.safetensors").toStdString();
    first.on_step = [&](const StepFigures& figures, const std::vector<LayerHealth>&) {
      if (figures.step == 3) stopping.request_stop();
    };
    bool stopped = false;
    try {
      method_.run(first);
    } catch (const Stopped&) {
      stopped = true;
    }
    QVERIFY(stopped && std::filesystem::exists(first.checkpoint));

    auto other = context(control);
    other.checkpoint = first.checkpoint;
    other.resume = true;
    other.seed = 8;
    QVERIFY_THROWS_EXCEPTION(Error, method_.run(other)); // another run's checkpoint

    auto second = context(control);
    second.checkpoint = first.checkpoint;
    second.resume = true;
    std::vector<int> steps;
    second.on_step = [&](const StepFigures& figures, const std::vector<LayerHealth>&) {
      steps.push_back(figures.step);
    };
    QCOMPARE(method_.run(second).content_hash(), wanted);
    QCOMPARE(steps, (std::vector<int>{4, 5}));
    QVERIFY(!std::filesystem::exists(first.checkpoint)); // the run is over
  }

  void figuresHaveThePapersNames() {
    RunControl control;
    auto run = context(control);
    std::map<std::string, double> last;
    std::vector<LayerHealth> layers;
    run.on_step = [&](const StepFigures& figures, const std::vector<LayerHealth>& health) {
      last = figures.values;
      layers = health;
    };
    std::vector<int> drawn;
    run.on_progress = [&](const std::string& what, int done, int total) {
      QCOMPARE(what, std::string("anchor picture"));
      QCOMPARE(total, 2);
      drawn.push_back(done);
    };
    method_.run(run);
    for (const char* name :
         {"loss_G", "loss_D", "loss_prior", "acc_real", "acc_fake", "conflict_share", "match"})
      QVERIFY2(last.count(name), name);
    QCOMPARE(layers.size(), std::size_t(14));
    for (const auto& layer : layers)
      QVERIFY(layer.relative_change > 0.0 && std::abs(layer.gradient_cosine) <= 1.0);
    QCOMPARE(drawn, std::vector<int>{2});
  }

  void publishedPathRunsOnTheMiniature() { // posterior sample, batch norm, detached first token, fewer layers
    RunControl control;
    auto run = context(control);
    run.settings = quick(method_, {{"preset", std::string("repository")}});
    QCOMPARE(method_.run(run).entries.size(), std::size_t(14));
    QVERIFY(!miniature().unet->attention.detach_first_token); // given back
  }

  void severalPairsTakeTurns() {
    RunControl control;
    auto run = context(control);
    run.plan.pairs = {{"cat", "dog"}, {"neon", "photo"}};
    run.settings = quick(method_, {{"kept_latents", std::int64_t{1}}});
    QCOMPARE(method_.run(run).origin.pairs.size(), std::size_t(2));
  }

  void needsAnAnchor() {
    RunControl control;
    auto run = context(control);
    run.plan.pairs = {{"cat", ""}};
    try {
      method_.run(run);
      QFAIL("ran without an anchor");
    } catch (const Error& error) {
      QVERIFY(std::string(error.what()).starts_with("doco needs an anchor for cat"));
    }
  }
};

PENTIMENTO_TEST(DocoTest)
#include "doco_test.moc"
