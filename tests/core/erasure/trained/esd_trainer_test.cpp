#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/trained/esd_trainer.h"
#include "core/erasure/training/tiny_unet.h"
#include "core/schedulers/scheduler_registry.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class EsdTrainerTest : public QObject {
  Q_OBJECT

  static std::unique_ptr<Scheduler> sampler() {
    return make_scheduler("ddim", {{"num_train_timesteps", 1000},
                                   {"beta_start", 0.00085},
                                   {"beta_end", 0.012},
                                   {"beta_schedule", "scaled_linear"},
                                   {"clip_sample", false}});
  }

  static EsdOptions options() {
    EsdOptions all;
    all.update.optimizer = {1e-2, 0.9, 0.999, 1e-8, 0.0};
    all.sampling_steps = 4;
    all.rows = 2;
    all.latent_shape = {4, 8, 8};
    return all;
  }

  static EsdData data() {
    auto generator = make_generator(9);
    EsdData made;
    made.erased_states = made.student_states = torch::randn({3, 5, 6}, generator);
    made.empty_states = torch::randn({1, 5, 6}, generator);
    made.keep.latents = torch::randn({2, 4, 8, 8}, generator);
    made.keep.prior_states = torch::randn({2, 5, 6}, generator);
    return made;
  }

 private Q_SLOTS:
  void learnsToAvoidTheConcept() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, kv_names(*unet));
    RunControl control;
    EsdTrainer trainer(training_unet(unet, trained, control), sampler(), options(), data());
    double first = 0.0, last = 0.0;
    auto generator = make_generator(2);
    for (int step = 0; step < 200; ++step) {
      const double loss = trainer.step(step, generator).values.at("loss");
      if (step < 20) first += loss;
      if (step >= 180) last += loss;
    }
    QVERIFY2(last < 0.6 * first, qPrintable(QString("%1 from %2").arg(last).arg(first)));
  }

  void twoOfTheConceptAreOneOfTheEmptyPrompt() { // ε_c − 2(ε_c − ε_∅) = ε_∅ − (ε_c − ε_∅)
    const auto loss = [](EsdBaseline baseline, double eta) {
      TinyUnet unet;
      ParameterSwap swap(*unet);
      TrainedParameters trained(*unet, swap, kv_names(*unet));
      RunControl control;
      auto all = options();
      all.baseline = baseline;
      all.negative_guidance = eta;
      EsdTrainer trainer(training_unet(unet, trained, control), sampler(), all, data());
      auto generator = make_generator(2);
      return trainer.step(0, generator).values.at("loss");
    };
    const double concept_loss = loss(EsdBaseline::Concept, 2.0), empty_loss = loss(EsdBaseline::Empty, 1.0);
    QVERIFY(std::abs(concept_loss - empty_loss) < 1e-5 * empty_loss);
    QVERIFY(std::abs(loss(EsdBaseline::Concept, 1.0) - empty_loss) > 1e-2 * empty_loss);
  }

  void keepsWhenAsked() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, kv_names(*unet));
    RunControl control;
    auto all = options();
    all.update.retain_weight = 1.0;
    EsdTrainer trainer(training_unet(unet, trained, control), sampler(), all, data());
    auto generator = make_generator(2);
    const auto report = trainer.step(0, generator);
    QVERIFY(report.values.count("loss_prior") && report.cosines.size() == 2);
  }

  void stopsWhileItDraws() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, kv_names(*unet));
    RunControl control;
    EsdTrainer trainer(training_unet(unet, trained, control), sampler(), options(), data());
    control.request_stop();
    auto generator = make_generator(2);
    QVERIFY_THROWS_EXCEPTION(Stopped, trainer.step(0, generator));
    QVERIFY(trained.masters()[0].equal(swap.base(trained.names()[0])));
  }
};

PENTIMENTO_TEST(EsdTrainerTest)
#include "esd_trainer_test.moc"
