#include <QtTest>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/trained/doco_trainer.h"
#include "core/erasure/training/tiny_unet.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class DocoTrainerTest : public QObject {
  Q_OBJECT

  static AnchorBatch draw(at::Generator& generator) {
    AnchorBatch batch;
    batch.latents = torch::randn({2, 4, 16, 16}, generator);
    batch.noise = torch::randn({2, 4, 16, 16}, generator);
    batch.timesteps = torch::randint(0, 1000, {2}, generator, torch::kInt64);
    batch.target_states = torch::randn({2, 5, 6}, generator);
    batch.anchor_states = torch::randn({2, 5, 6}, generator);
    batch.keep.latents = torch::randn({2, 4, 16, 16}, generator);
    batch.keep.noise = torch::randn({2, 4, 16, 16}, generator);
    batch.keep.timesteps = torch::randint(0, 1000, {2}, generator, torch::kInt64);
    batch.keep.states = torch::randn({2, 5, 6}, generator);
    return batch;
  }

  static PatchDiscriminator discriminator() {
    PatchDiscriminator d(DiscriminatorOptions{4, 8, 3, DiscriminatorNorm::Group});
    d->reset(make_generator(1));
    return d;
  }

  static DocoOptions options() {
    DocoOptions all;
    all.warm_up = 2;
    all.generator.optimizer.learning_rate = 1e-3;
    all.generator.surgery = Surgery::PCGrad;
    return all;
  }

 private Q_SLOTS:
  void warmsUpThenMovesTheStudent() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters kv(*unet, swap, kv_names(*unet));
    RunControl control;
    DocoTrainer trainer(training_unet(unet, kv, control), discriminator(), options());
    auto generator = make_generator(2);
    for (int step = 0; step < 5; ++step) {
      const auto report = trainer.step(draw(generator), step);
      const bool moved = !kv.masters()[0].equal(swap.base(kv.names()[0]));
      QCOMPARE(moved, step > 2);
      QCOMPARE(report.values.count("loss_G") != 0, step > 2);
      QCOMPARE(report.cosines.size(), std::size_t(step > 2 ? 2 : 0));
      QVERIFY(report.values.count("loss_D") && report.values.count("acc_real") &&
              report.values.count("acc_fake"));
    }
  }

  void goesOnToTheBit() {
    const auto run = [](int first, int last, const std::map<std::string, torch::Tensor>* from,
                        at::Generator& generator) {
      TinyUnet unet;
      ParameterSwap swap(*unet);
      TrainedParameters kv(*unet, swap, kv_names(*unet));
      RunControl control;
      DocoTrainer trainer(training_unet(unet, kv, control), discriminator(), options());
      if (from) trainer.load_state(*from);
      for (int step = first; step < last; ++step) trainer.step(draw(generator), step);
      std::map<std::string, torch::Tensor> state;
      for (const auto& [name, tensor] : trainer.state()) state[name] = tensor.clone();
      return state;
    };
    auto one = make_generator(2), two = make_generator(2);
    const auto whole = run(0, 9, nullptr, one);
    const auto part = run(0, 5, nullptr, two);
    const auto rest = run(5, 9, &part, two);
    QCOMPARE(rest.size(), whole.size());
    for (const auto& [name, tensor] : whole) QVERIFY2(tensor.equal(rest.at(name)), name.c_str());
  }

  void stopsBetweenThePasses() {
    TinyUnet unet;
    RunControl control;
    {
      ParameterSwap swap(*unet);
      TrainedParameters kv(*unet, swap, kv_names(*unet));
      DocoTrainer trainer(training_unet(unet, kv, control), discriminator(), options());
      control.request_stop();
      auto generator = make_generator(2);
      bool stopped = false;
      try {
        trainer.step(draw(generator), 9);
      } catch (const Stopped&) {
        stopped = true;
      }
      QVERIFY(stopped);
    }
    QVERIFY(unet->attn2->to_k->weight.equal(TinyUnet()->attn2->to_k->weight));
  }

  void saysWhenItDiverges() {
    TinyUnet unet;
    ParameterSwap swap(*unet);
    TrainedParameters kv(*unet, swap, kv_names(*unet));
    RunControl control;
    DocoTrainer trainer(training_unet(unet, kv, control), discriminator(), options());
    auto generator = make_generator(2);
    auto batch = draw(generator);
    batch.latents[0][0][0][0] = std::nan("");
    try {
      trainer.step(batch, 7);
      QFAIL("went on with NaN");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::NotFinite);
      QVERIFY(std::string(error.what()).find("at step 7") != std::string::npos);
    }
  }
};

PENTIMENTO_TEST(DocoTrainerTest)
#include "doco_trainer_test.moc"
