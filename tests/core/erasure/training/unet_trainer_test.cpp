#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/training/tiny_unet.h"
#include "core/erasure/training/unet_trainer.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

/// Pulls the student's prediction towards zero, while it keeps what it knows.
class ToZero : public UnetTrainer {
 public:
  using UnetTrainer::UnetTrainer;
  TrainingStep step(int step, at::Generator& generator) override {
    const auto x = torch::randn({2, 4, 8, 8}, generator), states = torch::randn({2, 5, 6}, generator);
    const auto noise = torch::randn({2, 4, 8, 8}, generator);
    const auto t = torch::full({2}, 300, torch::kInt64);
    TrainingStep report;
    model_.parameters.use_student();
    std::vector<torch::Tensor> keep;
    if (update_options_.preserves()) keep = keep_gradient({x, noise, t, states}, report);
    const auto loss = model_.unet.predict(x, t, states).square().mean();
    report.values["loss"] = loss.item<double>();
    update(gradients(loss), keep, report);
    require_finite(report, step);
    return report;
  }
};

} // namespace

class UnetTrainerTest : public QObject {
  Q_OBJECT

  static UpdateOptions options(Surgery surgery) {
    UpdateOptions all;
    all.optimizer = {1e-2, 0.9, 0.999, 1e-8, 0.0};
    all.surgery = surgery;
    return all;
  }

 private Q_SLOTS:
  void lossFallsAndTheRestStays() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, {"conv_out.weight", "conv_out.bias"});
    RunControl control;
    ToZero trainer(training_unet(unet, trained, control), options(Surgery::Off));
    double first = 0.0, last = 0.0;
    for (int step = 0; step < 30; ++step) {
      auto generator = make_generator(4);
      const auto report = trainer.step(step, generator);
      QVERIFY(report.cosines.empty() && !report.values.count("loss_prior"));
      last = report.values.at("loss");
      if (step == 0) first = last;
    }
    QVERIFY(last < 0.5 * first);
    QCOMPARE(trainer.delta().entries.size(), std::size_t(2));
    QVERIFY(trainer.layers()[0].relative_change > 0.0);
    trainer.use_base();
    QVERIFY(unet->conv_out->weight.equal(TinyUnet()->conv_out->weight));
  }

  void surgeryIsMeasuredPerParameter() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, {"conv_out.weight", "conv_out.bias"});
    RunControl control;
    ToZero trainer(training_unet(unet, trained, control), options(Surgery::PCGrad));
    auto generator = make_generator(4);
    const auto report = trainer.step(0, generator);
    QCOMPARE(report.cosines.size(), std::size_t(2));
    QVERIFY(report.values.count("loss_prior") && report.values.count("conflict_share"));
  }

  void refusesAStateOfAnotherShape() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, kv_names(*unet));
    RunControl control;
    ToZero trainer(training_unet(unet, trained, control), options(Surgery::Off));
    auto state = trainer.state();
    state.erase("kv.1");
    QVERIFY_THROWS_EXCEPTION(Error, trainer.load_state(state));
  }

  void namesWhatIsNotFinite() {
    try {
      require_finite({{{"loss", std::nan("")}}, {}, {}}, 3);
      QFAIL("took NaN");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()),
               QString("loss is not a number any more at step 3; lower learning_rate"));
    }
  }
};

PENTIMENTO_TEST(UnetTrainerTest)
#include "unet_trainer_test.moc"
