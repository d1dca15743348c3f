#include "core/probes/probe_run.h"

#include <QtTest>

#include "core/base/error.h"
#include "core/judges/clip_judge.h"
#include "core/probes/suites.h"
#include "core/probes/tally.h"
#include "core/probes/world.h"
#include "support/test_registry.h"

using namespace pentimento;

class ProbeRunTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto model = DiffusionModel::open("miniature", {});
    pipeline_ = std::make_unique<StableDiffusionPipeline>(model);
    judge_ = ClipJudge::open(model->judge_folder, label_groups(*model->vocabulary));
    suite_ = make_suite("direct", test::cat_to_dog(), *model->vocabulary);
    suite_.cases.resize(3);
    settings_.sampling = default_sampling(*model);
    settings_.sampling.batch = 2;
  }

  void drawsAndJudges() {
    const auto cells = all_cells(suite_, {41, 42});
    QCOMPARE(cells.size(), std::size_t{6});
    QCOMPARE(cells[1], (CellKey{0, 42}));
    ProbeCallbacks callbacks;
    int streamed = 0, steps = 0;
    callbacks.picture = [&](const DrawnPicture& picture) {
      QCOMPARE(picture.key, cells[static_cast<std::size_t>(streamed++)]);
    };
    callbacks.step = [&](const std::vector<CellKey>& keys, int, int) {
      QCOMPARE(keys.size(), std::size_t{2});
      ++steps;
    };
    const auto pictures = run_probe(*pipeline_, judge_.get(), suite_, cells, settings_, control_, callbacks);
    QCOMPARE(streamed, 6);
    QCOMPARE(steps, 3 * settings_.sampling.steps);
    for (const auto& picture : pictures) {
      QCOMPARE(picture.state, pipeline_->model()->base_hash());
      QVERIFY(picture.score->probability > 0.5);
      QCOMPARE(picture.verdict, Verdict::Leak); // nothing was erased
      QCOMPARE(picture.image->width, 64);
    }
  }

  void aRowAloneIsTheSameToTheBit() {
    auto settings = settings_;
    settings.sampling.batch = 8;
    const auto cells = all_cells(suite_, {41, 42, 43});
    const auto together = run_probe(*pipeline_, nullptr, suite_, cells, settings, control_);
    const std::vector<CellKey> row(cells.begin() + 3, cells.begin() + 6);
    const auto alone = run_probe(*pipeline_, nullptr, suite_, row, settings, control_);
    for (std::size_t i = 0; i < 3; ++i) QCOMPARE(*alone[i].image, *together[i + 3].image);
  }

  void beforeHasNoVerdict() {
    auto settings = settings_;
    settings.before = true;
    settings.snapshot = 4;
    const auto pictures = run_probe(*pipeline_, judge_.get(), suite_, {{0, 41}}, settings, control_);
    QCOMPARE(pictures[0].verdict, Verdict::NotScored);
    QVERIFY(pictures[0].score.has_value());
    QCOMPARE(pictures[0].snapshot, 4);
  }

  void noJudgeNoScore() {
    QVERIFY(!run_probe(*pipeline_, nullptr, suite_, {{0, 41}}, settings_, control_)[0].score);
    auto unknown = suite_;
    unknown.cases[0].judged = "Van Gogh";
    QVERIFY(!run_probe(*pipeline_, judge_.get(), unknown, {{0, 41}}, settings_, control_)[0].score);
  }

  void aChangedStateIsSaid() {
    auto settings = settings_;
    int asked = 0;
    settings.state = [&] { return std::to_string(asked++); };
    QVERIFY_THROWS_EXCEPTION(Error, run_probe(*pipeline_, nullptr, suite_, {{0, 41}}, settings, control_));
    QVERIFY_THROWS_EXCEPTION(Error, run_probe(*pipeline_, nullptr, suite_, {{3, 41}}, settings_, control_));
  }

  void stops() {
    RunControl control;
    control.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, run_probe(*pipeline_, nullptr, suite_, {{0, 41}}, settings_, control));
  }

 private:
  std::unique_ptr<StableDiffusionPipeline> pipeline_;
  std::unique_ptr<ClipJudge> judge_;
  Suite suite_;
  ProbeSettings settings_;
  RunControl control_;
};

PENTIMENTO_TEST(ProbeRunTest)
#include "probe_run_test.moc"
