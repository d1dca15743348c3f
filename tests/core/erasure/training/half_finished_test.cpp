#include <QtTest>

#include "core/base/rng.h"
#include "core/erasure/training/half_finished.h"
#include "core/schedulers/scheduler_registry.h"
#include "support/test_registry.h"

using namespace pentimento;

class HalfFinishedTest : public QObject {
  Q_OBJECT

  static std::unique_ptr<Scheduler> sampler() {
    return make_scheduler("ddim", {{"num_train_timesteps", 1000},
                                   {"beta_start", 0.00085},
                                   {"beta_end", 0.012},
                                   {"beta_schedule", "scaled_linear"},
                                   {"clip_sample", false}});
  }
  const Noising noising_{torch::linspace(0.999, 0.05, 1000), false, torch::kCPU};

 private Q_SLOTS:
  void aBucketHoldsItsOwnTimestep() {
    HalfFinished own(sampler(), {10, 3.0, false, {1, 2, 2}}), lot(sampler(), {10, 3.0, true, {1, 2, 2}});
    for (int seed = 0; seed < 20; ++seed) {
      auto first = make_generator(static_cast<std::uint64_t>(seed)),
           second = make_generator(static_cast<std::uint64_t>(seed));
      const auto one = own.draw(2, noising_, first), other = lot.draw(2, noising_, second);
      QCOMPARE(one.steps, other.steps);
      QVERIFY(one.noise.equal(other.noise) && one.noise.size(0) == 2);
      const auto level = other.timesteps[0].item<int64_t>() / 100;
      QCOMPARE(level, int64_t{9} - other.steps);
      QCOMPARE(one.timesteps[0].item<int64_t>() / 100, level);
    }
  }

  void takesAsManyStepsAsDrawn() {
    HalfFinished pictures(sampler(), {10, 3.0, false, {1, 2, 2}});
    RunControl control;
    const TextConditions text{torch::zeros({2, 3, 4})};
    HalfFinishedDraw drawn{torch::ones({2, 1, 2, 2}), {}, 4};
    int calls = 0;
    const auto predict = [&](const torch::Tensor& x, const torch::Tensor& t, const TextConditions& both) {
      ++calls;
      TORCH_CHECK(x.size(0) == 4 && t.size(0) == 4 && both.size() == 4);
      return torch::zeros_like(x);
    };
    const auto four = pictures.picture(drawn, text, text, predict, control);
    QCOMPARE(calls, 4);
    drawn.steps = 0;
    QVERIFY(pictures.picture(drawn, text, text, predict, control).equal(drawn.noise));
    QVERIFY(!four.equal(drawn.noise));
    control.request_stop();
    drawn.steps = 1;
    QVERIFY_THROWS_EXCEPTION(Stopped, pictures.picture(drawn, text, text, predict, control));
  }
};

PENTIMENTO_TEST(HalfFinishedTest)
#include "half_finished_test.moc"
