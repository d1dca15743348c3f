#include "core/metrics/intervals.h"

#include <fstream>

#include <QtTest>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/metrics/statistics_golden.h"
#include "support/test_registry.h"

using namespace pentimento;

class IntervalsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    std::ifstream file(PENTIMENTO_GOLDEN "/intervals.json");
    golden_ = nlohmann::json::parse(file);
  }

  void equalScipy() {
    const auto same = [](const Interval& interval, const nlohmann::json& row, std::size_t at) {
      return std::abs(interval.low - row[at].get<double>()) < 1e-9 &&
             std::abs(interval.high - row[at + 1].get<double>()) < 1e-9;
    };
    for (const auto& row : golden_["rows"]) {
      const Proportion p{row[0], row[1]};
      const auto text = row.dump();
      QVERIFY2(same(wilson(p), row, 2), text.c_str());
      QVERIFY2(same(wilson(p, 0.99), row, 4), text.c_str());
      QVERIFY2(same(clopper_pearson(p), row, 6), text.c_str());
      QVERIFY2(same(clopper_pearson(p, 0.99), row, 8), text.c_str());
      QVERIFY2(std::abs(clopper_pearson_upper(p) - row[10].get<double>()) < 1e-9, text.c_str());
    }
    for (const auto& row : golden_["mcnemar"])
      QVERIFY(std::abs(mcnemar_exact(row[0], row[1]) - row[2].get<double>()) < 1e-9);
  }

  void equalStatsmodels() {
    const auto golden = test::statistics_golden();
    const auto same = [](const Interval& interval, const nlohmann::json& row, std::size_t at) {
      return test::near(interval.low, row[at]) && test::near(interval.high, row[at + 1]);
    };
    for (const auto& row : golden["proportions"]) {
      const Proportion p{row[0], row[1]};
      const auto text = row.dump();
      QVERIFY2(same(wilson(p), row, 2) && same(clopper_pearson(p), row, 4), text.c_str());
      QVERIFY2(same(clopper_pearson(p, 0.975), row, 6), text.c_str());
    }
    for (const auto& row : golden["mcnemar"]) QVERIFY(test::near(mcnemar_exact(row[0], row[1]), row[2]));
  }

  void zeroOfFifty() { // the "0 %" that only says less than 6 %
    QVERIFY(std::abs(clopper_pearson_upper({0, 50}) - 0.058155) < 1e-6);
    QCOMPARE(wilson({0, 50}).low, 0.0);
    QVERIFY(std::abs(wilson({0, 50}).high - 0.071348) < 1e-6);
  }

  void nothingMeasured() {
    QCOMPARE(wilson({0, 0}), (Interval{0, 1}));
    QCOMPARE(clopper_pearson({0, 0}), (Interval{0, 1}));
    QCOMPARE(mcnemar_exact(0, 0), 1.0);
  }

  void refusals() {
    QVERIFY_THROWS_EXCEPTION(Error, wilson({3, 2}));
    QVERIFY_THROWS_EXCEPTION(Error, wilson({-1, 2}));
    QVERIFY_THROWS_EXCEPTION(Error, clopper_pearson({1, 2}, 1.0));
    QVERIFY_THROWS_EXCEPTION(Error, mcnemar_exact(-1, 0));
    QVERIFY_THROWS_EXCEPTION(Error, normal_quantile(0));
  }

 private:
  nlohmann::json golden_;
};

PENTIMENTO_TEST(IntervalsTest)
#include "intervals_test.moc"
