#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/trained/ablation_trainer.h"
#include "core/erasure/trained/golden_unet.h"
#include "core/erasure/training/kv_parameters.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Ten steps of each form of Concept Ablation and f-DMU against tests/golden/golden_ablation.py.
class AblationGoldenTest : public QObject {
  Q_OBJECT

  std::shared_ptr<const SafetensorsFile> golden_;

  double number(const char* key) const { return std::stod(golden_->metadata().at(key)); }

  AblationOptions options() const {
    AblationOptions all;
    all.update.optimizer = {number("learning_rate"), 0.9, 0.999, 1e-8, 1e-2};
    all.update.max_grad_norm = 1.0;
    return all;
  }

  AnchorBatch draw(at::Generator& generator, bool keeps) const { // the order of golden_ablation.py
    const auto b = static_cast<int64_t>(number("batch")), rows = keeps ? 2 * b : b;
    const auto latents = torch::randn({rows, 4, 16, 16}, generator);
    const auto noise = torch::randn({rows, 4, 16, 16}, generator);
    const auto t = torch::randint(0, 1000, {rows}, generator, torch::kInt64);
    AnchorBatch batch{latents.slice(0, 0, b), noise.slice(0, 0, b), t.slice(0, 0, b), {}, {}, {}, {}};
    batch.target_states = torch::randn({b, 7, 12}, generator);
    batch.anchor_states = torch::randn({b, 7, 12}, generator);
    if (keeps)
      batch.keep = {latents.slice(0, b), noise.slice(0, b), t.slice(0, b),
                    torch::randn({b, 7, 12}, generator)};
    return batch;
  }

  void compare(const std::string& form, const AblationOptions& options) const {
    auto unet = golden_unet(*golden_);
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, kv_names(*unet));
    RunControl control;
    const bool keeps = options.update.preserves();
    AblationTrainer trainer({golden_predictor(unet), trained,
                             Noising(golden_->tensor("alphas_cumprod"), false, torch::kCPU), control},
                            options);
    auto generator = make_generator(31);
    const auto losses = golden_->tensor("losses." + form);
    double worst = 0.0;
    for (int step = 0; step < losses.size(0); ++step) {
      const double got = trainer.step(draw(generator, keeps), step).values.at("loss");
      const double wanted = losses[step].item<double>(), error = std::abs(got - wanted) / wanted;
      worst = std::max(worst, error);
      QVERIFY2(error < 1e-3, qPrintable(QString("step %1: %2 against %3").arg(step).arg(got).arg(wanted)));
      if (step > 0 || keeps) continue; // surgery may turn a gradient's sign
      const auto wrong = differing_signs(*golden_, form, trained, trainer.state());
      QVERIFY2(wrong.empty(), wrong.empty() ? "" : wrong.front().c_str());
    }
    qInfo("%s: largest relative difference of a loss %.2g", form.c_str(), worst);
  }

 private Q_SLOTS:
  void initTestCase() { golden_ = SafetensorsFile::open(PENTIMENTO_GOLDEN "/ablation.safetensors"); }

  void modelBasedAsPublished() {
    auto all = options();
    all.base_teaches = false;
    compare("model", all);
  }
  void noiseBased() {
    auto all = options();
    all.target = AblationTarget::Noise;
    compare("noise", all);
  }
  void hellinger() {
    auto all = options();
    all.divergence = Divergence::Hellinger;
    all.divergence_scale = number("scale");
    compare("hellinger", all);
  }
  void chiSquared() {
    auto all = options();
    all.divergence = Divergence::ChiSquared;
    all.divergence_scale = number("scale");
    compare("chi2", all);
  }
  void withSurgery() {
    auto all = options();
    all.update.surgery = Surgery::PCGrad;
    compare("surgery", all);
  }
};

PENTIMENTO_TEST(AblationGoldenTest)
#include "ablation_golden_test.moc"
