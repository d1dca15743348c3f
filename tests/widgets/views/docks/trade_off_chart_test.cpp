#include "widgets/views/docks/trade_off_chart.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// Points of a run that can be clicked, and of the runs before it only their ends.
class TradeOffChartTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }
  void init() {
    chart_ = std::make_unique<TradeOffChart>();
    chart_->resize(640, 188);
    chart_->beginRun("cat → dog (uce)");
    chart_->addPoint(point(0, 8, 8));
    chart_->addPoint(point(1, 1, 7));
    chart_->beginRun("cat → dog (doco)");
    for (int i = 0; i < 5; ++i) chart_->addPoint(point(i, 8 - 2 * i, 8 - i / 2));
    chart_->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart_.get()));
  }
  void cleanup() { setTheme(Theme::dark()); }

  void ofEarlierRunsTheEndStays() {
    QCOMPARE(chart_->runs().size(), std::size_t(2));
    QCOMPARE(chart_->runs().front().points.size(), std::size_t(1));
    QCOMPARE(chart_->runs().front().points.front().index, 1);
    chart_->discardRun();
    QCOMPARE(chart_->runs().size(), std::size_t(1));
  }

  void aRunWithoutFiguresIsForgotten() {
    chart_->beginRun("stopped early");
    chart_->addPoint({0, 0, {0, 0}, {0, 0}, {}, {}});
    chart_->beginRun("next");
    QCOMPARE(chart_->runs().size(), std::size_t(3));
    QCOMPARE(chart_->runs().back().name, QString("next"));
    QCOMPARE(chart_->runs()[1].name, QString("cat → dog (doco)"));
  }

  void lessLeakIsLeftAndMoreKeptIsUp() {
    const auto& points = chart_->runs().back().points;
    QVERIFY(chart_->place(points[4]).x() < chart_->place(points[0]).x());
    QVERIFY(chart_->place(points[4]).y() > chart_->place(points[0]).y());
  }

  void aClickOnAPointChoosesItsSnapshotAndBesideItNothing() {
    QSignalSpy chosen(chart_.get(), &TradeOffChart::snapshotChosen);
    const auto& points = chart_->runs().back().points;
    QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {}, chart_->place(points[2]).toPoint());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toInt(), 2);
    QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {}, {2, 100});
    QCOMPARE(chosen.size(), 1);
  }

  void theRingFollowsWhatIsShown() {
    const QImage newest = chart_->grab().toImage();
    chart_->setShown(1);
    QVERIFY(chart_->grab().toImage() != newest);
    chart_->setShown({});
    QCOMPARE(chart_->grab().toImage(), newest);
  }

  void inEveryTheme() {
    const std::pair<const char*, Theme> themes[] = {{"trade_off_dark", Theme::dark()},
                                                    {"trade_off_light", Theme::light()},
                                                    {"trade_off_contrast", Theme::highContrast()}};
    QImage last;
    for (const auto& [name, look] : themes) {
      setTheme(look);
      testing::shot(*chart_, name);
      QVERIFY(chart_->grab().toImage() != last);
      last = chart_->grab().toImage();
    }
  }

 private:
  static TradeOffPoint point(int index, int leak, int kept) {
    return {index,
            index * 10,
            {leak, 8},
            {kept, 8},
            {leak / 12.0, (leak + 4) / 12.0},
            {kept / 12.0, (kept + 4) / 12.0}};
  }

  std::unique_ptr<TradeOffChart> chart_;
};

PENTIMENTO_TEST(TradeOffChartTest)
#include "trade_off_chart_test.moc"
