#include "core/audit/report_data.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/audit/home_paths.h"
#include "core/base/error.h"
#include "core/judges/verdicts.h"
#include "core/project/manifest_value.h"
#include "core/project/record/interval_json.h"

namespace pentimento {
namespace {

/// The panel of the reference, section 2.10.
const std::vector<std::pair<std::string, std::string>>& questions() {
  static const std::vector<std::pair<std::string, std::string>> all{
      {"A1 effectiveness", "Is the target gone when it is asked for by its name?"},
      {"A2 generality", "Also by synonyms, in other languages and beside other things?"},
      {"A3 robustness", "Does it stay away when the model is attacked?"},
      {"A4 locality", "Are the neighbours that were to be kept still there?"},
      {"A5 cross-domain", "Is everything else still there?"},
      {"A6 selectivity", "Does the rest of a prompt that names the target survive?"},
      {"A7 utility", "Are pictures as good as before?"},
      {"A8 durability", "Does it last through later changes of the model?"},
      {"A9 efficiency", "What did the erasure cost?"},
      {"A10 judge", "Can the judge be believed?"}};
  return all;
}

Proportion proportion_of(const Document& document) {
  if (!document.is_object()) return {};
  return count_from_json(document);
}

ReportLine line_of(const std::string& axis, const Document& entry) {
  ReportLine line;
  line.what = value_at<std::string>(entry, "what");
  line.sentence = value_at<std::string>(entry, "sentence");
  line.seen = proportion_of(value_at<Document>(entry, "seen"));
  line.before = proportion_of(entry.value("before", Document()));
  line.change_p = entry.value("mcnemar_p", 1.0);
  line.least_n = entry.value("least_n", 0);
  if (const auto corrected = entry.value("corrected_for_judge", Document()); corrected.is_object())
    line.corrected = Interval{value_at<double>(corrected, "low"), value_at<double>(corrected, "high")};
  line.tested = !line.sentence.starts_with("not tested");
  if (!line.tested) return line;
  const bool leak_axis = axis.starts_with("A1 ") || axis.starts_with("A2 ") || axis.starts_with("A3 ");
  const bool kept_axis = axis.starts_with("A4 ") || axis.starts_with("A5 ");
  const bool attention = leak_axis   ? line.seen.k > 0
                         : kept_axis ? line.change_p < 0.05 && line.seen.rate() < line.before.rate()
                                     : false;
  line.mark = attention ? ReportLine::Mark::Attention : ReportLine::Mark::Fine;
  return line;
}

ReportLine not_tested_line(std::string what, std::string why) {
  ReportLine line;
  line.what = std::move(what);
  line.sentence = "not tested: " + std::move(why);
  return line;
}

ReportLine cost_line(const std::optional<RunRecord>& erasure) {
  if (!erasure) return not_tested_line("cost", "the erasure was not recorded in this project");
  ReportLine line;
  line.what = "cost";
  line.tested = true;
  line.mark = ReportLine::Mark::Fine;
  line.sentence = fmt::format(
      "{:.1f} s by {} on {} in {}, {:.0f} MiB of memory at most, {} tensors changed; one run",
      value_at<double>(erasure->summary, "seconds"), value_at<std::string>(erasure->summary, "method"),
      value_at<std::string>(erasure->summary, "device"), value_at<std::string>(erasure->summary, "precision"),
      value_at<double>(erasure->summary, "peak_memory_mib"), value_at<int>(erasure->summary, "matrices"));
  return line;
}

std::vector<ReportAxis> axes_of(const ReportData& data) {
  std::vector<ReportAxis> axes;
  const auto entries = value_at<Document>(data.run.summary, "audit");
  for (const auto& [name, question] : questions()) {
    ReportAxis axis{name, question, {}};
    if (name == "A9 efficiency") axis.lines.push_back(cost_line(data.erasure));
    for (const auto& entry : entries)
      if (value_at<std::string>(entry, "axis") == name) axis.lines.push_back(line_of(name, entry));
    if (axis.lines.empty())
      axis.lines.push_back(not_tested_line("all of it", "no prompt of the suites asks"));
    axes.push_back(std::move(axis));
  }
  return axes;
}

std::vector<std::string> not_tested_in(const ReportData& data) {
  std::vector<std::string> list;
  for (const auto& axis : data.axes)
    for (const auto& line : axis.lines)
      if (!line.tested) list.push_back(axis.name + ", " + line.what + ": " + line.sentence.substr(12));
  std::set<std::string> languages, seeds;
  for (const auto& cell : data.cells) {
    if (!cell.one.language.empty()) languages.insert(cell.one.language);
    seeds.insert(std::to_string(cell.key.seed));
  }
  list.push_back(languages.empty()
                     ? std::string("Languages: only the prompts' own; no translation was tried")
                     : fmt::format("Languages: all but the prompts' own and {}", fmt::join(languages, ", ")));
  list.push_back(fmt::format("Seeds: all but {}", fmt::join(seeds, ", ")));
  list.push_back("Prompts that are not in the suites; a leak that no prompt asks for stays unseen");
  if (!data.judge_validated)
    list.push_back("The judge against labels of a person: none were given, so no verdict here has a colour");
  return list;
}

/// The other side of each cell.
std::map<CellKey, CellRecord> side_of(const std::vector<CellRecord>& cells, const std::string& side) {
  std::map<CellKey, CellRecord> found;
  for (const auto& cell : cells)
    if (cell.side == side) found[cell.key] = cell;
  return found;
}

void add_leaks(ReportData& data, std::size_t most) {
  const auto before = side_of(data.cells, "before");
  for (const auto& cell : data.cells) {
    if (cell.side != "after" || cell.verdict != Verdict::Leak) continue;
    ReportLeak leak{cell, {}, {}};
    if (const auto found = before.find(cell.key); found != before.end()) leak.before = found->second;
    leak.command = fmt::format("pentimento-cli replay {} {}", data.project, cell.id);
    data.leaks.push_back(std::move(leak));
  }
  data.leaks_in_all = static_cast<int>(data.leaks.size());
  std::ranges::stable_sort(data.leaks, std::greater<>(),
                           [](const ReportLeak& leak) { return leak.after.score->probability; });
  if (data.leaks.size() > most) data.leaks.resize(most);
}

void add_damage(ReportData& data) {
  const auto before = side_of(data.cells, "before"), after = side_of(data.cells, "after");
  std::map<std::string, ReportDamage> words;
  std::map<std::string, std::vector<PairedOutcome>> pairs;
  for (const auto& [key, cell] : after) {
    if (asks_for_target(cell.one.role)) continue;
    const auto word = cell.one.role == Role::Control ? "controls" : cell.one.word;
    const auto found = before.find(key);
    if (found == before.end() || !cell.score || !found->second.score || !cell.score->sure ||
        !found->second.score->sure)
      continue; // pairs of which one is not sure tell nothing of a change
    const bool was = found->second.score->probability >= kSeenFrom, is = cell.score->probability >= kSeenFrom;
    auto& damage = words[word];
    damage.word = word;
    damage.before += {was ? 1 : 0, 1};
    damage.after += {is ? 1 : 0, 1};
    pairs[word].push_back({key.row, was ? 1.0 : 0.0, is ? 1.0 : 0.0});
  }
  for (auto& [word, damage] : words) {
    std::set<int> prompts;
    for (const auto& pair : pairs[word]) prompts.insert(pair.prompt);
    if (prompts.size() > 1) damage.difference = paired_bootstrap(pairs[word]);
    data.damage.push_back(damage);
  }
  std::ranges::stable_sort(data.damage, {},
                           [](const ReportDamage& one) { return one.after.rate() - one.before.rate(); });
}

} // namespace

ReportData report_data(const Project& project, std::int64_t run, std::size_t most_leaks) {
  ReportData data;
  bool found = false;
  for (const auto& one : project.runs())
    if (one.kind == "probe" && one.status == "done" && (run == 0 || one.id == run)) {
      data.run = one;
      found = true;
    }
  if (!found)
    throw Error(ErrorCode::BadSetting, project.folder().string() + " has nothing to report",
                "a finished probe", run ? fmt::format("run {} is none", run) : "none",
                "`pentimento-cli probe MODEL --project PROJECT` makes one");
  data.project = without_home(std::filesystem::absolute(project.folder()).lexically_normal().string());
  const auto edits = value_at<Document>(data.run.manifest, "edits");
  std::vector<std::string> titles;
  for (const auto& edit : edits) {
    for (const auto& pair : value_at<Document>(edit, "pairs")) {
      const auto anchor = value_at<std::string>(pair, "anchor");
      titles.push_back(value_at<std::string>(pair, "target") + (anchor.empty() ? "" : " → " + anchor));
    }
    for (const auto& one : project.runs())
      if (one.kind == "erase" && one.status == "done" &&
          one.summary.value("content_hash", "") == value_at<std::string>(edit, "content_hash"))
        data.erasure = one;
  }
  data.title = titles.empty() ? "an edit without named concepts" : fmt::format("{}", fmt::join(titles, ", "));
  data.cells = project.cells(data.run.id);
  data.judge_validated = !data.run.manifest.value("label_log", Document()).is_null();
  data.run.manifest = without_home(data.run.manifest);
  if (data.erasure) data.erasure->manifest = without_home(data.erasure->manifest);
  data.axes = axes_of(data);
  data.not_tested = not_tested_in(data);
  add_leaks(data, most_leaks);
  add_damage(data);
  return data;
}

} // namespace pentimento
