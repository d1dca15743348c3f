#include <QtTest>

#include "core/base/rng.h"
#include "core/edits/eraser_slots.h"
#include "core/erasure/receler/receler_trainer.h"
#include "core/erasure/trained/golden_unet.h"
#include "core/schedulers/scheduler_registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

/// Ten steps of Receler against tests/golden/golden_receler.py.
class RecelerGoldenTest : public QObject {
  Q_OBJECT

  std::shared_ptr<const SafetensorsFile> golden_;

  RecelerOptions options(bool published, int attack_steps, double threshold, double weight,
                         int64_t rows) const {
    RecelerOptions all;
    all.update.optimizer = {1e-3, 0.9, 0.999, 1e-8, 0.0};
    all.attack = {attack_steps, 0.1, 0.1, !published};
    all.mask_side = std::stoi(golden_->metadata().at("side"));
    all.mask_threshold = threshold;
    all.local_weight = weight;
    all.from_student = published;
    all.rows = rows;
    all.pictures = {std::stoi(golden_->metadata().at("sampling")), 3.0, published, {4, 16, 16}};
    return all;
  }

  RecelerData data() const {
    RecelerData made{golden_->tensor("states.concept"),
                     golden_->tensor("states.empty"),
                     {},
                     golden_->tensor("attack"),
                     {}};
    const auto places = golden_->tensor("places");
    for (int64_t i = 0; i < places.size(0); ++i) {
      const auto at = [&](int64_t k) { return places[i][k].item<int64_t>(); };
      made.sentences.push_back({at(0), at(1), at(2), at(3)});
    }
    return made;
  }

  void compare(const std::string& form, const RecelerOptions& options) const {
    auto unet = golden_unet(*golden_);
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, EraserSlots(*unet).names());
    for (const auto& name : trained.names()) trained.begin(name, golden_->tensor("first." + name));
    auto sampler = make_scheduler("ddim", nlohmann::json::parse(golden_->metadata().at("scheduler")));
    const Noising noising(sampler->alphas_cumprod(), false, torch::kCPU);
    RunControl control;
    RecelerTrainer trainer({golden_predictor(unet), trained, noising, control}, std::move(sampler), options,
                           data());
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
    qInfo("%s: %zu tensors of erasers, largest relative difference of a loss %.2g", form.c_str(),
          trained.names().size(), worst);
  }

 private Q_SLOTS:
  void initTestCase() { golden_ = SafetensorsFile::open(PENTIMENTO_GOLDEN "/receler.safetensors"); }

  void asThePublishedCode() { compare("code", options(true, 5, 0.1, 0.1, 1)); }
  void attackedAnewInEveryStep() { compare("anew", options(false, 3, 0.5, 2.0, 2)); }
};

PENTIMENTO_TEST(RecelerGoldenTest)
#include "receler_golden_test.moc"
