#include "widgets/views/docks/trade_off_panel.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/style/theme.h"
#include "widgets/views/docks/trade_off_chart.h"
#include "widgets/views/panels/panel_head.h"

using namespace pentimento;

/// Says what to do until there is a point.
class TradeOffPanelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void theChartComesWithItsFirstPoint() {
    TradeOffPanel panel;
    panel.resize(890, 228);
    panel.show();
    QVERIFY(!panel.chart()->isVisible());
    panel.chart()->beginRun("cat → dog (uce)");
    panel.showWhatThereIs();
    QVERIFY(!panel.chart()->isVisible());
    panel.chart()->addPoint({0, 0, {4, 4}, {4, 4}, {}, {}});
    panel.showWhatThereIs();
    QVERIFY(panel.chart()->isVisible());
    panel.chart()->clear();
    panel.showWhatThereIs();
    QVERIFY(!panel.chart()->isVisible());
  }

  void itsHeadClosesIt() {
    TradeOffPanel panel;
    const QSignalSpy closed(&panel, &TradeOffPanel::closeRequested);
    QTest::mouseClick(panel.head()->findChild<QToolButton*>(), Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
  }
};

PENTIMENTO_TEST(TradeOffPanelTest)
#include "trade_off_panel_test.moc"
