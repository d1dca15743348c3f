#include "core/project/record/interval_json.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class IntervalJsonTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void notMeasuredIsNull() { QVERIFY(json_with_interval({}).is_null()); }
  void aRateHasItsInterval() {
    const auto json = json_with_interval({1, 10});
    QCOMPARE(json["k"].get<int>(), 1);
    QCOMPARE(json["rate"].get<double>(), 0.1);
    // Wilson 1927; R's prop.test(1, 10, correct = FALSE) gives 0.01788 to 0.40415
    QVERIFY(std::abs(json["low"].get<double>() - 0.01788) < 1e-5);
    QVERIFY(std::abs(json["high"].get<double>() - 0.40415) < 1e-5);
  }
};

PENTIMENTO_TEST(IntervalJsonTest)
#include "interval_json_test.moc"
