#include "core/metrics/sample_size.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/metrics/intervals.h"
#include "core/metrics/statistics_golden.h"
#include "support/test_registry.h"

using namespace pentimento;

class SampleSizeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsStatsmodels() {
    for (const auto& row : test::statistics_golden()["sizes"])
      QVERIFY(std::abs(pictures_for_half_width(row[0], row[1]) / row[2].get<double>() - 1) < 1e-9);
  }

  void noneInN() {
    for (const double upper : {0.3, 0.139108, 0.06, 0.03, 0.003}) {
      const int n = pictures_for_upper_bound(upper);
      QVERIFY(clopper_pearson_upper({0, n}) <= upper + 1e-9);
      QVERIFY(clopper_pearson_upper({0, n - 1}) > upper);
    }
    QCOMPARE(pictures_for_upper_bound(0.95), 1); // exactly the bound of one picture
    QCOMPARE(pictures_for_upper_bound(0.06), 49);
  }

  void refusals() {
    QVERIFY_THROWS_EXCEPTION(Error, pictures_for_half_width(1.2, 0.1));
    QVERIFY_THROWS_EXCEPTION(Error, pictures_for_half_width(0.5, 0));
    QVERIFY_THROWS_EXCEPTION(Error, pictures_for_upper_bound(1));
  }
};

PENTIMENTO_TEST(SampleSizeTest)
#include "sample_size_test.moc"
