#include "core/project/record/probe_panel.h"

#include <QtTest>

#include "support/test_registry.h"

using namespace pentimento;

class ProbePanelTest : public QObject {
  Q_OBJECT

  static DrawnPicture picture(double probability, Verdict verdict) {
    DrawnPicture picture;
    picture.key = {0, 41};
    picture.score = Score{probability, "cat", true};
    picture.verdict = verdict;
    return picture;
  }

 private Q_SLOTS:
  void countsWhatIsSeen() {
    ProbeOutcome outcome;
    outcome.suite = {"direct", {{"a cat", Role::Target, "cat", "cat", "", false}}};
    outcome.before = {picture(0.9, Verdict::NotScored)};
    outcome.after = {picture(0.8, Verdict::Leak)};
    Plan plan;
    plan.pairs = {{"cat", "dog"}};
    RunControl control;
    measure_probe(outcome, plan, {}, nullptr, control);
    PictureRecord record;
    record.state = "state";
    const auto panel = json_of_panel(outcome, record);
    QCOMPARE(panel["leak_total"]["k"].get<int>(), 1);
    QCOMPARE(panel["kinds"][0]["seen_before"]["n"].get<int>(), 1);
    QCOMPARE(panel["state"].get<std::string>(), std::string("state"));
    QVERIFY(panel["judge"].is_null());
    QVERIFY(!panel["audit"].empty());
    QCOMPARE(panel["audit"].dump(), json_of_audit(outcome.audit).dump());
  }
};

PENTIMENTO_TEST(ProbePanelTest)
#include "probe_panel_test.moc"
