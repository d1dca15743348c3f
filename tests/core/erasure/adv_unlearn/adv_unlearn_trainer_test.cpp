#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/adv_unlearn/golden_text.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class AdvUnlearnTrainerTest : public QObject {
  Q_OBJECT

  std::shared_ptr<const SafetensorsFile> golden_;

  static AdvUnlearnOptions options(double weight, int warm_up, double rate = 2e-3) {
    AdvUnlearnOptions all;
    all.update.optimizer = {rate, 0.9, 0.999, 1e-8, 0.0};
    all.update.retain_weight = weight;
    all.warm_up = warm_up;
    all.attack = {2, 0.05, 0.0, false};
    all.rows = all.retain_rows = 2;
    return all;
  }

 private Q_SLOTS:
  void initTestCase() { golden_ = SafetensorsFile::open(PENTIMENTO_GOLDEN "/adv_unlearn.safetensors"); }

  /// Against the same draws with a rate that changes nothing.
  void learnsToAvoidTheConcept() {
    double still = 0.0, learnt = 0.0;
    for (const double rate : {1e-12, 2e-3}) {
      GoldenAdvUnlearn run(*golden_, options(0.0, 1000, rate));
      double& last = rate < 1e-6 ? still : learnt;
      auto generator = make_generator(2);
      for (int step = 0; step < 80; ++step) {
        const auto values = run.trainer->step(step, generator).values;
        QVERIFY(!values.count("loss_attack") && !values.count("loss_retain"));
        if (step >= 60) last += values.at("loss");
      }
    }
    QVERIFY2(learnt < 0.9 * still, qPrintable(QString("%1 from %2").arg(learnt).arg(still)));
  }

  void rehearsalKeepsTheOthers() {
    double loose = 0.0, tight = 0.0;
    for (const double weight : {1e-6, 5.0}) {
      GoldenAdvUnlearn run(*golden_, options(weight, 1000));
      auto generator = make_generator(2);
      double kept = 0.0;
      for (int step = 0; step < 40; ++step) {
        const double loss = run.trainer->step(step, generator).values.at("loss_retain");
        if (step >= 20) kept += loss;
      }
      (weight < 1.0 ? loose : tight) = kept;
    }
    QVERIFY2(tight < 0.7 * loose, qPrintable(QString("%1 against %2").arg(tight).arg(loose)));
  }

  void theUnetIsNotTouched() {
    GoldenAdvUnlearn run(*golden_, options(1.0, 0));
    auto generator = make_generator(2);
    std::vector<torch::Tensor> before;
    for (const auto& parameter : run.unet->parameters()) before.push_back(parameter.detach().clone());
    run.trainer->step(0, generator);
    for (std::size_t i = 0; i < before.size(); ++i) QVERIFY(run.unet->parameters()[i].equal(before[i]));
    for (const auto& [name, entry] : run.trainer->delta().entries)
      QVERIFY2(name.starts_with("encoder.") || name.starts_with("final_layer_norm."), name.c_str());
  }

  void aStoppedStepLeavesAllAsItWas() {
    GoldenAdvUnlearn run(*golden_, options(1.0, 0));
    auto generator = make_generator(2);
    run.trainer->step(0, generator);
    std::map<std::string, torch::Tensor> before;
    for (const auto& [name, tensor] : run.trainer->state()) before[name] = tensor.clone();
    run.control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, run.trainer->step(1, generator));
    for (const auto& [name, tensor] : run.trainer->state())
      QVERIFY2(tensor.equal(before.at(name)), name.c_str());
    QVERIFY(before.count("attack.1.value"));
  }
};

PENTIMENTO_TEST(AdvUnlearnTrainerTest)
#include "adv_unlearn_trainer_test.moc"
