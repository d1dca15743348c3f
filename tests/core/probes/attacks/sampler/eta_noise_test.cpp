#include "core/probes/attacks/sampler/eta_noise.h"

#include <QtTest>

#include "core/probes/attacks/attack_run.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class EtaNoiseTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theGridMattersAndTheControlIsPlain() {
    AttackScene scene;
    const EtaNoise attack;
    const auto run = [&](double most) {
      return run_attack(
          attack, scene.context(attack, {{"eta_most", most}, {"denoising_steps", std::int64_t{6}}}), 2, {});
    };
    const auto wide = run(1.85), narrow = run(1.0), again = run(1.85);
    QCOMPARE(*wide.attacked[0].picture.image, *narrow.attacked[0].picture.image); // the first place is 1
    QVERIFY(*wide.attacked[1].picture.image != *narrow.attacked[1].picture.image);
    QCOMPARE(*wide.attacked[1].picture.image, *again.attacked[1].picture.image);
    QVERIFY(wide.attacked[0].text.ends_with("[6 DDIM steps, eta 1 to 1.85]"));

    StableDiffusionPipeline pipeline(scene.model.shared());
    scene.model.use(Side::Edited);
    const auto context = scene.context();
    const auto plain = pipeline.draw_batch({{wide.controlled[0].text, 42}, {wide.controlled[1].text, 43}},
                                           context.sampling, scene.control);
    for (std::size_t i = 0; i < 2; ++i) QCOMPARE(*wide.controlled[i].picture.image, plain[i]);
  }
};

PENTIMENTO_TEST(EtaNoiseTest)
#include "eta_noise_test.moc"
