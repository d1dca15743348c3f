#include "core/project/record/erasure_record.h"

#include <cmath>

#include <QtTest>

#include "core/base/error.h"
#include "core/project/project_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

ErasureRecord record() {
  ErasureRecord made{4, 2, {}, {}, {}};
  for (int i = 0; i < 3; ++i) {
    Snapshot snapshot;
    snapshot.index = i;
    snapshot.step = 2 * i;
    snapshot.total_steps = 4;
    snapshot.state = std::string(64, static_cast<char>('a' + i));
    snapshot.health.matrices_touched = snapshot.health.matrices_expected = 2;
    snapshot.health.residual_to_anchor = 0.1 * i;
    if (i == 2) snapshot.health.kept_drift = 0.25;
    snapshot.layers = {{"attn2.to_k", 0.01 * i, -0.5, i == 1, 0.3, 0.02}};
    made.snapshots.push_back(snapshot);
    if (i > 0) made.counts.push_back({i, 2 * i, {3 - i, 4}, {4, 4}});
  }
  for (int step = 1; step <= 4; ++step) {
    made.curves.push_back({step, {{"loss_D", 0.5 / step}}});
    if (step > 2) made.curves.back().values["loss_G"] = 1.0 / 3.0 * step;
  }
  return made;
}

} // namespace

class ErasureRecordTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void comesBackAsItWas() {
    const auto made = record();
    const auto again = erasure_from_json(Document::parse(json_of_erasure(made).dump()));
    QCOMPARE(again.total_steps, 4);
    QCOMPARE(again.snapshot_every, 2);
    QCOMPARE(again.snapshots.size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i) {
      QCOMPARE(again.snapshots[i].state, made.snapshots[i].state);
      QCOMPARE(again.snapshots[i].step, made.snapshots[i].step);
      QVERIFY(again.snapshots[i].health == made.snapshots[i].health);
      QVERIFY(again.snapshots[i].layers == made.snapshots[i].layers);
    }
    QCOMPARE(again.counts.size(), std::size_t(2));
    QCOMPARE(again.counts[0].leak, (Proportion{2, 4}));
    QCOMPARE(again.curves.size(), std::size_t(4));
    for (std::size_t i = 0; i < 4; ++i) QVERIFY(again.curves[i].values == made.curves[i].values);
  }

  void aCurveOfAnotherLengthIsRefused() {
    auto document = json_of_erasure(record());
    document["curves"]["loss_D"].erase(0);
    try {
      (void)erasure_from_json(document);
      QFAIL("it was taken");
    } catch (const Error& error) {
      QVERIFY2(QString(error.what()).contains("loss_D"), error.what());
    }
  }

  void theNewestWithASnapshotIsTaken() {
    const TestFolder folder;
    Project project(folder.path() / "a.pentimento", Project::Access::Write);
    QVERIFY(!newest_erasure(project));
    const auto plan = project.add_plan("cat", Document::object());
    const auto add = [&](const char* kind, const Document& summary) {
      project.end_run(project.begin_run(plan, kind, Document::object()), "done", summary);
    };
    auto first = record();
    first.total_steps = 40;
    add("erase", json_of_erasure(first));
    add("erase", json_of_erasure(record()));
    add("erase", {{"seconds", 1.0}}); // of the command line
    add("probe", Document::object());
    QCOMPARE(newest_erasure(project)->total_steps, 4);
  }
};

PENTIMENTO_TEST(ErasureRecordTest)
#include "erasure_record_test.moc"
