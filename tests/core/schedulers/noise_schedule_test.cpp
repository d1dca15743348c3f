#include "core/schedulers/noise_schedule.h"

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

class NoiseScheduleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void endsAreAsGiven() {
    for (const auto* name : {"linear", "scaled_linear"}) {
      const auto betas = make_betas({1000, 0.00085, 0.012, name, {}, false});
      QVERIFY(std::abs(betas[0].item<double>() - 0.00085) < 1e-8);
      QVERIFY(std::abs(betas[-1].item<double>() - 0.012) < 1e-7);
    }
  }

  void alphasFall() {
    for (const auto* name : {"linear", "scaled_linear", "squaredcos_cap_v2"}) {
      const auto alphas = make_alphas_cumprod({1000, 0.00085, 0.012, name, {}, false});
      QVERIFY((alphas.slice(0, 1) < alphas.slice(0, 0, -1)).all().item<bool>());
    }
  }

  void zeroTerminalSnr() {
    const auto alphas = make_alphas_cumprod({1000, 0.00085, 0.012, "scaled_linear", {}, true});
    QCOMPARE(alphas[-1].item<double>(), 0.0);
    QVERIFY(std::abs(alphas[0].item<double>() - (1 - 0.00085)) < 1e-6);
  }

  void unknownSchedule() {
    QVERIFY_THROWS_EXCEPTION(Error, make_betas({1000, 0.1, 0.2, "sigmoid", {}, false}));
    QVERIFY_THROWS_EXCEPTION(Error, make_betas({3, 0.1, 0.2, "linear", {0.1F, 0.2F}, false}));
  }
};

PENTIMENTO_TEST(NoiseScheduleTest)
#include "noise_schedule_test.moc"
