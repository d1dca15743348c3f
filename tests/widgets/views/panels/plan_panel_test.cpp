#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/editors/keep_chip.h"
#include "widgets/sample.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/plan_panel.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The plan as a person works it: what is shown is the plan, and every change by hand says the whole of it.
class PlanPanelTest : public QObject {
  Q_OBJECT

  static void fill(PlanPanel& panel) {
    panel.setMethods(sampleMethods());
    panel.setPlan(samplePlan());
    panel.setSuggestions({"butterfly"});
    int seed = 1;
    for (const char* word : {"cat", "dog", "rabbit", "fox", "bear", "panda", "penguin"})
      panel.setThumbnail(word, samplePicture(seed++));
    panel.setEstimate("About 48 s and 0.4 GB");
    panel.setHint("Every cat should become a dog. Watch what still shines through.");
  }

  static Plan said(const QSignalSpy& spy) { return spy.last().first().value<Plan>(); }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void shows_a_plan_without_saying_it_was_edited() {
    PlanPanel panel;
    const QSignalSpy edited(&panel, &PlanPanel::planEdited);
    fill(panel);
    Plan plan = samplePlan();
    plan.settings["steps"] = std::int64_t{80};
    plan.seeds = {7, 8};
    panel.setPlan(plan);
    QCOMPARE(edited.count(), 0);
    QVERIFY(panel.plan() == plan);
  }

  void chips_keep_and_let_go() {
    PlanPanel panel;
    fill(panel);
    const QSignalSpy edited(&panel, &PlanPanel::planEdited);
    const auto chip = [&](const QString& word) {
      for (KeepChip* c : panel.findChildren<KeepChip*>())
        if (c->word() == word) return c;
      return static_cast<KeepChip*>(nullptr);
    };
    QVERIFY(chip("butterfly")->isSuggested());
    QTest::mouseClick(chip("butterfly"), Qt::LeftButton);
    QCOMPARE(said(edited).kept.back(), std::string("butterfly"));
    QVERIFY(!chip("butterfly")->isSuggested());
    QTest::keyClick(chip("fox"), Qt::Key_Delete);
    QVERIFY(chip("fox")->isSuggested());
    QCOMPARE(said(edited).kept.size(), 5u);
  }

  void a_bad_setting_holds_erase_back_and_says_why() {
    PlanPanel panel;
    fill(panel);
    auto* erase = panel.findChild<QPushButton*>("eraseButton");
    QVERIFY(erase->isEnabled() && panel.isReady());
    auto* steps = panel.findChildren<QLineEdit*>().at(1);
    for (QLineEdit* field : panel.findChildren<QLineEdit*>())
      if (field->accessibleName() == "Steps") steps = field;
    steps->selectAll();
    QTest::keyClicks(steps, "4x");
    QVERIFY(!erase->isEnabled());
    QCOMPARE(erase->toolTip(), QString("Steps: expected a whole number from 1 to 5000, got 4x"));
    steps->selectAll();
    QTest::keyClicks(steps, "60");
    QVERIFY(erase->isEnabled());
    QCOMPARE(std::get<std::int64_t>(panel.plan().settings.at("steps")), 60);
  }

  void an_empty_plan_is_not_ready() {
    PlanPanel panel;
    panel.setMethods(sampleMethods());
    auto* erase = panel.findChild<QPushButton*>("eraseButton");
    QCOMPARE(erase->toolTip(), QString("Name a concept to erase."));
    fill(panel);
    QVERIFY(erase->isEnabled());
    panel.setNotReady("No model is open.");
    QVERIFY(!erase->isEnabled());
    panel.setNotReady({});
    QVERIFY(erase->isEnabled());
  }

  void choosing_a_method_starts_from_its_defaults() {
    PlanPanel panel;
    fill(panel);
    Plan plan = samplePlan();
    plan.settings["steps"] = std::int64_t{80};
    panel.setPlan(plan);
    const QSignalSpy edited(&panel, &PlanPanel::planEdited);
    auto* combo = panel.findChild<QComboBox*>();
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(said(edited).method, std::string("uce"));
    QVERIFY(said(edited).settings.empty());
  }

  void every_state_looks_right() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      const QString suffix = dark ? "_dark" : "_light";
      PlanPanel panel;
      panel.resize(232, 700);
      fill(panel);
      panel.show();
      settledShot(panel, "plan_idle" + suffix);
      panel.setRunStatus({RunState::Running, 280, 400, 14.2});
      settledShot(panel, "plan_running" + suffix);
      panel.setRunStatus({RunState::Stopped, 280, 400, {}});
      panel.setPlan(Plan{{{"cat", "dog"}, {"a very long concept name", ""}}, {}, "doco", {}, {41}});
      panel.setTokenNote(1, "82 tokens, the last 5 are cut");
      settledShot(panel, "plan_stopped" + suffix);
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(PlanPanelTest)
#include "plan_panel_test.moc"
