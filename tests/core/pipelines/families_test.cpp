#include <QtTest>

#include "core/base/error.h"
#include "core/erasure/model_predictor.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "core/erasure/trained/anchor_data.h"
#include "core/pipelines/stable_diffusion.h"
#include "support/test_registry.h"
#include "tests/core/models/golden_case.h"

using namespace pentimento;

namespace {

/// A tiny random pipeline that diffusers wrote, and what diffusers drew with it
/// (tests/golden/golden_families.py).
struct Family {
  explicit Family(const std::string& name, const ComputePlan& plan = {})
      : folder(std::filesystem::path(PENTIMENTO_GOLDEN) / "families" / name),
        golden(SafetensorsFile::open(folder / "golden.safetensors")),
        pipeline(DiffusionModel::open(folder.string(), plan)) {}
  DiffusionModel& model() { return *pipeline.model(); }

  std::filesystem::path folder;
  std::shared_ptr<const SafetensorsFile> golden;
  StableDiffusionPipeline pipeline;
};

const std::vector<std::string> kPrompts{"a photo of a cat", "a watercolor of a fox on the beach"};
const std::vector<Request> kTwo{{kPrompts[0], 41}, {kPrompts[1], 42}};

SamplingSettings five_steps() {
  SamplingSettings settings;
  settings.steps = 5;
  settings.guidance = 5.0;
  return settings;
}

} // namespace

/// Whole pipelines of each family against diffusers.
class FamiliesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void families_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("prediction");
    QTest::newRow("1.x") << "sd1"
                         << "Stable Diffusion 1.x"
                         << "epsilon";
    QTest::newRow("2.x") << "sd2"
                         << "Stable Diffusion 2.x"
                         << "v_prediction";
    QTest::newRow("XL") << "sdxl"
                        << "Stable Diffusion XL"
                        << "epsilon";
  }

  void equalsDiffusers_data() { families_data(); }

  /// Five guided steps; 1e-4 of the largest value for ten passes in another order of sums.
  void equalsDiffusers() {
    QFETCH(QString, name);
    QFETCH(QString, family);
    QFETCH(QString, prediction);
    Family one(name.toStdString());
    QCOMPARE(one.model().info().family, family.toStdString());
    QCOMPARE(one.model().info().prediction_type, prediction.toStdString());
    QVERIFY(one.model().info().findings.empty() && one.model().info().missing.empty());
    const auto text = one.model().encode_prompts(kPrompts);
    QVERIFY(relative_error(text.states, one.golden->tensor("states")) < parity);
    QCOMPARE(text.pooled.defined(), one.golden->find("pooled") != nullptr);
    if (text.pooled.defined()) QVERIFY(relative_error(text.pooled, one.golden->tensor("pooled")) < parity);

    auto settings = five_steps();
    compare(one, settings, "plain");
    settings.negative = "a neon dog";
    settings.width = 96;
    settings.height = 48;
    compare(one, settings, "negative");
  }

  /// Training sees the same UNet as drawing: conditions of both kinds go through data, batch and predictor.
  void trainingIsToldEverything() {
    Family one("sdxl");
    RunControl control;
    SettingValues given{{"anchor_latents", std::int64_t{2}}, {"anchor_steps", std::int64_t{2}}};
    const auto& doco = find_method("doco");
    ErasureContext context{one.model(),
                           {{{"cat", "dog"}}, {}, "doco", {}, {}},
                           resolved_settings(doco.describe(), given, 8),
                           7,
                           control,
                           {},
                           {},
                           {},
                           {},
                           false};
    const auto data = prepare_anchor_data(context);
    QVERIFY(data.latents.isfinite().all().item<bool>());
    auto generator = at::detail::createCPUGenerator(3);
    const auto batch = draw_anchor_batch(data, {3, 3, 10, 900}, generator);
    QCOMPARE(batch.target_states.pooled.sizes(), (c10::IntArrayRef{3, 20}));
    UnetLoan loan(one.model(), control, false);
    const torch::NoGradGuard no_grad;
    const auto half = batch.latents, t = batch.timesteps;
    const auto predicted = loan.predictor().predict(half, t, batch.target_states);
    const auto ids = torch::tensor({{64.0, 64.0, 0.0, 0.0, 64.0, 64.0}}).expand({3, 6});
    const auto wanted = one.model().unet(half, t, batch.target_states.states,
                                         AddedConditions{batch.target_states.pooled, ids});
    QVERIFY(predicted.equal(wanted));
    // Without the pooled text it is refused, not guessed.
    QVERIFY_THROWS_EXCEPTION(Error, loan.predictor().predict(half, t, batch.target_states.states));
  }

  void emptyNegativePromptIsZeros() {
    Family xl("sdxl"), two("sd2");
    QVERIFY(xl.model().encode_negative("").states.eq(0).all().item<bool>());
    QVERIFY(xl.model().encode_negative("").pooled.eq(0).all().item<bool>());
    QVERIFY(!xl.model().encode_negative("a dog").states.eq(0).any().item<bool>());
    QVERIFY(two.model().encode_negative("").states.equal(two.model().encode_prompts({""}).states));
  }

  /// The decoder's last norm is scaled up until fp16 overflows; the picture is fp32's, and it is said.
  void overflowingVaeIsDecodedAgain() {
    ComputePlan half;
    half.vae_dtype = torch::kFloat16;
    Family one("sdxl", half), exact("sdxl");
    QCOMPARE(one.model().vae_dtype(), torch::kFloat16);
    const auto latents = one.golden->tensor("plain.latents") * 3e5;
    std::vector<std::string> said;
    const auto image =
        one.pipeline.decode(latents, control_, [&](const auto& text) { said.push_back(text); });
    QCOMPARE(said,
             std::vector<std::string>{"The VAE overflowed in half precision. It runs in fp32 from here on."});
    QCOMPARE(one.model().vae_dtype(), torch::kFloat32);
    QVERIFY(image.equal(exact.pipeline.decode(latents, control_)));
    said.clear();
    one.pipeline.decode(latents, control_, [&](const auto& text) { said.push_back(text); });
    QVERIFY(said.empty());
  }

  void longPromptIsSaid() {
    Family one("sd1");
    std::string prompt = "a photo of a cat";
    for (int i = 0; i < 80; ++i) prompt += " cat";
    std::vector<std::string> said;
    auto settings = five_steps();
    settings.steps = 1;
    DrawCallbacks callbacks;
    callbacks.warning = [&](const std::string& text) { said.push_back(text); };
    one.pipeline.draw({{prompt, 1}, {prompt, 2}}, settings, control_, callbacks);
    QCOMPARE(said.size(), std::size_t{1});
    QVERIFY2(said[0].starts_with("A prompt is longer than 77 tokens. This part of it is not read: \"cat cat"),
             said[0].c_str());
  }

 private:
  void compare(Family& one, const SamplingSettings& settings, const std::string& name) {
    const auto latents = one.pipeline.sample(kTwo, settings, control_);
    const auto latent_error = relative_error(latents, one.golden->tensor(name + ".latents"));
    qInfo("%s latents, relative error: %.1e", name.c_str(), latent_error);
    QVERIFY(latent_error < 1e-4);
    if (!one.golden->find(name + ".image")) return;
    QVERIFY(relative_error(one.pipeline.decode(latents, control_), one.golden->tensor(name + ".image")) <
            1e-4);
  }
  RunControl control_;
};

PENTIMENTO_TEST(FamiliesTest)
#include "families_test.moc"
