#include "core/project/project.h"

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include <QtTest>
#include <sys/wait.h>
#include <unistd.h>

#include "core/edits/weight_delta_file.h"
#include "core/io/png.h"
#include "core/project/project_fixture.h"
#include "core/project/schema.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

/// Records pictures until it is killed.
[[noreturn]] void record_for_ever(const std::filesystem::path& folder) {
  try {
    Project project(folder, Project::Access::Write);
    const auto run = project.begin_run(project.add_plan("kill", {{"kill", true}}), "probe", small_manifest());
    for (int row = 0;; ++row)
      for (std::uint64_t seed = 41; seed < 45; ++seed)
        project.add_picture(cell_at(run, "after", row, seed),
                            seeded_picture(seed + 7 * std::uint64_t(row), 32), {});
  } catch (...) {
  }
  ::_exit(1); // it was not killed, which the test will see
}

int kills_wanted(int standard) {
  return qEnvironmentVariableIsSet("PENTIMENTO_KILLS") ? qEnvironmentVariableIntValue("PENTIMENTO_KILLS")
                                                       : standard;
}

} // namespace

class ProjectTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aPictureHasItsRowAndItsFile() {
    const TestFolder folder;
    const auto place = folder.path() / "a.pentimento";
    {
      Project project(place, Project::Access::Write);
      const auto run =
          project.begin_run(project.add_plan("cat → dog", {{"x", 1}}), "probe", small_manifest());
      const auto id =
          project.add_picture(cell_at(run, "after", 2, 41), seeded_picture(41), {{"prompt", "p"}});
      QCOMPARE(project.cell(id).file, std::string("images/1/after/0003-41.png"));
      project.end_run(run, "done", {{"state", "s"}});
    }
    const Project project(place, Project::Access::Read);
    const auto cells = project.cells(1);
    QCOMPARE(cells.size(), std::size_t{1});
    QVERIFY(read_picture(project.path_of(cells[0].file)) == seeded_picture(41));
    QCOMPARE(cells[0].pixels, pixels_hash(seeded_picture(41)));
    QVERIFY(project.problems().empty());
    QCOMPARE(project.run(1).status, std::string("done"));
  }

  void oneEditIsOneFile() {
    const TestFolder folder;
    Project project(folder.path() / "a", Project::Access::Write);
    const auto run = project.begin_run(project.add_plan("t", nullptr), "erase", small_manifest());
    project.add_edit(run, small_edit(), 100, "s1", {{"loss", 1}});
    project.add_edit(run, small_edit(), -1, "s1", nullptr);
    QCOMPARE(project.edits(run).size(), std::size_t{2});
    const auto file = project.edit_file(small_edit().content_hash());
    QCOMPARE(load_delta(file).content_hash(), small_edit().content_hash());
    QVERIFY(project.edit_file("none").empty());
  }

  void twoOpenersAreRefusedAndReadersAreNot() {
    const TestFolder folder;
    const Project first(folder.path() / "a", Project::Access::Write);
    QVERIFY(folder.sentence([&] { Project(folder.path() / "a", Project::Access::Write); })
                .startsWith("DIR/a is open in another Pentimento"));
    QCOMPARE(folder.sentence([&] { Project(folder.path() / "a", Project::Access::Read); }),
             QString("no error"));
  }

  void strangersFoldersAreLeftAlone() {
    const TestFolder folder;
    folder.write("thesis/chapter.txt", "mine");
    QCOMPARE(
        folder.sentence([&] { Project(folder.path() / "thesis", Project::Access::Write); }),
        QString(
            "DIR/thesis is no project and not empty: expected a project, an empty folder or a new name, got "
            "chapter.txt; name another folder"));
    QVERIFY(
        folder.sentence([&] { Project(folder.path() / "no", Project::Access::Read); })
            .startsWith("DIR/no is not a project: expected a folder with project.sqlite, got nothing there"));
    QVERIFY(!std::filesystem::exists(folder.path() / "no"));
  }

  void anOlderProjectIsMigratedWithACopy() {
    const TestFolder folder;
    std::filesystem::create_directories(folder.path() / "a");
    {
      const Database old(folder.path() / "a" / "project.sqlite", Database::Access::Write);
      old.execute(schema_steps().front());
      old.execute("PRAGMA user_version = 1; INSERT INTO plans(created, title, document) VALUES('2026', "
                  "'old', 'null')");
    }
    const Project project(folder.path() / "a", Project::Access::Read);
    QCOMPARE(project.plans().front().title, std::string("old"));
    QCOMPARE(project.kept_copy(), folder.path() / "a" / "project.v1.sqlite");
    QVERIFY(std::filesystem::exists(project.kept_copy()));
  }

  void aCopiedRunHasItsFiles() {
    const TestFolder folder;
    Project from(folder.path() / "a", Project::Access::Write),
        to(folder.path() / "b", Project::Access::Write);
    const auto run = from.begin_run(from.add_plan("t", {{"x", 1}}), "probe", small_manifest());
    from.add_edit(run, small_edit(), 0, "s", nullptr);
    from.add_picture(cell_at(run, "after", 0, 41), seeded_picture(41), {});
    from.end_run(run, "done", {{"state", "s"}});
    to.begin_run(to.add_plan("another", nullptr), "probe", small_manifest()); // ids differ from here on
    const auto copied = to.copy_run(from, from.run(run));
    QCOMPARE(copied, std::int64_t{2});
    QCOMPARE(to.cells(copied).front().pixels, pixels_hash(seeded_picture(41)));
    QCOMPARE(to.run(copied).status, std::string("done"));
    QVERIFY(to.problems().empty());
  }

  /// kill −9 at random moments: PENTIMENTO_KILLS says how often.
  void losesAtMostThePictureInFlight() {
    const TestFolder folder;
    const auto place = folder.path() / "killed.pentimento";
    std::mt19937 random(7);
    std::size_t recorded = 0;
    const int kills = kills_wanted(12);
    for (int i = 0; i < kills; ++i) {
      const pid_t child = ::fork();
      if (child == 0) record_for_ever(place);
      std::this_thread::sleep_for(std::chrono::milliseconds(5 + random() % 120));
      ::kill(child, SIGKILL);
      int status = 0;
      ::waitpid(child, &status, 0);
      QVERIFY(WIFSIGNALED(status));
      const Project project(place, Project::Access::Write);
      const auto problems = project.problems();
      QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
      const auto runs = project.runs();
      std::size_t rows = 0, files = 0;
      for (const auto& run : runs) {
        QCOMPARE(run.status, std::string("interrupted"));
        const auto cells = project.cells(run.id);
        rows += cells.size();
        for (std::size_t at = 0; at < cells.size(); ++at) // no gap: each row and seed after the one before
          QCOMPARE(cells[at].key, (CellKey{static_cast<int>(at / 4), 41 + at % 4}));
      }
      for (const auto& file : std::filesystem::recursive_directory_iterator(place / "images"))
        files += file.is_regular_file();
      QVERIFY(files >= rows && files - rows <= runs.size()); // a file whose row was not written yet
      QVERIFY(rows >= recorded);
      recorded = rows;
    }
    QVERIFY(kills == 0 || recorded > 0);
  }
};

PENTIMENTO_TEST(ProjectTest)
#include "project_test.moc"
