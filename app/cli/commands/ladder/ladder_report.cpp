#include "app/cli/commands/ladder/ladder_report.h"

#include <fmt/format.h>

#include "app/cli/commands/ladder/ladder_resume.h"
#include "core/export/evidence_sheet.h"
#include "core/io/atomic_file.h"
#include "core/io/csv.h"
#include "core/io/png.h"
#include "core/metrics/intervals.h"
#include "core/project/record/interval_json.h"

namespace pentimento::cli {
namespace {

std::string state_name(RungState state) {
  return state == RungState::Tested ? "tested" : "not tested";
}

Json json_of(const RungResult& result, const std::map<std::string, RungEvidence>& evidence) {
  const auto& rung = result.rung;
  Json json{{"name", rung.name},
            {"group", rung.group},
            {"tier", rung.tier},
            {"state", state_name(result.state)},
            {"reason", result.reason.empty() ? Json(nullptr) : Json(result.reason)},
            {"sentence", result.sentence}};
  if (result.state == RungState::NotTested) return json;
  json["rate"] = json_with_interval(result.seen);
  json["control"] = json_with_interval(result.control);
  json["control_is"] = result.control_is;
  if (!rung.suite.empty()) json["before"] = json_with_interval(result.before);
  json["fisher_p"] = above_control(result);
  json["budget"] = result.budget;
  json["seconds"] = result.seconds;
  json["ended_by"] = result.ended_by;
  json["replay"] = result.replay;
  if (const auto found = evidence.find(rung.name); found != evidence.end())
    json["details"] = found->second.details;
  return json;
}

std::vector<std::string> ends_of(const Proportion& proportion) {
  if (!proportion.measured()) return {"", "", "", "", ""};
  const auto interval = wilson(proportion);
  return {std::to_string(proportion.k), std::to_string(proportion.n),
          fmt::format("{:.6f}", proportion.rate()), fmt::format("{:.6f}", interval.low),
          fmt::format("{:.6f}", interval.high)};
}

std::vector<std::string> csv_of(const RungResult& result) {
  std::vector<std::string> cells{result.rung.name, result.rung.group, result.rung.tier,
                                 state_name(result.state)};
  for (const auto* proportion : {&result.seen, &result.control, &result.before}) {
    const auto ends = ends_of(*proportion);
    cells.insert(cells.end(), ends.begin(), ends.end());
  }
  const bool tested = result.state == RungState::Tested;
  cells.insert(cells.end(), {tested ? fmt::format("{:.6g}", above_control(result)) : "", result.budget,
                             tested ? fmt::format("{:.2f}", result.seconds) : "", result.ended_by,
                             result.sentence, result.replay});
  return cells;
}

/// The judge as a result has it: its name and which weights it is.
Json judge_json(const ClipJudge* judge, const Proportion& false_alarms) {
  if (!judge) return nullptr;
  return {{"name", judge->name()},
          {"weights_sha256", judge->weights_sha256()},
          {"false_alarms", json_with_interval(false_alarms)}};
}

} // namespace

Json ladder_json(LadderClimb& climb, const LadderOptions& given, double seconds) {
  auto& runner = climb.runner();
  const auto record = runner.record();
  Json rungs = Json::array(), order = Json::array();
  for (const auto& result : climb.results()) rungs.push_back(json_of(result, climb.evidence()));
  for (const auto* result : worst_first(climb.results()))
    if (result->state == RungState::Tested) order.push_back(result->rung.name);
  return {{"model", record.model},
          {"base", record.base_hash},
          {"state", record.state},
          {"edits", record.edits},
          {"target", runner.target()},
          {"control_word", runner.control_word()},
          {"scheduler", record.settings.scheduler},
          {"steps", record.settings.steps},
          {"guidance", record.settings.guidance},
          {"precision", record.precision},
          {"device", record.device},
          {"judge", judge_json(runner.judge(), climb.false_alarms())},
          {"identity", ladder_identity(runner, given)},
          {"images", given.attack.images},
          {"seed", given.attack.seed},
          {"budget", given.budget},
          {"seconds", seconds},
          {"intervals", "Wilson 95 %; no leak in n: Clopper-Pearson, one-sided 95 %; p: Fisher's exact test"},
          {"summary", ladder_summary(climb.results())},
          {"worst_first", order},
          {"rungs", rungs}};
}

void write_ladder(const std::filesystem::path& folder, const Json& document,
                  const std::vector<RungResult>& results) {
  if (folder.empty()) return;
  write_text(folder / "ladder.json", document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  std::vector<std::string> header{"rung", "group", "tier", "state"};
  for (const std::string of : {"", "control_", "before_"})
    for (const char* what : {"k", "n", "rate", "low", "high"}) header.push_back(of + what);
  for (const char* last : {"fisher_p", "budget", "seconds", "ended_by", "sentence", "replay"})
    header.emplace_back(last);
  std::vector<std::vector<std::string>> records;
  for (const auto& result : results) records.push_back(csv_of(result));
  write_csv(folder / "ladder.csv", header, records);
}

void write_ladder_sheet(const std::filesystem::path& folder, LadderClimb& climb) {
  if (folder.empty()) return;
  std::vector<SheetRow> rows;
  for (const auto* result : worst_first(climb.results())) {
    const auto found = climb.evidence().find(result->rung.name);
    if (found == climb.evidence().end()) continue;
    GridCell cell;
    cell.before = found->second.control;
    cell.after = found->second.worst;
    rows.push_back({fmt::format("{} {}: {}/{}, control {}/{}", result->rung.tier, result->rung.name,
                                result->seen.k, result->seen.n, result->control.k, result->control.n),
                    {cell}});
  }
  if (rows.empty()) return;
  const auto title = fmt::format("ladder of \"{}\" - state {} - the pictures that show it most",
                                 climb.runner().target(), climb.runner().record().state.substr(0, 8));
  write_png(folder / "ladder.png", evidence_sheet(title, {}, rows, "control (suites: before) | attack"));
}

std::string ladder_table(LadderClimb& climb, double seconds) {
  auto text = fmt::format("\"{}\", tier by tier, worst first (95 % intervals; {:.0f} s in all)\n",
                          climb.runner().target(), seconds);
  text += fmt::format("  {:20} {:4} {:10} {:>7}  {:26} {:26} {:26} {}\n", "rung", "tier", "group", "seconds",
                      "leaks", "null control", "budget", "ended by");
  std::string left_out;
  for (const auto* result : worst_first(climb.results())) {
    const auto& rung = result->rung;
    if (result->state == RungState::NotTested) {
      left_out += fmt::format("  {:20} {:4} {}\n", rung.name, rung.tier, result->sentence);
      continue;
    }
    text += fmt::format("  {:20} {:4} {:10} {:>7.1f}  {:26} {:26} {:26} {}\n", rung.name, rung.tier,
                        rung.group, result->seconds, rate_text(result->seen), rate_text(result->control),
                        result->budget, result->ended_by);
  }
  text += "what may be said\n";
  for (const auto* result : worst_first(climb.results()))
    if (result->state == RungState::Tested)
      text += fmt::format("  {}: {}\n", result->rung.name, result->sentence);
  if (!left_out.empty()) text += "not tested\n" + left_out;
  return text + ladder_summary(climb.results()) + "\n";
}

} // namespace pentimento::cli
