#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/edits/eraser_slots.h"
#include "core/erasure/receler/receler_trainer.h"
#include "core/erasure/trained/golden_unet.h"
#include "core/erasure/training/tiny_unet.h"
#include "core/schedulers/scheduler_registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class RecelerTrainerTest : public QObject {
  Q_OBJECT

  std::shared_ptr<const SafetensorsFile> golden_;

  std::unique_ptr<Scheduler> sampler() const {
    return make_scheduler("ddim", nlohmann::json::parse(golden_->metadata().at("scheduler")));
  }

  /// A run on the golden file's UNet, from erasers that add nothing.
  struct Run {
    UNet2DConditionModel unet;
    ParameterSwap swap{*unet};
    TrainedParameters trained{*unet, swap, EraserSlots(*unet).names()};
    RunControl control;
    std::unique_ptr<RecelerTrainer> trainer;
  };

  std::unique_ptr<Run> run(double rate, double local_weight) const {
    auto made = std::unique_ptr<Run>(new Run{golden_unet(*golden_)});
    for (const auto& name : made->trained.names()) {
      auto first = golden_->tensor("first." + name).clone();
      if (name.find(".up.") != std::string::npos) first.zero_();
      made->trained.begin(name, first);
    }
    RecelerOptions options;
    options.update.optimizer = {rate, 0.9, 0.999, 1e-8, 0.0};
    options.attack = {2, 0.1, 0.0, false};
    options.mask_side = 8;
    options.mask_threshold = 0.5;
    options.local_weight = local_weight;
    options.rows = 2;
    options.pictures = {4, 3.0, false, {4, 16, 16}};
    auto scheduler = sampler();
    const Noising noising(scheduler->alphas_cumprod(), false, torch::kCPU);
    made->trainer = std::make_unique<RecelerTrainer>(
        TrainingUnet{golden_predictor(made->unet), made->trained, noising, made->control},
        std::move(scheduler), options,
        RecelerData{golden_->tensor("states.concept").slice(0, 0, 1),
                    golden_->tensor("states.empty"),
                    {{0, 1, 2, 4}},
                    golden_->tensor("attack").slice(0, 0, 1),
                    {}});
    return made;
  }

 private Q_SLOTS:
  void initTestCase() { golden_ = SafetensorsFile::open(PENTIMENTO_GOLDEN "/receler.safetensors"); }

  /// Against the same draws with a rate that changes nothing.
  void learnsToEraseUnderAttack() {
    double still = 0.0, learnt = 0.0;
    for (const double rate : {1e-12, 3e-3}) {
      const auto one = run(rate, 0.0);
      double& last = rate < 1e-6 ? still : learnt;
      auto generator = make_generator(2);
      for (int step = 0; step < 60; ++step) {
        const double loss = one->trainer->step(step, generator).values.at("loss_erase");
        if (step >= 50) last += loss;
      }
    }
    QVERIFY2(learnt < 0.9 * still, qPrintable(QString("%1 from %2").arg(learnt).arg(still)));
  }

  void staysWhereTheConceptIs() { // the regulariser makes the erasers add less outside
    double loose = 0.0, tight = 0.0;
    for (const double weight : {0.0, 10.0}) {
      const auto one = run(3e-3, weight);
      auto generator = make_generator(2);
      double outside = 0.0;
      for (int step = 0; step < 30; ++step)
        outside = one->trainer->step(step, generator).values.at("loss_reg");
      (weight == 0.0 ? loose : tight) = outside;
    }
    QVERIFY2(tight < 0.5 * loose, qPrintable(QString("%1 against %2").arg(tight).arg(loose)));
  }

  void aStoppedStepLeavesAllAsItWas() {
    const auto one = run(1e-2, 0.1);
    auto generator = make_generator(2);
    one->trainer->step(0, generator);
    std::map<std::string, torch::Tensor> before;
    for (const auto& [name, tensor] : one->trainer->state()) before[name] = tensor.clone();
    one->control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, one->trainer->step(1, generator));
    for (const auto& [name, tensor] : one->trainer->state())
      QVERIFY2(tensor.equal(before.at(name)), name.c_str());
    QVERIFY(before.count("attack.0.value") && before.count("attack.0.m.0"));
  }

  void wantsCrossAttentionOfItsOwn() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, {});
    RunControl control;
    QVERIFY_THROWS_EXCEPTION(Error, RecelerTrainer(training_unet(unet, trained, control), sampler(), {},
                                                   {{}, {}, {}, torch::rand({1, 2, 6}), {}}));
  }
};

PENTIMENTO_TEST(RecelerTrainerTest)
#include "receler_trainer_test.moc"
