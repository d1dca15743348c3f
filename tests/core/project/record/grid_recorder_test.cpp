#include "core/project/record/grid_recorder.h"

#include <QtTest>

#include "core/project/project_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

const std::string kBase(64, 'b'), kEdited(64, 'e');

ModelRecord model(const std::string& torch = "2") {
  ModelRecord record;
  record.model = {{"name", "Mini"},     {"path", "miniature"},   {"base_hash", kBase},
                  {"family", "SD 1.x"}, {"prediction_type", ""}, {"tokenizer", ""}};
  record.conditions = {{"device", "CPU"}, {"precision", "fp32"}, {"threads", 1}, {"torch", torch}};
  record.judge = {{"name", "judge"}};
  record.has_vocabulary = true;
  record.name = "Mini";
  record.base_hash = kBase;
  return record;
}

ProbePart part() {
  ProbePart part;
  part.plan.pairs = {{"cat", "dog"}};
  part.suite = {
      "grid",
      {{"a cat", Role::Target, "cat", "cat", "", false}, {"a fox", Role::Kept, "fox", "fox", "", false}}};
  part.cells = {{0, 41}, {0, 42}, {1, 41}, {1, 42}};
  part.sampling.scheduler = "ddim";
  return part;
}

StackRecord stack() {
  const auto delta = std::make_shared<WeightDelta>(small_edit());
  EditInfo info;
  info.name = "cat → dog";
  const auto hash = delta->content_hash();
  return {kEdited,
          {{{"file", "edits/" + hash.substr(0, 16) + ".safetensors"},
            {"name", info.name},
            {"content_hash", hash},
            {"strength", 1.0}}},
          {{info, hash, delta}}};
}

PictureBatch batch(int row, bool before) {
  PictureBatch batch{before, {{row, 41}, {row, 42}}, {}};
  for (const auto& key : batch.keys) {
    DrawnPicture picture;
    picture.key = key;
    picture.image = std::make_shared<Image>(seeded_picture(key.seed + std::uint64_t(row) + (before ? 0 : 9)));
    picture.state = before ? kBase : kEdited;
    picture.score = Score{0.9, "cat", true};
    picture.verdict = before ? Verdict::NotScored : Verdict::Leak;
    batch.pictures.push_back(std::move(picture));
  }
  return batch;
}

/// What a run of the window makes, up to `rows` rows after the edit.
void draw(GridRecorder& grid, int rows) {
  for (int row = 0; row < 2; ++row) grid.batch(batch(row, true));
  grid.stack(stack());
  for (int row = 0; row < rows; ++row) grid.batch(batch(row, false));
}

} // namespace

class GridRecorderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aFinishedStateIsAProbeOfTheCommandLine() {
    const TestFolder folder;
    Project project(folder.path() / "a.pentimento", Project::Access::Write);
    GridRecorder grid(project);
    grid.open_model(model());
    grid.ask(part());
    draw(grid, 2);
    QVERIFY(!grid.finished(kEdited));
    grid.finish(kEdited, {{"state", kEdited}});
    QVERIFY(grid.finished(kEdited));
    const auto runs = project.runs();
    QCOMPARE(runs.size(), std::size_t(2));
    QCOMPARE(runs[0].kind, std::string("before"));
    QCOMPARE(runs[0].status, std::string("done"));
    QCOMPARE(runs[1].kind, std::string("probe"));
    QCOMPARE(runs[1].status, std::string("done"));
    QCOMPARE(project.cells(runs[1].id).size(), std::size_t(8));
    QCOMPARE(project.edits(runs[1].id).size(), std::size_t(1));
    QCOMPARE(runs[1].manifest["state"].get<std::string>(), kEdited);
    QVERIFY(runs[1].summary["peak_memory_mib"].get<double>() > 0);
    const auto cell = project.cell(grid.row_of(kEdited, {1, 42}));
    QCOMPARE(cell.judge, std::string("judge"));
    const auto manifest = project.manifest_of(cell);
    QCOMPARE(manifest["picture"]["place_in_batch"].get<int>(), 1);
    QVERIFY(std::filesystem::is_regular_file(manifest["edits"][0]["file"].get<std::string>()));
    QVERIFY(project.problems().empty());
    QCOMPARE(grid.row_of(kEdited, {1, 99}), std::int64_t(0));
  }

  void picturesOfASnapshotThatBecameTheResultAreWritten() {
    const TestFolder folder;
    Project project(folder.path() / "a.pentimento", Project::Access::Write);
    GridRecorder grid(project);
    grid.open_model(model());
    grid.ask(part());
    grid.batch(batch(0, false)); // before its edits were said
    QVERIFY(project.runs().empty());
    grid.stack(stack());
    QCOMPARE(project.cells(project.runs().front().id).size(), std::size_t(2));
    grid.batch(batch(0, false));
    QCOMPARE(project.cells(project.runs().front().id).size(), std::size_t(2));
  }

  void snapshotsOnTheWayComeBack() {
    const TestFolder folder;
    const auto place = folder.path() / "a.pentimento";
    const std::string passed(64, 'p');
    const std::vector<Snapshot> way{
        {0, 0, 4, kBase, {}, {}}, {1, 2, 4, passed, {}, {}}, {2, 4, 4, kEdited, {}, {}}};
    {
      Project project(place, Project::Access::Write);
      GridRecorder grid(project);
      grid.open_model(model());
      grid.ask(part());
      auto on_the_way = stack();
      on_the_way.state = passed;
      grid.stack(on_the_way);
      auto preview = batch(0, false);
      for (auto& picture : preview.pictures) picture.state = passed;
      grid.batch(preview);
      grid.pass(passed);
      QCOMPARE(project.runs()[0].status, std::string("partial"));
      grid.batch(preview); // said again
      draw(grid, 2);
    }
    Project project(place, Project::Access::Write);
    QCOMPARE(project.runs()[0].status, std::string("partial"));
    GridRecorder grid(project);
    grid.open_model(model());
    grid.ask(part());
    const auto kept = grid.kept(kEdited, way);
    QCOMPARE(kept.after.size(), std::size_t(4));
    QCOMPARE(kept.on_the_way.size(), std::size_t(2));
    QCOMPARE(kept.on_the_way[0].state, passed);
    QCOMPARE(kept.on_the_way[0].snapshot, 1);
    QVERIFY(grid.row_of(passed, {0, 41}) != 0); // so it can be replayed
  }

  void whatWasCutOffGoesOnAndNothingIsDrawnTwice() {
    const TestFolder folder;
    const auto place = folder.path() / "a.pentimento";
    {
      Project project(place, Project::Access::Write);
      GridRecorder grid(project);
      grid.open_model(model());
      grid.ask(part());
      draw(grid, 1);
    }
    Project project(place, Project::Access::Write);
    GridRecorder grid(project);
    grid.open_model(model());
    grid.ask(part());
    const auto kept = grid.kept(kEdited);
    QCOMPARE(kept.before.size(), std::size_t(4));
    QCOMPARE(kept.after.size(), std::size_t(2));
    QVERIFY(*kept.after[0].image == *batch(0, false).pictures[0].image);
    QCOMPARE(kept.after[0].verdict, Verdict::Leak);
    QCOMPARE(kept.after[0].score->probability, 0.9);
    grid.stack(stack());
    grid.batch(batch(1, false));
    grid.finish(kEdited, {{"state", kEdited}});
    QCOMPARE(project.runs().size(), std::size_t(2));
    QCOMPARE(project.runs()[1].status, std::string("done"));
  }

  void ofABatchThatWasStoppedTheRestIsWrittenLater() {
    const TestFolder folder;
    Project project(folder.path() / "a.pentimento", Project::Access::Write);
    GridRecorder grid(project);
    grid.open_model(model());
    grid.ask(part());
    auto half = batch(0, true);
    half.pictures.pop_back();
    grid.batch(half);
    QCOMPARE(project.cells(1).size(), std::size_t(1));
    grid.batch(batch(0, true));
    QCOMPARE(project.cells(1).size(), std::size_t(2));
    QCOMPARE(project.cells(1)[0].manifest["batch"].size(), std::size_t(2)); // as it was drawn
  }

  void underOtherConditionsOnlyWhatIsWholeIsTakenUp() {
    const TestFolder folder;
    const auto place = folder.path() / "a.pentimento";
    {
      Project project(place, Project::Access::Write);
      GridRecorder grid(project);
      grid.open_model(model());
      grid.ask(part());
      draw(grid, 1);
    }
    Project project(place, Project::Access::Write);
    GridRecorder grid(project);
    grid.open_model(model("3"));
    grid.ask(part());
    const auto kept = grid.kept(kEdited);
    QCOMPARE(kept.before.size(), std::size_t(4)); // it was whole
    QVERIFY(kept.after.empty());
    grid.stack(stack());
    grid.batch(batch(0, false));
    QCOMPARE(project.runs().size(), std::size_t(3));
  }

  void aPictureThatWasChangedIsSaidAndLeftOut() {
    const TestFolder folder;
    Project project(folder.path() / "a.pentimento", Project::Access::Write);
    GridRecorder grid(project);
    grid.open_model(model());
    grid.ask(part());
    draw(grid, 0);
    const auto file = project.cells(project.runs().front().id).front().file;
    write_png(project.path_of(file), seeded_picture(99));
    const auto kept = grid.kept(kBase);
    QCOMPARE(kept.before.size(), std::size_t(3));
    QCOMPARE(kept.left_out, file + " is not the picture that was recorded");
  }
};

PENTIMENTO_TEST(GridRecorderTest)
#include "grid_recorder_test.moc"
