#include "core/schedulers/scheduler.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/schedulers/scheduling_ddim.h"
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
