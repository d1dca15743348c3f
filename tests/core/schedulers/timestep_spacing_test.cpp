#include "core/schedulers/timestep_spacing.h"

#include <QtTest>

#include "core/base/error.h"
#include "support/test_registry.h"

using namespace pentimento;

class TimestepSpacingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void threeSpacings() { // Lin et al. 2023, table 2
    QCOMPARE(spaced_timesteps("leading", 1000, 5, 1, true), (std::vector<double>{801, 601, 401, 201, 1}));
    QCOMPARE(spaced_timesteps("trailing", 1000, 5, 0, true), (std::vector<double>{999, 799, 599, 399, 199}));
    QCOMPARE(spaced_timesteps("linspace", 1000, 5, 0, true), (std::vector<double>{999, 749, 500, 250, 0}));
    QVERIFY_THROWS_EXCEPTION(Error, spaced_timesteps("even", 1000, 5, 0, true));
  }

  void karrasEndsAreExact() {
    const auto sigmas = karras_sigmas(0.03, 14.6, 10);
    QVERIFY(std::abs(sigmas.front() - 14.6) < 1e-12 && std::abs(sigmas.back() - 0.03) < 1e-12);
    QCOMPARE(karras_sigmas(0.03, 14.6, 1).size(), std::size_t{1});
  }

  void sigmaAndTimestepInvertEachOther() {
    const std::vector<double> logs{-2, -1, 0.5, 2};
    for (const double t : {0.0, 0.25, 1.0, 2.5, 3.0})
      QVERIFY(std::abs(timestep_of_sigma(std::exp(interpolated(logs, t)), logs) - t) < 1e-12);
    QCOMPARE(timestep_of_sigma(100, logs), 3.0);
    QCOMPARE(timestep_of_sigma(0, logs), 0.0);
  }
};

PENTIMENTO_TEST(TimestepSpacingTest)
#include "timestep_spacing_test.moc"
