#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/toggle_switch.h"
#include "widgets/style/theme.h"

using namespace pentimento;

/// A switch that is seen and worked as one.
class ToggleSwitchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void is_worked_by_mouse_and_keys() {
    ToggleSwitch toggle;
    const QSignalSpy toggled(&toggle, &ToggleSwitch::toggled);
    QTest::mouseClick(&toggle, Qt::LeftButton);
    QVERIFY(toggle.isChecked());
    QTest::keyClick(&toggle, Qt::Key_Space);
    QVERIFY(!toggle.isChecked());
    QCOMPARE(toggled.count(), 2);
  }

  void on_and_off_differ_in_colour_and_in_place() {
    ToggleSwitch toggle;
    toggle.resize(toggle.sizeHint());
    const auto at = [&](int x) { return toggle.grab().toImage().pixelColor(x, toggle.height() / 2); };
    QCOMPARE(at(12), theme().onAccent); // the knob is left
    QCOMPARE(at(24), theme().outline);
    toggle.setChecked(true);
    QCOMPARE(at(8), theme().accentFill);
    QCOMPARE(at(24), theme().onAccent);
  }
};

PENTIMENTO_TEST(ToggleSwitchTest)
#include "toggle_switch_test.moc"
