#include "widgets/views/docks/trade_off.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

/// Which states no other one beats.
class TradeOffTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFrontHasWhatNoOtherBeats() {
    const auto at = [](int leak, int kept) { return TradeOffPoint{0, 0, {leak, 10}, {kept, 10}, {}, {}}; };
    const std::vector<TradeOffPoint> points{at(10, 10), at(5, 9), at(5, 8), at(6, 9), at(0, 4), at(0, 4)};
    QCOMPARE(paretoFront(points), (std::vector<std::size_t>{4, 1, 0}));
  }

  void whatWasNotMeasuredIsOnNone() {
    QVERIFY(paretoFront({{0, 0, {0, 0}, {10, 10}, {}, {}}, {1, 0, {0, 10}, {0, 0}, {}, {}}}).empty());
    QVERIFY(paretoFront({}).empty());
  }
};

PENTIMENTO_TEST(TradeOffTest)
#include "trade_off_test.moc"
