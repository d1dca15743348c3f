#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/settings.h"
#include "core/erasure/trained/doco.h"
#include "core/erasure/trained/golden_unet.h"
#include "core/erasure/training/kv_parameters.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Twenty steps of the preset "repository" against tests/golden/golden_doco.py, which runs the published loop
/// in Python.
class DocoGoldenTest : public QObject {
  Q_OBJECT

  std::shared_ptr<const SafetensorsFile> golden_;

  std::string value(const char* key) const { return golden_->metadata().at(key); }
  int whole(const char* key) const { return std::stoi(value(key)); }

  PatchDiscriminator discriminator() const {
    PatchDiscriminator d(DiscriminatorOptions{4, 8, 4, DiscriminatorNorm::Batch});
    const torch::NoGradGuard no_grad;
    for (auto& item : d->named_parameters()) item.value().copy_(golden_->tensor("d." + item.key()));
    return d;
  }

  AnchorBatch draw(at::Generator& generator) const { // the order of golden_doco.py
    const int64_t b = whole("batch");
    const auto latents = torch::randn({2 * b, 4, 32, 32}, generator);
    const auto noise = torch::randn({2 * b, 4, 32, 32}, generator);
    const auto timesteps = torch::randint(0, 1000, {2 * b}, generator, torch::kInt64);
    AnchorBatch batch{latents.slice(0, 0, b), noise.slice(0, 0, b), timesteps.slice(0, 0, b), {}, {}, {}, {}};
    batch.target_states = torch::randn({b, 7, 12}, generator);
    batch.anchor_states = torch::randn({b, 7, 12}, generator);
    batch.keep = {latents.slice(0, b), noise.slice(0, b), timesteps.slice(0, b),
                  torch::randn({b, 7, 12}, generator)};
    return batch;
  }

 private Q_SLOTS:
  void initTestCase() { golden_ = SafetensorsFile::open(PENTIMENTO_GOLDEN "/doco_repository.safetensors"); }

  void lossesOfTwentySteps() {
    auto model = golden_unet(*golden_);
    model->attention.detach_first_token = true;
    auto options =
        doco_options(resolved_settings(doco_description(), {{"preset", std::string("repository")}}, 320));
    options.warm_up = whole("warm_up");
    options.generator.optimizer.learning_rate = std::stod(value("learning_rate"));
    options.discriminator.learning_rate = std::stod(value("discriminator_learning_rate"));
    ParameterSwap swap(*model);
    TrainedParameters kv(*model, swap, kv_names(*model));
    RunControl control;
    DocoTrainer trainer({golden_predictor(model), kv,
                         Noising(golden_->tensor("alphas_cumprod"), false, torch::kCPU), control},
                        discriminator(), options);
    auto generator = make_generator(static_cast<std::uint64_t>(whole("seed")));
    const auto losses = golden_->tensor("losses");
    double worst = 0.0;
    for (int step = 0; step < whole("steps"); ++step) {
      const auto report = trainer.step(draw(generator), step);
      const char* names[] = {"loss_D", "loss_G", "loss_prior"};
      for (int i = 0; i < 3; ++i) {
        const double wanted = losses[step][i].item<double>();
        const double got = report.values.count(names[i]) ? report.values.at(names[i]) : 0.0;
        const double error = std::abs(got - wanted) / std::max(std::abs(wanted), 1e-12);
        QVERIFY2(
            wanted == got || error < 1e-4,
            qPrintable(QString("step %1 %2: %3 against %4").arg(step).arg(names[i]).arg(got).arg(wanted)));
        if (wanted != got) worst = std::max(worst, error);
      }
    }
    qInfo("largest relative difference of a loss: %.2g", worst);
    // Where a gradient is near zero, Adam's first steps turn its last bit into a whole step; hence the mean.
    for (const auto& [name, entry] : kv.delta().entries) {
      const auto moved = golden_->tensor("edited." + name) - swap.base(name);
      const auto error =
          (entry.parameter - golden_->tensor("edited." + name)).abs().mean() / moved.abs().mean();
      QVERIFY2(error.item<double>() < 1e-2, name.c_str());
    }
  }
};

PENTIMENTO_TEST(DocoGoldenTest)
#include "doco_golden_test.moc"
