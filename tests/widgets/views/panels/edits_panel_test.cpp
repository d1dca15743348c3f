#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/shot.h"
#include "support/test_registry.h"
#include "widgets/editors/strength_slider.h"
#include "widgets/editors/toggle_switch.h"
#include "widgets/sample.h"
#include "widgets/settle.h"
#include "widgets/style/icons.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/edit_row.h"
#include "widgets/views/panels/edits_panel.h"
#include "widgets/views/panels/plan_panel.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The edit stack: every control says what it was asked, with the id of its layer.
class EditsPanelTest : public QObject {
  Q_OBJECT

  static std::vector<EditInfo> edits() {
    return {{1, "cat → dog", "doco", true, 1.0, true, false},
            {2, "rose → tree", "uce", true, 1.0, false, false},
            {3, "moon → sun", "uce", false, 0.8, false, false},
            {4, "car → bus", "uce", false, 1.0, false, true}};
  }

  static QAction* choice(EditRow* row, const QString& text) {
    for (QAction* action : row->menu()->actions())
      if (action->text().startsWith(text)) return action;
    return nullptr;
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void switches_say_which_edit() {
    EditsPanel panel;
    const QSignalSpy toggled(&panel, &EditsPanel::editToggled);
    panel.setEdits(edits());
    QCOMPARE(toggled.count(), 0);
    QTest::mouseClick(panel.row(3)->findChild<ToggleSwitch*>(), Qt::LeftButton);
    QCOMPARE(toggled.count(), 1);
    QVERIFY(toggled.first().at(0).toInt() == 3 && toggled.first().at(1).toBool());
    QVERIFY(!panel.row(4)->findChild<ToggleSwitch*>()->isEnabled());
    QVERIFY(!panel.row(4)->findChild<ToggleSwitch*>()->toolTip().isEmpty());
  }

  void conflicts_are_said_at_both_rows() {
    EditsPanel panel;
    panel.setEdits({{1, "cat → dog", "uce", true, 1.0}, {2, "bus → car", "uce", true, 1.0}});
    EditConflict conflict{1, 2, 14, -0.5, 0.04, 0.02, "mid_block.attn2.to_k.weight", -0.8};
    panel.setConflicts({conflict});
    QVERIFY(panel.row(1)->toolTip().contains("bus → car changes 14 of the same matrices, at 120° to this"));
    QVERIFY(panel.row(2)->toolTip().contains("by 4.0 %, this by 2.0 %"));
    panel.setEdits({{1, "cat → dog", "uce", false, 1.0}, {2, "bus → car", "uce", true, 1.0}});
    QVERIFY(!panel.row(1)->toolTip().isEmpty()); // to know before it is switched on
    panel.setConflicts({});
    QVERIFY(panel.row(1)->toolTip().isEmpty());
  }

  void looks() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      EditsPanel panel;
      panel.resize(232, 240);
      panel.setEdits({{1, "cat → dog", "uce", true, 1.0},
                      {2, "bus → car", "rece", true, -0.5},
                      {3, "moon → sun", "uce", false, 2.0}});
      panel.setConflicts({{1, 2, 14, -0.5, 0.04, 0.02, "mid_block.attn2.to_k.weight", -0.8}});
      settle();
      QVERIFY(panel.row(2)->findChild<StrengthSlider*>()->value() == -50);
      shot(panel, dark ? "edits_dark" : "edits_light");
    }
    setTheme(Theme::dark());
  }

  void a_drag_of_the_slider_ends_once() {
    EditsPanel panel;
    panel.resize(232, 400);
    panel.setEdits(edits());
    panel.show();
    settle();
    const QSignalSpy changed(&panel, &EditsPanel::strengthChanged);
    auto* slider = panel.row(2)->findChild<StrengthSlider*>();
    QTest::mousePress(slider, Qt::LeftButton, {}, {slider->width() / 2, 10});
    QTest::mouseMove(slider, {slider->width() / 2 + 8, 10});
    QTest::mouseRelease(slider, Qt::LeftButton, {}, {slider->width() / 2 + 8, 10});
    int finished = 0;
    for (const auto& arguments : changed) finished += arguments.at(2).toBool();
    QCOMPARE(finished, 1);
    QVERIFY(changed.last().at(2).toBool());
    QCOMPARE(changed.last().at(0).toInt(), 2);
  }

  void typed_strength_may_leave_the_sliders_range() {
    EditsPanel panel;
    panel.setEdits(edits());
    const QSignalSpy changed(&panel, &EditsPanel::strengthChanged);
    QLineEdit* field = nullptr;
    for (auto* candidate : panel.row(2)->findChildren<QLineEdit*>())
      if (candidate->accessibleName().startsWith("Strength")) field = candidate;
    field->selectAll();
    QTest::keyClicks(field, "-0.5");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(1).toDouble(), -0.5);
    field->selectAll();
    QTest::keyClicks(field, "7");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QVERIFY(field->property("invalid").toBool());
  }

  void the_menu_asks_for_everything_it_names() {
    EditsPanel panel;
    panel.setEdits(edits());
    const QSignalSpy removed(&panel, &EditsPanel::removeRequested), solo(&panel, &EditsPanel::soloRequested),
        exported(&panel, &EditsPanel::exportRequested), duplicated(&panel, &EditsPanel::duplicateRequested),
        renamed(&panel, &EditsPanel::renameRequested);
    EditRow* row = panel.row(2);
    for (const char* text : {"Remove", "Solo", "Export", "Duplicate"}) choice(row, text)->trigger();
    QVERIFY(removed.count() == 1 && solo.count() == 1 && exported.count() == 1 && duplicated.count() == 1);
    QCOMPARE(removed.first().first().toInt(), 2);
    QVERIFY(!choice(panel.row(1), "Remove")->isEnabled()); // it is running
    choice(row, "Rename")->trigger();
    QLineEdit* name = nullptr;
    for (auto* candidate : row->findChildren<QLineEdit*>())
      if (candidate->accessibleName().startsWith("Name")) name = candidate;
    name->selectAll();
    QTest::keyClicks(name, "no roses");
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(renamed.count(), 1);
    QCOMPARE(renamed.first().at(1).toString(), QString("no roses"));
    choice(row, "Rename")->trigger();
    QTest::keyClicks(name, "x");
    QTest::keyClick(name, Qt::Key_Escape);
    QCOMPARE(renamed.count(), 1);
  }

  void rows_move_by_key_and_by_drag() {
    EditsPanel panel;
    panel.resize(232, 400);
    panel.setEdits(edits());
    panel.show();
    settle();
    QSignalSpy moved(&panel, &EditsPanel::moved);
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    panel.row(2)->findChild<ToggleSwitch*>()->setFocus();
    QTest::keyClick(panel.row(2)->findChild<ToggleSwitch*>(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.takeFirst(), QVariantList({2, 0}));
    panel.row(1)->findChild<ToggleSwitch*>()->setFocus();
    QTest::keyClick(panel.row(1)->findChild<ToggleSwitch*>(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(moved.count(), 0); // it is the first already
    EditRow* row = panel.row(1);
    QTest::mousePress(row, Qt::LeftButton, {}, {100, 14});
    QTest::mouseMove(row, {100, 60});
    QTest::mouseMove(row, {100, 2 * EditRow::kHeight});
    QTest::mouseRelease(row, Qt::LeftButton, {}, {100, 2 * EditRow::kHeight});
    QCOMPARE(moved.takeFirst(), QVariantList({1, 1}));
  }

  void rows_stay_the_same_widgets_while_they_change() {
    EditsPanel panel;
    auto list = edits();
    panel.setEdits(list);
    EditRow* first = panel.row(1);
    list[0].running = false;
    list.pop_back();
    std::swap(list[0], list[1]);
    panel.setEdits(list);
    QCOMPARE(panel.row(1), first);
    QVERIFY(panel.row(4) == nullptr);
    QVERIFY(choice(first, "Remove")->isEnabled());
  }

  void looks_right_full_and_empty() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      QWidget dock;
      auto* column = new QVBoxLayout(&dock);
      column->setContentsMargins(0, 0, 0, 0);
      column->setSpacing(0);
      auto* plan = new PlanPanel;
      auto* panel = new EditsPanel;
      column->addWidget(plan);
      column->addWidget(panel, 1);
      QAction undo(icon("undo"), "Undo"), redo(icon("redo"), "Redo"), save(icon("export"), "Export");
      redo.setEnabled(false);
      panel->setActions(&undo, &redo, &save);
      plan->setMethods(sampleMethods());
      plan->setPlan(samplePlan());
      plan->setSuggestions({"butterfly"});
      plan->setRunStatus({RunState::Running, 280, 400, 14.0});
      dock.resize(232, 820);
      settledShot(dock, QString("edits_empty_") + (dark ? "dark" : "light"));
      panel->setEdits(edits());
      settledShot(dock, QString("edits_full_") + (dark ? "dark" : "light"));
      dock.resize(232, 600);
      settledShot(dock, QString("edits_low_") + (dark ? "dark" : "light"));
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(EditsPanelTest)
#include "edits_panel_test.moc"
