#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/dock_switch.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A dock's switch with its count.
class DockSwitchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void makes_room_for_a_count() {
    DockSwitch charts("chart", "Charts");
    const int plain = charts.sizeHint().width();
    charts.setCount(12);
    QVERIFY(charts.sizeHint().width() > plain);
    QCOMPARE(charts.accessibleName(), QString("Charts, 12"));
    charts.setCount(0);
    QCOMPARE(charts.sizeHint().width(), plain);
    QCOMPARE(charts.sizeHint().height(), 24);
  }

  void checked_is_tinted() {
    DockSwitch charts("chart", "Charts");
    charts.resize(charts.sizeHint());
    charts.setChecked(true);
    QCOMPARE(charts.grab().toImage().pixelColor(4, 12), theme().accentTint);
  }
};

PENTIMENTO_TEST(DockSwitchTest)
#include "dock_switch_test.moc"
