#include "core/project/record/window_state.h"

#include <QtTest>

#include "core/io/io_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

WindowState some_state() {
  WindowState state;
  state.model = {"Miniature", "miniature", "base", "", ""};
  state.device = "cpu";
  state.precision = "fp32";
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
