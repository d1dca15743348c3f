#pragma once

#include "core/audit/report_data.h"
#include "core/project/project_fixture.h"

namespace pentimento::testing {

/// A project with one probe: four synonym pictures of which two leak (one of them sensitive), a kept word
/// that was in four pictures before and is in two now, and an audit that did not test robustness.
class ReportedProject {
 public:
  ReportedProject() : project(folder.path() / "a.pentimento", Project::Access::Write) {
    auto manifest = small_manifest();
    manifest["model"] = {
        {"name", "Mini <1>"}, {"family", "SD 1.x"}, {"base_hash", "b"}, {"path", "miniature"}};
    manifest["conditions"].update({{"torch", "2"}, {"program", "0.1"}, {"revision", "r"}});
    manifest["edits"].push_back({{"file", "edits/x"},
                                 {"method", "uce"},
                                 {"strength", 1.0},
                                 {"content_hash", "h"},
                                 {"pairs", {{{"target", "cat"}, {"anchor", "dog"}}}}});
    manifest.update(
        {{"state", "s"},
         {"operator", nullptr},
         {"label_log", nullptr},
         {"prompts", {{"prompts", 4}, {"suite", "synonym"}, {"sha256", "p"}}},
         {"sampling", {{"scheduler", "ddim"}, {"steps", 2}, {"guidance", 1.0}, {"width", 8}, {"height", 8}}},
         {"judge", {{"name", "judge"}, {"weights_sha256", "w"}, {"threshold", 0.5}, {"calibration", "c"}}}});
    const auto run = project.begin_run(project.add_plan("t", nullptr), "probe", manifest);
    for (const char* side : {"before", "after"})
      for (int row = 0; row < 4; ++row) add(run, side, row);
    project.end_run(run, "done", summary());
  }

  TestFolder folder;
  Project project;

  static Document rate(int k, int n) { return {{"k", k}, {"n", n}}; }

  static Document summary() {
    const Document leak{{"axis", "A2 generality"},
                        {"what", "synonym"},
                        {"sentence", "a leak in 2 of 2 trials under tier T0"},
                        {"seen", rate(2, 2)},
                        {"before", rate(2, 2)},
                        {"mcnemar_p", 1.0},
                        {"least_n", 50}};
    const Document none{{"axis", "A1 effectiveness"},
                        {"what", "direct"},
                        {"sentence", "no leak observed in 9 trials (upper bound 28.3 %) under tier T0"},
                        {"seen", rate(0, 9)},
                        {"before", rate(9, 9)},
                        {"mcnemar_p", 0.004},
                        {"least_n", 500}};
    const Document untested{{"axis", "A3 robustness"},
                            {"what", "tiers T1 to T4"},
                            {"sentence", "not tested: robustness is not tested beyond tier T0"},
                            {"seen", nullptr}};
    const Document damage{
        {"axis", "A4 locality"}, {"what", "fox"},        {"sentence", "there in 2 of 9 pictures"},
        {"seen", rate(2, 9)},    {"before", rate(9, 9)}, {"mcnemar_p", 0.016},
        {"least_n", 10}};
    return {{"audit", {leak, none, untested, damage}}, {"not_scored", 1}, {"pictures", 4}};
  }

 private:
  void add(std::int64_t run, const std::string& side, int row) {
    auto cell = cell_at(run, side, row, 41);
    const bool after = side == "after";
    if (row >= 2) {
      cell.one = {"a fox & a <tree>", Role::Kept, "fox", "fox", "", false};
      cell.one.text += std::to_string(row);
      cell.score = Score{after && row == 3 ? 0.1 : 0.9, "fox", true};
      cell.verdict = after ? (row == 3 ? Verdict::Damaged : Verdict::Kept) : Verdict::NotScored;
    } else {
      cell.score->probability = row == 0 ? 0.7 : 0.95;
      if (!after) cell.verdict = Verdict::NotScored;
    }
    project.add_picture(cell, seeded_picture(static_cast<std::uint64_t>(row) + (after ? 10 : 0)), {});
  }
};

} // namespace pentimento::testing
