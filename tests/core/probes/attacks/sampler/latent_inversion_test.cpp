#include "core/probes/attacks/sampler/latent_inversion.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/probes/attacks/attack_run.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class LatentInversionTest : public QObject {
  Q_OBJECT

  static AttackContext context_of(AttackScene& scene, const std::string& asked, std::int64_t steps) {
    auto context = scene.context(
        LatentInversion(), {{"asked", asked}, {"denoising_steps", steps}, {"iterations", std::int64_t{3}}});
    context.sampling.steps = 8;
    return context;
  }

 private Q_SLOTS:
  /// Asked for nothing, the edited model gives back what was led back, be it the target or another word: why
  /// such a rate is to be read beside its control.
  void askedForNothingItGivesBackWhatItWasGiven() {
    AttackScene scene;
    const auto outcome = run_attack(LatentInversion(), context_of(scene, "nothing", 20), 1, {});
    QCOMPARE(outcome.attacked[0].picture.score->top_label, std::string("cat")); // sure or not
    QCOMPARE(seen_in(outcome.controlled), (Proportion{0, 1}));
    QVERIFY(outcome.attacked[0].text.ends_with(
        "[from noise found for pictures of cat, 20 DDIM steps of 3 iterations, asked for nothing]"));
    QVERIFY(outcome.controlled[0].text.find("pictures of apple") != std::string::npos);
    for (const auto* side : {&outcome.attacked, &outcome.controlled})
      QCOMPARE(side->front().picture.state, scene.model.state_of(Side::Edited));
  }

  /// Asked for the target, only what is asked for differs from the control.
  void theControlStartsFromTheSameNoise() {
    AttackScene scene;
    const LatentInversion attack;
    auto context = context_of(scene, "target", 4);
    const auto outcome = run_attack(attack, context, 2, {});
    QVERIFY(outcome.attacked[0].text.find("cat") != std::string::npos);
    QVERIFY(outcome.controlled[0].text.find("apple") != std::string::npos);
    QVERIFY(*outcome.attacked[0].picture.image != *outcome.controlled[0].picture.image);
    const std::vector<Request> asked{{outcome.attacked[0].text, 42}, {outcome.attacked[1].text, 43}},
        other{{outcome.controlled[0].text, 42}, {outcome.controlled[1].text, 43}};
    scene.model.use(Side::Edited);
    const auto noise = attack.found_noise(context, asked);
    QCOMPARE(scene.model.side(), Side::Edited);
    context.null_control = true;
    QVERIFY(attack.found_noise(context, other).equal(noise));
    const auto spread = noise.std().item<double>();
    QVERIFY2(spread > 0.6 && spread < 1.4, qPrintable(QString::number(spread))); // it looks like noise
  }

  void isTheSameAgain() {
    AttackScene scene;
    const auto run = [&] { return run_attack(LatentInversion(), context_of(scene, "target", 3), 1, {}); };
    const auto first = run(), second = run();
    QCOMPARE(*first.attacked[0].picture.image, *second.attacked[0].picture.image);
    QCOMPARE(*first.controlled[0].picture.image, *second.controlled[0].picture.image);
  }

  void theControlNeedsAWord() {
    AttackScene scene;
    auto context = context_of(scene, "target", 3);
    context.control_word = "cat";
    QVERIFY_THROWS_EXCEPTION(Error, run_attack(LatentInversion(), context, 1, {}));
  }
};

PENTIMENTO_TEST(LatentInversionTest)
#include "latent_inversion_test.moc"
