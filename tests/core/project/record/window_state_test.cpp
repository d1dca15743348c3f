#include "core/project/record/window_state.h"

#include <QtTest>

#include "core/project/project_fixture.h"
#include "core/project/run_plan.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

WindowState some_state() {
  WindowState state;
  state.model = {"Miniature", "miniature", "base", "", ""};
  state.device = "cpu";
  state.precision = "fp32";
  state.judge = "/judges/cats";
  state.plan.pairs = {{"cat", "dog"}};
  state.plan.kept = {"fox"};
  state.plan.settings = {
      {"steps", std::int64_t{4}}, {"lr", 1e-5}, {"flag", true}, {"preset", std::string("x")}};
  state.plan.seeds = {41, 18446744073709551615ULL};
  EditInfo info;
  info.name = "cat → dog";
  info.method = "uce";
  info.strength = 0.35;
  state.edits = {{info, "hash", "edits/hash.safetensors"}};
  state.state = "state";
  state.selected = {3, 41};
  state.waiting = {state.plan, state.plan};
  state.waiting[1].pairs = {{"bus", "car"}};
  return state;
}

} // namespace

class WindowStateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void comesBackFromItsFile() {
    const TestFolder folder;
    QVERIFY(!read_window(folder.path()));
    write_window(folder.path(), some_state());
    QVERIFY(read_window(folder.path()) == some_state());
    auto older = json_of_window(some_state());
    older.erase("waiting");
    older.erase("judge");
    QVERIFY(window_from_json(older).waiting.empty());
    QVERIFY(window_from_json(older).judge.empty());
  }

  void aProjectOfTheCommandLineOpensWithItsNewestRun() {
    const TestFolder folder;
    Project project(folder.path() / "a.pentimento", Project::Access::Write);
    QVERIFY(!window_of_runs(project));
    ErasePart part;
    part.plan.pairs = {{"cat", "dog"}};
    part.plan.method = "uce";
    const auto edit = small_edit();
    const auto run = project.begin_run(project.add_plan("t", json_of_erase(part)), "erase", small_manifest());
    project.add_edit(run, edit, -1, "state", nullptr);
    project.end_run(run, "done", {{"content_hash", edit.content_hash()}, {"state", "state"}});
    const auto window = window_of_runs(project);
    QVERIFY(window.has_value());
    QCOMPARE(window->model.path, std::string("miniature"));
    QCOMPARE(window->plan.pairs.front().target, std::string("cat"));
    QCOMPARE(window->plan.seeds, Plan{}.seeds);
    QCOMPARE(window->edits.front().info.name, std::string("cat → dog"));
    QVERIFY(std::filesystem::is_regular_file(project.folder() / window->edits.front().file));
  }

  void newerAndBrokenOnesAreRefused() {
    const TestFolder folder;
    auto document = json_of_window(some_state());
    document["format_version"] = 2;
    QCOMPARE(folder.sentence([&] { window_from_json(document); }),
             QString("window.json was written by a newer Pentimento: expected version 1, got version 2"));
    document["format_version"] = 1;
    document.erase("plan");
    QVERIFY(folder.sentence([&] { window_from_json(document); }).contains("the document lacks plan"));
    folder.write("window.json", "{");
    QVERIFY(folder.sentence([&] { read_window(folder.path()); }).contains("window.json"));
  }
};

PENTIMENTO_TEST(WindowStateTest)
#include "window_state_test.moc"
