#include <QtTest>

#include "core/project/project_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

class ProjectBatchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aBatchIsThereWholeOrNotAtAll() {
    const TestFolder folder;
    Project project(folder.path() / "a.pentimento", Project::Access::Write);
    const auto run = project.begin_run(project.add_plan("t", nullptr), "probe", small_manifest());
    const auto picture = [&](std::uint64_t seed) {
      return NewPicture{cell_at(run, "after", 0, seed), std::make_shared<Image>(seeded_picture(seed)), {}};
    };
    project.add_pictures({picture(41), picture(42)});
    QCOMPARE(project.cells(run).size(), std::size_t(2));
    QVERIFY(project.problems().empty());
    try {
      project.add_pictures({picture(43), picture(42)}); // the second is there already
      QFAIL("a picture was taken twice");
    } catch (const Error&) {
    }
    QCOMPARE(project.cells(run).size(), std::size_t(2));
  }

  void aRowMayShareItsFile() {
    const TestFolder folder;
    Project project(folder.path() / "a.pentimento", Project::Access::Write);
    const auto plan = project.add_plan("t", nullptr);
    const auto first = project.begin_run(plan, "before", small_manifest());
    const auto second = project.begin_run(plan, "probe", small_manifest());
    project.add_picture(cell_at(first, "before", 0, 41), seeded_picture(41), {});
    auto shared = project.cells(first);
    shared.front().run = second;
    project.add_rows(shared);
    QCOMPARE(project.cells(second).front().file, project.cells(first).front().file);
    QCOMPARE(project.cells(second).front().score, project.cells(first).front().score);
    QVERIFY(project.problems().empty());
  }

  void anEditIsKeptOnce() {
    const TestFolder folder;
    const Project project(folder.path() / "a.pentimento", Project::Access::Write);
    const auto edit = small_edit();
    const auto file = project.keep_edit(edit, edit.content_hash());
    QCOMPARE(file, "edits/" + edit.content_hash().substr(0, 16) + ".safetensors");
    const auto written = std::filesystem::last_write_time(project.path_of(file));
    QCOMPARE(project.keep_edit(edit, edit.content_hash()), file);
    QVERIFY(std::filesystem::last_write_time(project.path_of(file)) == written);
  }
};

PENTIMENTO_TEST(ProjectBatchTest)
#include "project_batch_test.moc"
