#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/trained/esd_trainer.h"
#include "core/erasure/trained/golden_unet.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/schedulers/scheduler_registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Ten steps of each form of ESD against tests/golden/golden_esd.py.
class EsdGoldenTest : public QObject {
  Q_OBJECT

  std::shared_ptr<const SafetensorsFile> golden_;

  EsdOptions options(EsdBaseline baseline, double eta, bool first_code, double rate, int64_t rows) const {
    EsdOptions all;
    all.update.optimizer = {rate, 0.9, 0.999, 1e-8, 0.0};
    all.baseline = baseline;
    all.negative_guidance = eta;
    all.from_student = all.bucket_timestep = first_code;
    all.sampling_steps = std::stoi(golden_->metadata().at("sampling"));
    all.rows = rows;
    all.latent_shape = {4, 16, 16};
    return all;
  }

  void compare(const std::string& form, const EsdOptions& options,
               std::vector<std::string> (*names)(const torch::nn::Module&)) const {
    auto unet = golden_unet(*golden_);
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, names(*unet));
    const auto scheduler = nlohmann::json::parse(golden_->metadata().at("scheduler"));
    auto sampler = make_scheduler("ddim", scheduler);
    const Noising noising(sampler->alphas_cumprod(), false, torch::kCPU);
    RunControl control;
    const auto erased = golden_->tensor("states.erased"), asked = golden_->tensor("states.asked");
    EsdTrainer trainer({golden_predictor(unet), trained, noising, control}, std::move(sampler), options,
                       {erased,
                        options.baseline == EsdBaseline::Anchor ? asked : erased,
                        golden_->tensor("states.empty"),
                        {}});
    auto generator = make_generator(21);
    const auto losses = golden_->tensor("losses." + form);
    double worst = 0.0;
    for (int step = 0; step < losses.size(0); ++step) {
      const double got = trainer.step(step, generator).values.at("loss");
      const double wanted = losses[step].item<double>(), error = std::abs(got - wanted) / wanted;
      worst = std::max(worst, error);
      QVERIFY2(error < 1e-3, qPrintable(QString("step %1: %2 against %3").arg(step).arg(got).arg(wanted)));
      if (step > 0) continue;
      const auto wrong = differing_signs(*golden_, form, trained, trainer.state());
      QVERIFY2(wrong.empty(), wrong.empty() ? "" : wrong.front().c_str());
    }
    qInfo("%s: %zu parameters, largest relative difference of a loss %.2g", form.c_str(),
          trained.names().size(), worst);
  }

 private Q_SLOTS:
  void initTestCase() { golden_ = SafetensorsFile::open(PENTIMENTO_GOLDEN "/esd.safetensors"); }

  void presentCodeOverTheCrossAttention() {
    compare("x", options(EsdBaseline::Concept, 2.0, false, 5e-4, 1), cross_attention_names);
  }
  void firstCodeOverKeysAndValues() {
    compare("strict", options(EsdBaseline::Empty, 1.0, true, 5e-4, 2), kv_names);
  }
  void anchorOverTheRest() {
    compare("u", options(EsdBaseline::Anchor, 1.5, false, 1e-4, 2), outside_cross_attention_names);
  }
};

PENTIMENTO_TEST(EsdGoldenTest)
#include "esd_golden_test.moc"
