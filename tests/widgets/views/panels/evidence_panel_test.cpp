#include <QtTest>
#include <QtWidgets>

#include "support/test_registry.h"
#include "widgets/models/meter_model.h"
#include "widgets/sample.h"
#include "widgets/settle.h"
#include "widgets/style/theme.h"
#include "widgets/views/panels/evidence_panel.h"
#include "widgets/views/panels/health_list.h"
#include "widgets/views/panels/mark_legend.h"
#include "widgets/views/panels/panel_head.h"

using namespace pentimento;
using namespace pentimento::testing;

/// The evidence panel: k of n with intervals and controls, and honest silence about what was not measured.
class EvidencePanelTest : public QObject {
  Q_OBJECT

  static ProbeResult row(const char* label, int k, int n, double low, double high, Proportion control,
                         const char* problem = "") {
    return {label, Role::Target, {k, n}, {low, high}, control, problem};
  }

  static EvidencePanel full() {
    EvidencePanel panel;
    panel.leaks = {row("synonym", 6, 16, 0.1848, 0.6136, {1, 64}),
                   row("language", 4, 15, 0.1090, 0.5195, {1, 64}),
                   row("combined", 2, 14, 0.0401, 0.3994, {1, 64}),
                   row("direct", 1, 16, 0.0111, 0.2833, {1, 64}), row("attack", 0, 0, 0, 1, {}, "not run")};
    panel.misses = {row("panda", 1, 16, 0.0111, 0.2833, {0, 16}), row("fox", 0, 12, 0, 0.2425, {0, 12}),
                    row("rabbit", 0, 16, 0, 0.1936, {0, 16}),     row("bear", 0, 16, 0, 0.1936, {0, 16}),
                    row("penguin", 0, 16, 0, 0.1936, {0, 16}),    row("dog", 0, 16, 0, 0.1936, {0, 16}),
                    row("controls", 0, 32, 0, 0.1072, {0, 32})};
    return panel;
  }

  static EvidencePanel empty() {
    EvidencePanel panel;
    for (const char* label : {"direct", "synonym", "language", "combined", "attack"})
      panel.leaks.push_back(row(label, 0, 0, 0, 1, {}));
    for (const char* label : {"panda", "fox", "rabbit", "bear", "penguin", "dog", "controls"})
      panel.misses.push_back(row(label, 0, 0, 0, 1, {}));
    return panel;
  }

  static SelectedPicture picture() {
    SelectedPicture selected;
    selected.caption = "kitten, seed 41";
    selected.before = samplePicture(1);
    selected.after = samplePicture(2);
    selected.label = "Cat";
    selected.score_before = Score{0.97, "cat", true};
    selected.score_after = Score{0.94, "cat", true};
    selected.threshold = 0.5;
    return selected;
  }

  static bool shows(EvidencePanelView& panel, const QString& text) {
    for (auto* legend : panel.findChildren<MarkLegend*>())
      if (legend->isVisibleTo(&panel) && legend->text() == text) return true;
    return false;
  }

 private Q_SLOTS:
  void initTestCase() { setUpApplication(*qApp, Theme::dark()); }

  void nothing_measured_is_dashes_and_one_sentence() {
    EvidencePanelView panel;
    panel.setEvidence(empty());
    QCOMPARE(panel.leaks()->rowCount(), 5);
    QCOMPARE(panel.leaks()->index(0).data(MeterModel::CountRole).toString(), QString());
    bool sentence = false;
    for (auto* label : panel.findChildren<QLabel*>())
      sentence |=
          label->isVisibleTo(&panel) && label->accessibleName().startsWith("Nothing is measured yet.");
    QVERIFY(sentence);
    for (auto* legend : panel.findChildren<MarkLegend*>()) QVERIFY(!legend->isVisibleTo(&panel));
  }

  void a_row_leads_to_its_pictures() {
    EvidencePanelView panel;
    panel.resize(280, 900);
    panel.setEvidence(full());
    panel.show();
    QSignalSpy chosen(&panel, &EvidencePanelView::resultChosen);
    auto* list = panel.findChildren<QListView*>().front();
    const auto second = list->model()->index(1, 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(second).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<ProbeResult>().label, std::string("language"));
    list->setFocus();
    list->setCurrentIndex(second);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(chosen.size(), 2);
  }

  void the_judges_own_errors_stand_beside_what_it_says() {
    EvidencePanelView panel;
    EvidencePanel evidence = full();
    evidence.not_scored = 3;
    panel.setEvidence(evidence);
    QVERIFY(!shows(panel, "the judge's false alarms, 1/64"));
    panel.setJudge(JudgeErrors{{1, 64}, {2, 64}});
    QVERIFY(shows(panel, "the judge's false alarms, 1/64"));
    QVERIFY(shows(panel, "the judge misses 2/64 of what is there"));
    QVERIFY(shows(panel, "3 not sure or not scored, not counted"));
    panel.setNote("snapshot 7");
    QCOMPARE(panel.head()->note(), QString("snapshot 7"));
  }

  void an_edit_that_touched_nothing_stands_out() {
    EvidencePanelView panel;
    EditHealth health;
    health.matrices_expected = 16;
    panel.setHealth(health);
    const auto* list = panel.findChild<HealthList*>();
    QCOMPARE(list->rows().first().value, QString("0 of 16"));
    QVERIFY(list->rows().first().bad);
    health.matrices_touched = 16;
    health.residual_to_anchor = 0.081;
    health.largest_change = 0.019;
    panel.setHealth(health);
    QVERIFY(!list->rows().first().bad);
    QCOMPARE(list->rows().at(1).value, QString("0.081"));
    QCOMPARE(list->rows().at(2).value, QString("1.9 %"));
  }

  void looks_right_full_and_empty() {
    for (const bool dark : {true, false}) {
      setTheme(dark ? Theme::dark() : Theme::light());
      EvidencePanelView panel;
      panel.resize(280, 820);
      panel.setEvidence(empty());
      settledShot(panel, QString("evidence_empty_") + (dark ? "dark" : "light"));
      panel.setEvidence(full());
      panel.setNote("snapshot 7");
      panel.setJudge(JudgeErrors{{1, 64}, {}});
      panel.setHealth(EditHealth{16, 16, 0.081, 0.019, 0.0, true});
      panel.setSelected(picture());
      settledShot(panel, QString("evidence_full_") + (dark ? "dark" : "light"));
      panel.setHealth(EditHealth{0, 16, 0.981, 0.0, 4e7, false});
      panel.setJudge(JudgeErrors{{1, 64}, {2, 64}});
      panel.resize(340, 700);
      settledShot(panel, QString("evidence_bad_") + (dark ? "dark" : "light"));
    }
    setTheme(Theme::dark());
  }
};

PENTIMENTO_TEST(EvidencePanelTest)
#include "evidence_panel_test.moc"
