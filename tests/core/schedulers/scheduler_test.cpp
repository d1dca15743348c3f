#include "core/schedulers/scheduler.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/schedulers/scheduling_ddim.h"
#include "core/schedulers/scheduling_euler_discrete.h"
#include "support/test_registry.h"

using namespace pentimento;

class SchedulerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void noiseIsAddedAsTrained() {
    const DDIMScheduler scheduler(nlohmann::json::object());
    const auto clean = torch::ones({2, 1, 2, 2}), noise = torch::full({2, 1, 2, 2}, 3.0);
    const auto noisy = scheduler.add_noise(clean, noise, torch::tensor({0, 999}, torch::kInt64));
    for (const int row : {0, 1}) {
      const double alpha = scheduler.alphas_cumprod()[row ? 999 : 0].item<double>();
      QVERIFY(std::abs(noisy[row].mean().item<double>() - (std::sqrt(alpha) + 3 * std::sqrt(1 - alpha))) <
              1e-5);
    }
  }

  /// Between two timesteps, with v-prediction: what the other schedulers' contract does not reach.
  void theGuessOfTheOriginalIsRightBetweenTimestepsToo() {
    EulerDiscreteScheduler scheduler(nlohmann::json{{"prediction_type", "v_prediction"}});
    scheduler.set_timesteps(8); // linspace: 999, 856.3, 713.6 …
    QVERIFY(scheduler.timesteps()[1] != std::floor(scheduler.timesteps()[1]));
    const auto clean = torch::full({1, 1, 2, 2}, 0.5), noise = torch::full({1, 1, 2, 2}, -1.5);
    std::vector<at::Generator> none;
    auto sample = clean + noise * scheduler.init_noise_sigma();
    for (int i = 0; i < 8; ++i) {
      const auto input = scheduler.scale_model_input(sample, i);
      // The angle of x_t on its circle, from the scale itself: input = sample / √(σ² + 1).
      const double scale = (input / sample).mean().item<double>();
      const auto v = scale * noise - std::sqrt(1 - scale * scale) * clean;
      QVERIFY((scheduler.original(v, input, i) - clean).abs().max().item<double>() < 1e-4);
      sample = scheduler.step(v, i, sample, none);
    }
    QVERIFY((sample - clean).abs().max().item<double>() < 1e-4);
  }

  void anOffsetBeyondTheEndIsSaid() { // 1000 leading steps from 1 would end at timestep 1000
    DDIMScheduler scheduler(nlohmann::json{{"steps_offset", 1}});
    try {
      scheduler.set_timesteps(1000);
      QFAIL("was accepted");
    } catch (const Error& error) {
      QCOMPARE(QString(error.what()),
               QStringLiteral("the number of steps does not go with the scheduler's steps_offset: "
                              "expected timesteps 0 to 999, got 1000; take fewer steps"));
    }
  }
};

PENTIMENTO_TEST(SchedulerTest)
#include "scheduler_test.moc"
