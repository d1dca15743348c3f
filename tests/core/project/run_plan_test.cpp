#include "core/project/run_plan.h"

#include <QtTest>

#include "core/project/project_fixture.h"
#include "support/test_registry.h"

using namespace pentimento;
using namespace pentimento::testing;

namespace {

RunPlan small_plan() {
  RunPlan plan;
  plan.model = {"Miniature", "miniature", std::string(64, 'b'), "", ""};
  plan.erase.plan.pairs = {{"cat", "dog"}};
  plan.erase.plan.kept = {"fox"};
  plan.erase.plan.method = "uce";
  plan.erase.plan.seeds.clear();
  plan.erase.plan.settings = {{"erase_scale", 0.5}};
  ProbePart probe;
  probe.plan = plan.erase.plan;
  probe.suite = {"direct", {{"a cat", Role::Target, "cat", "cat", "", true}}};
  probe.cells = {{0, 41}, {0, 42}};
  probe.sampling.scheduler = "ddim";
  plan.probe = probe;
  return plan;
}

} // namespace

class RunPlanTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void comesBackFromItsFile() {
    auto plan = small_plan();
    plan.expected = {"hash", "state", {{picture_key("after", {0, 41}), "p"}}, {{"torch", "2"}}};
    const auto text = json_of_plan(plan).dump();
    const auto read = plan_from_json(Document::parse(text));
    QCOMPARE(json_of_plan(read).dump(), text);
    QVERIFY(read.erase.plan == plan.erase.plan);
    QVERIFY(read.probe->suite.cases == plan.probe->suite.cases);
    QCOMPARE(read.expected.pictures.at("after 0 41"), std::string("p"));
  }

  void brokenPlansAreRefused() {
    const TestFolder folder;
    auto document = json_of_plan(small_plan());
    document["probe"]["cells"][0][0] = 5;
    QCOMPARE(folder.sentence([&] { plan_from_json(document); }),
             QString("a cell of the plan lies outside its prompts: expected 0 to 0, got 5"));
    document["format_version"] = 2;
    QCOMPARE(folder.sentence([&] { plan_from_json(document); }),
             QString("the plan was written by a newer Pentimento: expected version 1, got version 2"));
    QVERIFY(folder.sentence([&] { plan_from_json({{"x", 1}}); }).startsWith("the document lacks format"));
  }

  void aSweepIsEveryCombination() {
    auto document = json_of_plan(small_plan());
    document["sweep"] = {{"method", {"uce", "rece"}}, {"settings", {{"erase_scale", {0.5, 1.0, 2.0}}}}};
    const auto points = sweep_points(document);
    QCOMPARE(points.size(), std::size_t{6});
    QCOMPARE(points[3].erase.plan.method, std::string("rece"));
    QCOMPARE(std::get<double>(points[5].erase.plan.settings.at("erase_scale")), 2.0);
    QVERIFY(points[0].probe.has_value());
    document["sweep"] = {{"target", {"cat", "fox"}}, {"anchor", {"dog", "bear"}}};
    const auto targets = sweep_points(document);
    QVERIFY(targets[1].erase.plan.pairs == std::vector<ConceptPair>({{"fox", "bear"}}));
    QVERIFY(!targets[1].probe); // its prompts would still ask for the cat
    document.erase("sweep");
    QCOMPARE(sweep_points(document).size(), std::size_t{1});
  }

  void aProjectsProbeIsAPlan() {
    const TestFolder folder;
    Project project(folder.path() / "a", Project::Access::Write);
    const auto plan = small_plan();
    const auto hash = small_edit().content_hash();
    const auto sentence = [&] { return folder.sentence([&] { plan_of_project(project); }); };
    QVERIFY2(sentence().startsWith("DIR/a has no finished run"), qPrintable(sentence()));
    const auto erase =
        project.begin_run(project.add_plan("e", json_of_erase(plan.erase)), "erase", small_manifest());
    project.end_run(erase, "done", {{"content_hash", hash}, {"state", "s"}});
    QVERIFY(!plan_of_project(project).probe);
    auto manifest = small_manifest();
    manifest["edits"].push_back({{"content_hash", hash}, {"strength", 0.5}});
    const auto probe =
        project.begin_run(project.add_plan("p", json_of_probe(*plan.probe)), "probe", manifest);
    project.add_picture(cell_at(probe, "after", 0, 41), seeded_picture(41), {});
    project.end_run(probe, "done", {{"state", "t"}});
    const auto read = plan_of_project(project);
    QVERIFY(read.erase.plan == plan.erase.plan);
    QCOMPARE(read.erase.strength, 0.5);
    QCOMPARE(read.expected.state, std::string("t"));
    QCOMPARE(read.expected.pictures.at("after 0 41"), pixels_hash(seeded_picture(41)));
    QCOMPARE(read.threads, 1);
  }
};

PENTIMENTO_TEST(RunPlanTest)
#include "run_plan_test.moc"
