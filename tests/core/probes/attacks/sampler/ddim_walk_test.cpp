#include "core/probes/attacks/sampler/ddim_walk.h"

#include <QtTest>

#include "core/base/rng.h"
#include "core/io/safetensors.h"
#include "core/probes/attacks/attack_scene.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class DdimWalkTest : public QObject {
  Q_OBJECT

  static torch::Tensor noise() { return noise_for_seeds({41, 42}, {4, 16, 16}); }
  static TextConditions text() { return miniature().encode_prompts({"a photo of a cat", "an apple"}); }

 private Q_SLOTS:
  /// Against the pipeline's DDIM, told to end as the walk does.
  void isDdim() {
    AttackScene scene;
    auto& config = miniature().scheduler_config;
    const auto before = config;
    config["set_alpha_to_one"] = true;
    SamplingSettings settings;
    settings.scheduler = "ddim";
    settings.timestep_spacing = "trailing";
    settings.steps = 4;
    settings.guidance = 4.0;
    StableDiffusionPipeline pipeline(scene.model.shared());
    const auto wanted =
        pipeline.sample({{"a photo of a cat", 41}, {"an apple", 42}}, settings, scene.control, {}, noise());
    config = before;
    const DdimWalk walk(scene.model, 4, 4.0);
    const auto got = walk.go(noise(), text(), 0, 4, scene.control);
    const auto off = (got - wanted).abs().max().item<double>();
    QVERIFY2(off < 1e-4, qPrintable(QString::number(off))); // sums in another order
    QCOMPARE(scene.model.unet_calls(), std::int64_t{16});
  }

  void partsAreTheWhole() {
    AttackScene scene;
    const DdimWalk walk(scene.model, 4, 1.0);
    const auto whole = walk.go(noise(), text(), 0, 4, scene.control);
    const auto half = walk.go(noise(), text(), 0, 2, scene.control);
    QVERIFY(walk.go(half, text(), 2, 4, scene.control).equal(whole));
    QVERIFY(walk.go(half, text(), 2, 2, scene.control).equal(half));
  }

  void freshNoiseOfNoStrengthIsNone() {
    AttackScene scene;
    const DdimWalk walk(scene.model, 3, 1.0);
    const auto plain = walk.go(noise(), text(), 0, 3, scene.control);
    const auto fresh = [](float eta) {
      FreshNoise made{torch::full({2, 1, 1, 1}, eta), torch::ones({2, 1, 1, 1}), {}};
      for (const std::uint64_t seed : {1, 2}) made.generators.push_back(make_generator(seed));
      return made;
    };
    auto none = fresh(0.0F), some = fresh(1.0F), again = fresh(1.0F);
    QVERIFY(torch::allclose(walk.go(noise(), text(), 0, 3, scene.control, &none), plain, 1e-4, 1e-4));
    const auto noisy = walk.go(noise(), text(), 0, 3, scene.control, &some);
    QVERIFY(torch::isfinite(noisy).all().item<bool>() && !torch::allclose(noisy, plain, 1e-2, 1e-2));
    QVERIFY(walk.go(noise(), text(), 0, 3, scene.control, &again).equal(noisy));
  }

  /// Back and forth is where it began, the nearer the more iterations.
  void backIsTheOtherWayRound() {
    AttackScene scene;
    const DdimWalk walk(scene.model, 8, 1.0);
    const auto nothing = miniature().encode_prompts({"", ""});
    StableDiffusionPipeline pipeline(scene.model.shared());
    auto sampling = scene.context().sampling;
    sampling.steps = 8;
    const auto clean = pipeline.sample({{"a photo of a cat", 41}, {"an apple", 42}}, sampling, scene.control);
    scene.model.use(Side::Edited);
    std::vector<double> off;
    for (const int iterations : {1, 5, 60}) {
      const auto noise = walk.back(clean, nothing, 0, walk.steps(), iterations, scene.control);
      QVERIFY(torch::isfinite(noise).all().item<bool>() && !torch::allclose(noise, clean, 1e-1, 1e-1));
      const auto again = walk.go(noise, nothing, 0, walk.steps(), scene.control);
      off.push_back(((again - clean).norm() / clean.norm()).item<double>());
    }
    qInfo("off by %.2e, %.2e, %.2e", off[0], off[1], off[2]);
    QVERIFY(off[1] < off[0] && off[2] < off[1]);
    QVERIFY2(off[2] < 1e-3, qPrintable(QString::number(off[2])));
    const auto part = walk.back(clean, nothing, 3, walk.steps(), 5, scene.control); // in parts as well
    QVERIFY(walk.back(part, nothing, 0, 3, 5, scene.control)
                .equal(walk.back(clean, nothing, 0, walk.steps(), 5, scene.control)));
  }

  /// Against a loop over diffusers' UNet, golden_inversion.py.
  void theWayBackIsPythons_data() {
    QTest::addColumn<int>("iterations");
    QTest::newRow("plain") << 1;
    QTest::newRow("refined") << 5;
  }
  void theWayBackIsPythons() {
    QFETCH(int, iterations);
    AttackScene scene;
    const auto golden = SafetensorsFile::open(PENTIMENTO_GOLDEN "/inversion.safetensors");
    const auto latents = golden->tensor("latents"),
               wanted = golden->tensor("noise." + std::to_string(iterations));
    const DdimWalk walk(scene.model, 8, 1.0);
    const auto got =
        walk.back(latents, miniature().encode_prompts({"", ""}), 0, 8, iterations, scene.control);
    const auto off = ((got - wanted).norm() / wanted.norm()).item<double>();
    qInfo("off by %.2e", off);
    QVERIFY2(off < 1e-4, qPrintable(QString::number(off))); // sums in another order
  }

  void startsAreAsNoisyAsTheirStep() {
    AttackScene scene;
    const DdimWalk walk(scene.model, 4, 1.0);
    const auto clean = torch::ones({2, 4, 16, 16}), none = torch::zeros({2, 4, 16, 16});
    double last = 0.0;
    for (int i = 0; i < walk.steps(); ++i) { // less and less noise
      const double signal = walk.noisy(clean, none, i).mean().item<double>(),
                   rest = walk.noisy(none, clean, i).mean().item<double>();
      QVERIFY(std::abs(signal * signal + rest * rest - 1.0) < 1e-5 && signal > last);
      last = signal;
    }
  }

  void stops() {
    AttackScene scene;
    const DdimWalk walk(scene.model, 4, 1.0);
    scene.control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, walk.go(noise(), text(), 0, 4, scene.control));
    QVERIFY_THROWS_EXCEPTION(Stopped, walk.back(noise(), text(), 0, 4, 2, scene.control));
  }
};

PENTIMENTO_TEST(DdimWalkTest)
#include "ddim_walk_test.moc"
