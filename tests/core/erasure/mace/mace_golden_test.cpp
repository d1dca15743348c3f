#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/mace/mace_golden.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/schedulers/scheduler_registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// MACE against tests/golden/golden_mace.py: both closed forms, and ten steps.
class MaceGoldenTest : public QObject {
  Q_OBJECT

  std::shared_ptr<const SafetensorsFile> golden_;

  static MaceOptions options(bool focus, double rate, double decay, double most, int64_t rows) {
    MaceOptions all;
    all.update.optimizer = {rate, 0.9, 0.999, 1e-8, decay};
    all.update.max_grad_norm = most;
    all.focus = {focus, 200.0, 400.0, 0.05, 20, 949};
    all.rows = rows;
    return all;
  }

  /// What AdamW's first moment says of the first gradient, against the reference's signs of both factors.
  int differing(const std::string& form, const std::vector<std::string>& names,
                const std::vector<LowRank>& loras, const TensorMap& state) const {
    int wrong = 0, told = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const LowRank moment{state.at("adam.0.m." + std::to_string(i)), loras[i].out, loras[i].in};
      for (const bool up : {true, false}) {
        const auto wanted = golden_->tensor("sign." + form + "." + names[i] + (up ? ".up" : ".down"));
        const auto got = (up ? moment.up() : moment.down()).sign().to(torch::kInt8);
        wrong += (wanted * got).eq(-1).any().item<bool>();
        told += wanted.ne(0).any().item<bool>();
      }
    }
    // Only the last layer's V is behind every map.
    return told == 2 * static_cast<int>(names.size()) - 2 ? wrong : -told;
  }

  void compare(const std::string& form, const MaceOptions& options) const {
    auto unet = golden_unet(*golden_);
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, kv_names(*unet));
    const auto scheduler = make_scheduler("ddim", nlohmann::json::parse(golden_->metadata().at("scheduler")));
    const Noising noising(scheduler->alphas_cumprod(), false, torch::kCPU);
    RunControl control;
    const auto loras = golden_loras(*golden_, form, trained.names());
    MaceTrainer trainer({golden_predictor(unet), trained, noising, control}, options,
                        {golden_->tensor("latents"),
                         golden_->tensor("states"),
                         golden_->tensor("lost"),
                         golden_->tensor("masks"),
                         solve_mace(golden_mace_equation(*golden_)),
                         loras,
                         {}});
    auto generator = make_generator(21);
    const auto losses = golden_->tensor("losses." + form);
    double worst = 0.0;
    for (int step = 0; step < losses.size(0); ++step) {
      const double got = trainer.step(step, generator).values.at("loss");
      const double wanted = losses[step].item<double>(), error = std::abs(got - wanted) / wanted;
      worst = std::max(worst, error);
      QVERIFY2(error < 1e-3, qPrintable(QString("step %1: %2 against %3").arg(step).arg(got).arg(wanted)));
      if (step == 0) QCOMPARE(differing(form, trained.names(), loras.front(), trainer.state()), 0);
    }
    double fused = 0.0;
    for (const auto& [name, entry] : trainer.delta().entries)
      fused = std::max(fused, relative_error(entry.parameter, golden_->tensor("fused." + form + "." + name)));
    // Ten steps of Adam carry a rounding of the first into the matrices: 2e-6 on one processor, 2e-4 on
    // another.
    QVERIFY2(fused < 1e-3, qPrintable(QString::number(fused)));
    qInfo("%s: largest relative difference of a loss %.2g, of a fused matrix %.2g", form.c_str(), worst,
          fused);
  }

 private Q_SLOTS:
  void initTestCase() { golden_ = SafetensorsFile::open(PENTIMENTO_GOLDEN "/mace.safetensors"); }

  void bothClosedForms() {
    auto unet = golden_unet(*golden_);
    const auto names = kv_names(*unet);
    const auto solution = solve_mace(golden_mace_equation(*golden_));
    double refined = 0.0, fused = 0.0;
    for (const std::string form : {"code", "wide"}) {
      const auto loras = golden_loras(*golden_, form, names);
      for (std::size_t i = 0; i < names.size(); ++i) {
        const auto w0 = golden_->tensor("unet." + names[i]);
        const auto got = solution.fuse(w0, {loras[0][i], loras[1][i]});
        QVERIFY(got.scalar_type() == torch::kFloat64);
        refined =
            std::max(refined, relative_error(solution.refine(w0), golden_->tensor("refined." + names[i])));
        fused = std::max(fused, relative_error(got, golden_->tensor("once." + form + "." + names[i])));
      }
    }
    QVERIFY2(refined < 1e-6 && fused < 1e-6, qPrintable(QString("%1 %2").arg(refined).arg(fused)));
    qInfo("largest relative difference of W' %.2g, of W* %.2g", refined, fused);
  }

  void focusedAsPublished() { compare("code", options(true, 1e-3, 1e-2, 1.0, 1)); }
  void everyTimestepInWiderLoras() { compare("wide", options(false, 5e-3, 0.0, 0.0, 2)); }
};

PENTIMENTO_TEST(MaceGoldenTest)
#include "mace_golden_test.moc"
