#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/trained/ablation_trainer.h"
#include "core/erasure/training/tiny_unet.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class AblationTrainerTest : public QObject {
  Q_OBJECT

  static AnchorBatch batch() {
    auto generator = make_generator(6);
    AnchorBatch made;
    made.latents = torch::randn({3, 4, 8, 8}, generator);
    made.noise = torch::randn({3, 4, 8, 8}, generator);
    made.timesteps = torch::tensor({100, 500, 900}, torch::kInt64);
    made.target_states = torch::randn({3, 5, 6}, generator);
    made.anchor_states = torch::randn({3, 5, 6}, generator);
    return made;
  }

  /// The figures of the last of some steps over the same batch.
  static std::map<std::string, double> figures(Divergence divergence, int steps, double scale = 10.0) {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, kv_names(*unet));
    RunControl control;
    AblationOptions options;
    options.update.optimizer = {1e-2, 0.9, 0.999, 1e-8, 0.0};
    options.divergence = divergence;
    options.divergence_scale = scale;
    AblationTrainer trainer(training_unet(unet, trained, control), options);
    std::map<std::string, double> last;
    for (int step = 0; step < steps; ++step) last = trainer.step(batch(), step).values;
    return last;
  }

 private Q_SLOTS:
  void everyDivergenceBringsThePredictionsTogether() {
    for (const auto divergence :
         {Divergence::KullbackLeibler, Divergence::Hellinger, Divergence::ChiSquared}) {
      const auto first = figures(divergence, 1), last = figures(divergence, 60);
      QVERIFY(last.at("match") < 0.5 * first.at("match"));
      QVERIFY(last.at("loss") < first.at("loss"));
    }
  }

  void divergencesAreTheirFormulas() {
    const auto kl = figures(Divergence::KullbackLeibler, 1), hellinger = figures(Divergence::Hellinger, 1),
               chi2 = figures(Divergence::ChiSquared, 1);
    QVERIFY(std::abs(kl.at("loss") - 10.0 * kl.at("match")) < 1e-6);
    QVERIFY(!kl.count("weight"));
    QVERIFY(std::abs(hellinger.at("loss") - (1.0 - hellinger.at("weight"))) < 1e-6);
    QVERIFY(std::abs(chi2.at("loss") - (chi2.at("weight") - 1.0)) < 1e-5);
    QVERIFY(hellinger.at("weight") < 1.0 && chi2.at("weight") > 1.0);
    QVERIFY(divergence_from("chi2") == Divergence::ChiSquared);
    QVERIFY_THROWS_EXCEPTION(Error, divergence_from("wasserstein"));
  }

  void saysWhenItOverflows() { QVERIFY_THROWS_EXCEPTION(Error, figures(Divergence::ChiSquared, 1, 1e6)); }
};

PENTIMENTO_TEST(AblationTrainerTest)
#include "ablation_trainer_test.moc"
