#include "core/probes/attacks/weights/quantise.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class QuantiseTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void integersLieOnTheGridOfTheirRow() {
    const auto values = torch::randn({5, 3, 2, 2}, make_generator(1), torch::kFloat32);
    for (const auto& [form, end] : {std::pair{"int8", 127.0}, std::pair{"int4", 7.0}}) {
      const auto rounded = rounded_weights(values, form);
      QCOMPARE(rounded.sizes(), values.sizes());
      const auto step = values.flatten(1).abs().amax(1, true) / end;
      const auto places = rounded.flatten(1) / step;
      QVERIFY((places - places.round()).abs().max().item<double>() < 1e-4);
      QVERIFY(places.abs().max().item<double>() < end + 1e-4);
      QVERIFY(((rounded - values).flatten(1).abs() <= step * 0.5001).all().item<bool>());
      QVERIFY(torch::allclose(rounded_weights(rounded, form), rounded, 1e-5, 1e-7));
    }
    QVERIFY(rounded_weights(torch::zeros({2, 3}), "int8").equal(torch::zeros({2, 3})));
  }

  void floatsLoseTheirLastBits() {
    const auto values = torch::tensor({1.0F, 1.0001F, 3.14159F}).view({1, 3});
    QVERIFY(rounded_weights(values, "fp16").equal(values.to(torch::kFloat16).to(torch::kFloat32)));
    QVERIFY(rounded_weights(values, "bf16").equal(values.to(torch::kBFloat16).to(torch::kFloat32)));
    QVERIFY_THROWS_EXCEPTION(Error, rounded_weights(values, "int2"));
  }

  void theEditedWeightsAreRounded() {
    AttackScene scene;
    const Quantise attack;
    auto context = scene.context(attack);
    const auto eight = attack.run(context);
    QCOMPARE(scene.model.side(), Side::Altered);
    QVERIFY(scene.model.state() != scene.model.state_of(Side::Edited));
    const auto& [name, entry] = *cat_is_dog()->entries.begin();
    const auto& now = scene.model.parameters().current(name);
    QVERIFY(now.equal(rounded_weights(entry.parameter, "int8")));
    context.settings["form"] = std::string("int4");
    QVERIFY(attack.run(context).figures.at("relative_change") > 5 * eight.figures.at("relative_change"));
    context.null_control = true;
    attack.run(context);
    QCOMPARE(scene.model.state(), scene.model.state_of(Side::Edited));
  }
};

PENTIMENTO_TEST(QuantiseTest)
#include "quantise_test.moc"
