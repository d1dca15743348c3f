#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/mace/mace_golden.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/erasure/training/tiny_unet.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class MaceTrainerTest : public QObject {
  Q_OBJECT

  std::shared_ptr<const SafetensorsFile> golden_;

  MaceData data() const {
    auto unet = golden_unet(*golden_);
    return {golden_->tensor("latents"),
            golden_->tensor("states"),
            golden_->tensor("lost"),
            golden_->tensor("masks"),
            solve_mace(golden_mace_equation(*golden_)),
            golden_loras(*golden_, "code", kv_names(*unet)),
            {}};
  }

  /// A run on the golden file's UNet.
  struct Run {
    UNet2DConditionModel unet;
    ParameterSwap swap{*unet};
    TrainedParameters trained{*unet, swap, kv_names(*unet)};
    RunControl control;
    std::unique_ptr<MaceTrainer> trainer;
  };

  std::unique_ptr<Run> run() const {
    auto made = std::unique_ptr<Run>(new Run{golden_unet(*golden_)});
    MaceOptions options;
    options.update.optimizer = {1e-2, 0.9, 0.999, 1e-8, 0.0};
    options.rows = 2;
    const Noising noising(torch::linspace(0.999, 0.05, 1000), false, torch::kCPU);
    made->trainer = std::make_unique<MaceTrainer>(
        TrainingUnet{golden_predictor(made->unet), made->trained, noising, made->control}, options, data());
    return made;
  }

 private Q_SLOTS:
  void initTestCase() { golden_ = SafetensorsFile::open(PENTIMENTO_GOLDEN "/mace.safetensors"); }

  void theConceptsTakeTurnsAndLeaveEachOthersLorasAlone() {
    const auto one = run();
    auto generator = make_generator(2);
    const auto of = [&](const char* name) { return one->trainer->state().at(name).clone(); };
    const auto first = of("lora.0.0"), second = of("lora.1.0");
    one->trainer->step(0, generator);
    QVERIFY(!of("lora.0.0").equal(first) && of("lora.1.0").equal(second));
    const auto after = of("lora.0.0");
    one->trainer->step(1, generator);
    QVERIFY(of("lora.0.0").equal(after) && !of("lora.1.0").equal(second));
    QCOMPARE(of("adam.0.step").item<int64_t>(), int64_t(1));
  }

  void theLossFalls() {
    const auto one = run();
    auto generator = make_generator(2);
    double first = 0.0, last = 0.0;
    for (int step = 0; step < 60; ++step) {
      const double loss = one->trainer->step(step, generator).values.at("loss");
      if (step < 10) first += loss;
      if (step >= 50) last += loss;
    }
    QVERIFY2(last < 0.7 * first, qPrintable(QString("%1 from %2").arg(last).arg(first)));
    one->trainer->use_base();
    QVERIFY(one->swap.pristine());
  }

  void aStoppedStepLeavesAllAsItWas() {
    const auto one = run();
    auto generator = make_generator(2);
    one->trainer->step(0, generator);
    std::map<std::string, torch::Tensor> before;
    for (const auto& [name, tensor] : one->trainer->state()) before[name] = tensor.clone();
    one->control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, one->trainer->step(1, generator));
    for (const auto& [name, tensor] : one->trainer->state())
      QVERIFY2(tensor.equal(before.at(name)), name.c_str());
  }

  void goesOnFromItsState() {
    const auto whole = run(), part = run(), rest = run();
    auto generator = make_generator(2);
    for (int step = 0; step < 4; ++step) whole->trainer->step(step, generator);
    generator = make_generator(2);
    for (int step = 0; step < 2; ++step) part->trainer->step(step, generator);
    TensorMap written;
    for (const auto& [name, tensor] : part->trainer->state()) written[name] = tensor.clone();
    rest->trainer->load_state(written);
    for (int step = 2; step < 4; ++step) rest->trainer->step(step, generator);
    QCOMPARE(rest->trainer->delta().content_hash(), whole->trainer->delta().content_hash());
    written.erase("lora.1.3");
    QVERIFY_THROWS_EXCEPTION(Error, rest->trainer->load_state(written));
  }

  void wantsCrossAttention() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters trained(*unet, swap, {});
    RunControl control;
    QVERIFY_THROWS_EXCEPTION(Error, MaceTrainer(training_unet(unet, trained, control), {}, data()));
  }
};

PENTIMENTO_TEST(MaceTrainerTest)
#include "mace_trainer_test.moc"
