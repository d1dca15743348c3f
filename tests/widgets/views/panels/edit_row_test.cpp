#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/strength_slider.h"
#include "widgets/editors/toggle_switch.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/edit_row.h"

using namespace pentimento;

/// One layer of the stack.
class EditRowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void a_strength_from_outside_does_not_move_a_held_slider() {
    EditInfo edit{1, "cat → dog", "doco", true, 1.0, false, false};
    EditRow row(edit);
    row.resize(232, EditRow::kHeight);
    row.show();
    auto* slider = row.findChild<StrengthSlider*>();
    QTest::mousePress(slider, Qt::LeftButton, {}, {6, 12});
    const int held = slider->value();
    edit.strength = 1.4;
    row.setEdit(edit);
    QCOMPARE(slider->value(), held);
    QTest::mouseRelease(slider, Qt::LeftButton, {}, {6, 12});
    row.setEdit(edit);
    QCOMPARE(slider->value(), 140);
  }

  void showing_an_edit_says_nothing() {
    EditInfo edit{1, "cat → dog", "doco", true, 1.0, false, false};
    EditRow row(edit);
    const QSignalSpy toggled(&row, &EditRow::toggled), changed(&row, &EditRow::strengthChanged);
    edit.on = false;
    edit.strength = 0.3;
    row.setEdit(edit);
    QVERIFY(toggled.isEmpty() && changed.isEmpty());
    QVERIFY(!row.findChild<ToggleSwitch*>()->isChecked());
  }

  void f2_renames() {
    EditRow row({1, "cat → dog", "doco", true, 1.0, false, false});
    row.show();
    row.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&row));
    row.findChild<ToggleSwitch*>()->setFocus();
    QTest::keyClick(row.findChild<ToggleSwitch*>(), Qt::Key_F2);
    const QSignalSpy renamed(&row, &EditRow::renamed);
    auto* field = qobject_cast<QLineEdit*>(row.focusWidget());
    QVERIFY(field && field->text() == "cat → dog");
    QTest::keyClicks(field, "mine");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(renamed.count(), 1);
  }
};

PENTIMENTO_TEST(EditRowTest)
#include "edit_row_test.moc"
