#include <QtTest>

#include <nlohmann/json.hpp>

#include "core/base/rng.h"
#include "core/erasure/doco.h"
#include "core/erasure/settings.h"
#include "core/io/safetensors.h"
#include "core/models/unets/unet_2d_condition.h"
#include "support/test_registry.h"

using namespace pentimento;

/// Twenty steps of the preset "repository" against tests/golden/golden_doco.py, which runs the published loop
/// in Python.
class DocoGoldenTest : public QObject {
  Q_OBJECT

  std::shared_ptr<const SafetensorsFile> golden_;

  std::string value(const char* key) const { return golden_->metadata().at(key); }
  int whole(const char* key) const { return std::stoi(value(key)); }

  UNet2DConditionModel unet() const {
    UNet2DConditionModel unet(UNet2DConditionModelConfig::from_json(nlohmann::json::parse(value("config"))));
    for (auto& item : unet->named_parameters())
      item.value().set_data(golden_->tensor("unet." + item.key()).clone());
    return unet;
  }

  PatchDiscriminator discriminator() const {
    PatchDiscriminator d(DiscriminatorOptions{4, 8, 4, DiscriminatorNorm::Batch});
    const torch::NoGradGuard no_grad;
    for (auto& item : d->named_parameters()) item.value().copy_(golden_->tensor("d." + item.key()));
    return d;
  }

  DocoBatch draw(at::Generator& generator) const { // the order of golden_doco.py
    const int64_t b = whole("batch");
    DocoBatch batch;
    batch.latents = torch::randn({2 * b, 4, 32, 32}, generator);
    batch.noise = torch::randn({2 * b, 4, 32, 32}, generator);
    batch.timesteps = torch::randint(0, 1000, {2 * b}, generator, torch::kInt64);
    batch.target_states = torch::randn({b, 7, 12}, generator);
    batch.anchor_states = torch::randn({b, 7, 12}, generator);
    batch.prior_states = torch::randn({b, 7, 12}, generator);
    return batch;
  }

 private Q_SLOTS:
  void initTestCase() { golden_ = SafetensorsFile::open(PENTIMENTO_GOLDEN "/doco_repository.safetensors"); }

  void lossesOfTwentySteps() {
    auto model = unet();
    model->attention.detach_first_token = true;
    auto options =
        doco_options(resolved_settings(doco_description(), {{"preset", std::string("repository")}}, 320));
    options.warm_up = whole("warm_up");
    options.generator.learning_rate = std::stod(value("learning_rate"));
    options.discriminator.learning_rate = std::stod(value("discriminator_learning_rate"));
    ParameterSwap swap(*model);
    TrainedKv kv(*model, swap);
    RunControl control;
    const NoisePredictor predictor{
        model.get(), [&](const auto& x, const auto& t, const auto& states) { return model(x, t, states); }};
    DocoTrainer trainer(predictor, kv, discriminator(), golden_->tensor("alphas_cumprod"), options, control);
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
