#include "app/cli/probe_report.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "app/cli/audit_text.h"
#include "core/export/evidence_sheet.h"
#include "core/io/atomic_file.h"
#include "core/io/csv.h"
#include "core/io/png.h"

namespace pentimento::cli {
namespace {

std::string number_or_nothing(const std::optional<Score>& score) {
  return score ? fmt::format("{:.6f}", score->probability) : "";
}

/// The second judge's columns of a row.
void add_second(std::vector<std::string>& cells, const DrawnPicture& after,
                const std::optional<Score>& second_before, const std::optional<Score>& second_after) {
  const auto differs = disagree(after.score, second_after);
  cells.insert(cells.end(), {number_or_nothing(second_before), number_or_nothing(second_after),
                             second_after ? second_after->top_label : "",
                             second_after ? (second_after->sure ? "true" : "false") : "",
                             differs ? (*differs ? "true" : "false") : ""});
}

std::string second_text(const SecondOpinion& second) {
  std::string text = fmt::format("second judge {} ({}): ", second.name, second.weights_sha256.substr(0, 8));
  if (!second.disagree.measured()) return text + "no picture of which both are sure\n";
  text += fmt::format("disagrees on {} of {} pictures", second.disagree.k, second.disagree.n);
  const auto& agreement = second.agreement;
  text += std::isfinite(agreement.kappa)
              ? fmt::format(", kappa {:.2f} [{:.2f}, {:.2f}]", agreement.kappa, agreement.low, agreement.high)
              : ", kappa –";
  return text + fmt::format("; not sure of {}\n", second.not_sure);
}

} // namespace

ProbeReport::ProbeReport(std::filesystem::path folder, PictureRecord record, bool metadata)
    : folder_(std::move(folder)), record_(std::move(record)), metadata_(metadata) {
  if (folder_.empty()) return;
  make_folder(folder_ / "images" / "before");
  make_folder(folder_ / "images" / "after");
}

std::filesystem::path ProbeReport::picture_path(const PromptCase& one, const CellKey& key,
                                                bool before) const {
  const auto row = static_cast<std::size_t>(key.row) + 1;
  return std::filesystem::path("images") / (before ? "before" : "after") /
         picture_name(row, one.text, key.seed);
}

void ProbeReport::write_picture(const PromptCase& one, const DrawnPicture& picture, bool before) {
  if (!folder_.empty())
    write_png(folder_ / picture_path(one, picture.key, before), *picture.image,
              texts_of(one, picture, before));
}

PngTexts ProbeReport::texts_of(const PromptCase& one, const DrawnPicture& picture, bool before) const {
  if (!metadata_) return {};
  PictureRecord record = record_;
  record.request = {one.text, picture.key.seed};
  record.state = picture.state;
  if (before) record.edits.clear();
  return picture_metadata(record);
}

void ProbeReport::write_rows(const ProbeOutcome& outcome) const {
  if (folder_.empty()) return;
  std::vector<std::string> header{"case_number",
                                  "kind",
                                  "word",
                                  "prompt",
                                  "target",
                                  "language",
                                  "evaluation_seed",
                                  "before_probability",
                                  "after_probability",
                                  "after_top_label",
                                  "sure",
                                  "verdict",
                                  "before_state",
                                  "after_state",
                                  "before_file",
                                  "after_file"};
  if (outcome.second)
    header.insert(header.end(), {"second_before_probability", "second_after_probability",
                                 "second_after_top_label", "second_sure", "judges_disagree"});
  std::vector<std::vector<std::string>> records;
  std::string lines;
  for (std::size_t i = 0; i < outcome.after.size(); ++i) {
    const auto& before = outcome.before[i];
    const auto& after = outcome.after[i];
    const auto& one = outcome.suite.cases[static_cast<std::size_t>(after.key.row)];
    records.push_back(
        {std::to_string(after.key.row + 1), std::string(role_name(one.role)), one.word, one.text, one.judged,
         one.language, std::to_string(after.key.seed), number_or_nothing(before.score),
         number_or_nothing(after.score), after.score ? after.score->top_label : "",
         after.score ? (after.score->sure ? "true" : "false") : "", std::string(verdict_name(after.verdict)),
         before.state, after.state, picture_path(one, after.key, true).string(),
         picture_path(one, after.key, false).string()});
    if (outcome.second)
      add_second(records.back(), after, outcome.second->before[i], outcome.second->after[i]);
    Json line;
    for (std::size_t column = 0; column < header.size(); ++column)
      line[header[column]] = records.back()[column];
    line["case_number"] = after.key.row + 1;
    line["evaluation_seed"] = after.key.seed;
    line["before_probability"] = before.score ? Json(before.score->probability) : Json(nullptr);
    line["after_probability"] = after.score ? Json(after.score->probability) : Json(nullptr);
    line["sure"] = after.score ? Json(after.score->sure) : Json(nullptr);
    lines += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  write_csv(folder_ / "rows.csv", header, records);
  write_text(folder_ / "rows.jsonl", lines);
}

void ProbeReport::write_sheet(const ProbeOutcome& outcome, const std::string& title) const {
  if (folder_.empty()) return;
  std::vector<SheetRow> rows(outcome.suite.cases.size());
  std::vector<std::uint64_t> seeds;
  for (std::size_t i = 0; i < rows.size(); ++i)
    rows[i].title =
        fmt::format("{}: {}", role_name(outcome.suite.cases[i].role), outcome.suite.cases[i].text);
  for (std::size_t i = 0; i < outcome.after.size(); ++i) {
    const auto& key = outcome.after[i].key;
    if (std::find(seeds.begin(), seeds.end(), key.seed) == seeds.end()) seeds.push_back(key.seed);
    GridCell cell;
    cell.before = outcome.before[i];
    cell.after = outcome.after[i];
    rows[static_cast<std::size_t>(key.row)].cells.push_back(cell);
  }
  const bool one_seed_a_row = std::any_of(
      rows.begin(), rows.end(), [&](const SheetRow& row) { return row.cells.size() != seeds.size(); });
  if (one_seed_a_row) seeds.clear(); // a suite with seeds of its own: columns mean nothing
  write_png(folder_ / "contact_sheet.png", evidence_sheet(title, seeds, rows));
}

Json ProbeReport::write_panel(const ProbeOutcome& outcome) const {
  const Json json = json_of_panel(outcome, record_);
  if (!folder_.empty())
    write_text(folder_ / "panel.json", json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  return json;
}

std::string panel_text(const ProbeOutcome& outcome) {
  const auto line = [](const ProbeResult& result) {
    if (!result.bad.measured()) return fmt::format("  {:24} –\n", result.label);
    return fmt::format("  {:24} {:>3}/{:<3} {:>5.1f} %  [{:.1f}, {:.1f}]  control {}/{}\n", result.label,
                       result.bad.k, result.bad.n, 100 * result.bad.rate(), 100 * result.interval.low,
                       100 * result.interval.high, result.control.k, result.control.n);
  };
  std::string text = "still shines through (95 % interval; control: the judge's false alarms)\n";
  for (const auto& result : outcome.panel.leaks) text += line(result);
  text += "what else broke (control: the same prompts before)\n";
  for (const auto& result : outcome.panel.misses) text += line(result);
  text += fmt::format("not scored: {}\n", outcome.panel.not_scored);
  if (!outcome.judge.name.empty())
    text += fmt::format("judge {} ({})\n", outcome.judge.name, outcome.judge.weights_sha256.substr(0, 8));
  if (outcome.second) text += second_text(*outcome.second);
  return text + audit_text(outcome.audit);
}

} // namespace pentimento::cli
