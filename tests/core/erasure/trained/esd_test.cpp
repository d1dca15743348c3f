#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/miniature.h"
#include "core/erasure/trained/esd.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class EsdTest : public QObject {
  Q_OBJECT

  static ErasureContext context(RunControl& control, const Esd& method, SettingValues given = {}) {
    given.emplace("steps", std::int64_t{2});
    return ErasureContext{miniature(), cat_to_dog(), quick(method, given), 7, control, {}, {}, {}, {}, false};
  }

 private Q_SLOTS:
  void groupsDoNotOverlap() {
    const auto x = Esd(EsdGroup::X).parameter_names(miniature());
    const auto strict = Esd(EsdGroup::XStrict).parameter_names(miniature());
    const auto u = Esd(EsdGroup::U).parameter_names(miniature());
    QVERIFY(strict.size() == 14 && x.size() == 35 && u.size() > x.size());
    for (const auto& name : strict) QVERIFY(std::ranges::find(x, name) != x.end());
    for (const auto& name : u) QVERIFY(std::ranges::find(x, name) == x.end());
  }

  void needsNoAnchorUnlessItIsTheBaseline() {
    const Esd method(EsdGroup::XStrict);
    RunControl control;
    auto run = context(control, method);
    run.plan.pairs = {{"cat", ""}};
    QCOMPARE(method.run(run).entries.size(), std::size_t(14));
    run.settings["baseline"] = std::string("anchor");
    try {
      method.run(run);
      QFAIL("ran without an anchor");
    } catch (const Error& error) {
      QVERIFY(std::string(error.what()).starts_with("the baseline 'anchor' needs an anchor for cat"));
    }
    run.plan.pairs = {{"cat", "dog"}};
    QCOMPARE(method.run(run).entries.size(), std::size_t(14));
  }

  void drawsPicturesOnlyToKeep() {
    const Esd method(EsdGroup::XStrict);
    RunControl control;
    for (const bool keeps : {false, true}) {
      auto run =
          context(control, method, {{"retain_weight", keeps ? 1.0 : 0.0}, {"surgery", std::string("off")}});
      int drawn = 0;
      run.on_progress = [&](const std::string&, int, int) { ++drawn; };
      std::map<std::string, double> figures;
      run.on_step = [&](const StepFigures& step, const std::vector<LayerHealth>&) { figures = step.values; };
      method.run(run);
      QCOMPARE(drawn > 0, keeps);
      QCOMPARE(figures.count("loss_prior") == 1, keeps);
      QVERIFY(figures.count("loss"));
    }
  }

  void severalPairsAndTheFirstCode() {
    const Esd method(EsdGroup::X);
    RunControl control;
    auto run = context(control, method, {{"preset", std::string("classic")}});
    run.plan.pairs = {{"cat", "dog"}, {"neon", ""}};
    QCOMPARE(method.run(run).origin.pairs.size(), std::size_t(2));
  }
};

PENTIMENTO_TEST(EsdTest)
#include "esd_test.moc"
