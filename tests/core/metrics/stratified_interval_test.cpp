#include "core/metrics/stratified_interval.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/metrics/intervals.h"
#include "core/metrics/statistics_golden.h"
#include "support/test_registry.h"

using namespace pentimento;
using test::near;

class StratifiedIntervalTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsScipy() {
    for (const auto& row : test::statistics_golden()["strata"]) {
      std::vector<Stratum> strata;
      for (const auto& one : row["rows"]) strata.push_back({one[0], one[1], one[2], one[3], one[4]});
      const auto interval = stratified_exact(strata);
      QVERIFY(near(interval.low, row["interval"][0]));
      QVERIFY(near(interval.high, row["interval"][1]));
    }
  }

  void wholeStrataAreCounted() {
    QCOMPARE(stratified_exact({{50, 10, 40, 0, true}}), (Interval{0.2, 0.2}));
    // what is not answered yet, or "unsure", may be either
    QCOMPARE(stratified_exact({{50, 10, 30, 4, true}}), (Interval{0.2, 0.4}));
  }

  void oneSampledStratumIsClopperPearson() {
    QCOMPARE(stratified_exact({{900, 3, 87, 0, false}}), clopper_pearson({3, 90}));
  }

  void nothingAskedIsNotZero() {
    QCOMPARE(stratified_exact({}), (Interval{0, 1}));
    QCOMPARE(stratified_exact({{100, 0, 0, 0, false}}), (Interval{0, 1}));
    QVERIFY_THROWS_EXCEPTION(Error, stratified_exact({{10, 6, 5, 0, false}}));
  }
};

PENTIMENTO_TEST(StratifiedIntervalTest)
#include "stratified_interval_test.moc"
