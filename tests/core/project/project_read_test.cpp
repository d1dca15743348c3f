#include <QtTest>

#include "core/io/atomic_file.h"
#include "core/io/png.h"
#include "core/project/project_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ProjectReadTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void givesBackWhatWasWritten() {
    const TestFolder folder;
    Project project(folder.path() / "a", Project::Access::Write);
    const auto run = project.begin_run(project.add_plan("t", {{"x", 1}}), "probe", small_manifest());
    auto cell = cell_at(run, "after", 1, 18'446'744'073'709'551'615ULL);
    cell.one.language = "es";
    const auto id = project.add_picture(cell, seeded_picture(1), {});
    const auto read = project.cell(id);
    QCOMPARE(read.key, cell.key);
    QVERIFY(read.one == cell.one);
    QVERIFY(read.score == cell.score);
    QCOMPARE(read.verdict, Verdict::Leak);
    QCOMPARE(read.judge, std::string("judge"));
    QCOMPARE(read.elapsed_ms, 12.5);
    cell.key.seed = 3;
    cell.score.reset();
    QVERIFY(!project.cell(project.add_picture(cell, seeded_picture(2), {})).score);
    QCOMPARE(project.plan(1).document["x"].get<int>(), 1);
  }

  void aManifestIsWhole() {
    const TestFolder folder;
    Project project(folder.path() / "a", Project::Access::Write);
    auto manifest = small_manifest();
    manifest["edits"].push_back({{"file", "edits/x.safetensors"}});
    const auto run = project.begin_run(project.add_plan("t", nullptr), "probe", manifest);
    const auto id = project.add_picture(cell_at(run, "after", 0, 41), seeded_picture(41), {});
    const auto whole = project.manifest_of(project.cell(id));
    QCOMPARE(whole["picture"]["seed"].get<int>(), 41);
    QCOMPARE(whole["picture"]["pixels"].get<std::string>(), pixels_hash(seeded_picture(41)));
    QCOMPARE(whole["picture"]["score"]["verdict"].get<std::string>(), std::string("leak"));
    const auto at = (folder.path() / "a" / "edits" / "x.safetensors").string();
    QCOMPARE(whole["edits"][0]["file"].get<std::string>(), at);
  }

  void noticesMissingAndChangedPictures() {
    const TestFolder folder;
    Project project(folder.path() / "a", Project::Access::Write);
    const auto run = project.begin_run(project.add_plan("t", nullptr), "probe", small_manifest());
    const auto one = project.add_picture(cell_at(run, "after", 0, 41), seeded_picture(41), {});
    const auto two = project.add_picture(cell_at(run, "after", 0, 42), seeded_picture(42), {});
    write_png(project.path_of(project.cell(one).file), seeded_picture(43));
    std::filesystem::remove(project.path_of(project.cell(two).file));
    const std::vector<std::string> expected{"images/1/after/0001-41.png is not the picture that was recorded",
                                            "images/1/after/0001-42.png is missing"};
    QVERIFY(project.problems() == expected);
  }

  void anUnknownRowIsSaid() {
    const TestFolder folder;
    const Project project(folder.path() / "a", Project::Access::Write);
    QCOMPARE(folder.sentence([&] { project.cell(7); }),
             QString("DIR/a has no row 7; `pentimento-cli project PROJECT` lists what there is"));
    QVERIFY(folder.sentence([&] { project.run(7); }).startsWith("DIR/a has no run 7"));
  }
};

PENTIMENTO_TEST(ProjectReadTest)
#include "project_read_test.moc"
