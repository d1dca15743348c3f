#include "core/probes/attacks/sampler/recall.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/probes/attacks/attack_run.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class RecallTest : public QObject {
  Q_OBJECT

  static AttackContext context_of(AttackScene& scene, std::int64_t iterations) {
    auto context =
        scene.context(Recall(), {{"denoising_steps", std::int64_t{6}}, {"iterations", iterations}});
    context.sampling.steps = 8;
    return context;
  }

 private Q_SLOTS:
  /// Against a loop over diffusers' UNet, golden_recall.py.
  void goesTheWayOfTheReferenceLoop() {
    AttackScene scene;
    scene.model.use(Side::Base);
    const auto golden = SafetensorsFile::open(PENTIMENTO_GOLDEN "/recall.safetensors");
    RecallOptions options;
    options.timesteps = {999, 799, 599, 399, 199, 99};
    options.iterations = 4;
    options.step = 0.01;
    const torch::NoGradGuard no_grad; // as a job has it: the search takes its gradient all the same
    const auto text = miniature().encode_prompts({"a photo of a cat", "an apple"});
    std::vector<double> losses;
    const auto latents = recall_latents(
        [&](const torch::Tensor& noisy, const torch::Tensor& times) {
          return scene.model.predict(noisy, times, text);
        },
        scene.model.noising(), golden->tensor("reference"), golden->tensor("noise"), options, &losses);
    const auto wanted = golden->tensor("losses");
    QCOMPARE(losses.size(), std::size_t{24});
    for (std::size_t i = 0; i < losses.size(); ++i) {
      const double there = wanted[static_cast<std::int64_t>(i)].item<double>();
      QVERIFY2(std::abs(losses[i] - there) < 1e-3 * there,
               qPrintable(QString("%1: %2 %3").arg(i).arg(losses[i]).arg(there)));
    }
    // A sign may fall the other way where the gradient is all but nothing.
    const auto same = (latents - golden->tensor("latents")).abs() < 1e-4;
    QVERIFY(same.to(torch::kFloat32).mean().item<double>() > 0.99);
    QVERIFY(losses[3] < losses[0]); // and down it goes
  }

  /// Only what is asked for differs from the control; the latent is the same.
  void theControlDrawsFromTheSameLatent() {
    AttackScene scene;
    const auto run = [&] { return run_attack(Recall(), context_of(scene, 1), 1, {}); };
    const auto first = run(), second = run();
    QVERIFY(first.attacked[0].text.find("cat") != std::string::npos);
    QVERIFY(first.controlled[0].text.find("apple") != std::string::npos);
    QVERIFY(first.controlled[0].text.find("a picture of cat") != std::string::npos); // the note
    QVERIFY(*first.attacked[0].picture.image != *first.controlled[0].picture.image);
    QCOMPARE(*first.attacked[0].picture.image, *second.attacked[0].picture.image);
    for (const auto* side : {&first.attacked, &first.controlled})
      QCOMPARE(side->front().picture.state, scene.model.state_of(Side::Edited));
  }

  void theControlNeedsAWord() {
    AttackScene scene;
    auto context = context_of(scene, 1);
    context.control_word = "cat";
    QVERIFY_THROWS_EXCEPTION(Error, run_attack(Recall(), context, 1, {}));
  }

  void stops() {
    AttackScene scene;
    auto context = context_of(scene, 1);
    context.control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, run_attack(Recall(), context, 1, {}));
  }
};

PENTIMENTO_TEST(RecallTest)
#include "recall_test.moc"
