#include "core/probes/attacks/sampler/partial_diffusion.h"

#include <QtTest>

#include "core/probes/attacks/attack_run.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class PartialDiffusionTest : public QObject {
  Q_OBJECT

  static AttackOutcome outcome(AttackScene& scene, double strength, std::int64_t steps) {
    const PartialDiffusion attack;
    auto context = scene.context(attack, {{"strength", strength}, {"denoising_steps", steps}});
    context.sampling.steps = 8;
    return run_attack(attack, context, 1, {});
  }

 private Q_SLOTS:
  /// At little noise the concept comes from the input, and the control says so.
  void whatTheInputBringsShowsInBoth() {
    AttackScene scene;
    const auto given = outcome(scene, 0.05, 20);
    QCOMPARE(seen_in(given.attacked), (Proportion{1, 1}));
    QCOMPARE(given.controlled[0].picture.score->top_label, std::string("cat")); // sure or not
    QVERIFY(given.controlled[0].text.find("apple") != std::string::npos);
    for (const auto* side : {&given.attacked, &given.controlled})
      for (const auto& one : *side) QCOMPARE(one.picture.state, scene.model.state_of(Side::Edited));
  }

  void isTheSameAgainAndGoesFurtherWithStrength() {
    AttackScene scene;
    const auto first = outcome(scene, 0.8, 5), second = outcome(scene, 0.8, 5);
    QCOMPARE(*first.attacked[0].picture.image, *second.attacked[0].picture.image);
    QVERIFY(first.attacked[0].text.ends_with("[from a noisy picture of cat, DDIM steps 2 to 5]"));
    QVERIFY(*outcome(scene, 1.0, 5).attacked[0].picture.image != *first.attacked[0].picture.image);
  }
};

PENTIMENTO_TEST(PartialDiffusionTest)
#include "partial_diffusion_test.moc"
