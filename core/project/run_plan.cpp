#include "core/project/run_plan.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/project/manifest.h"

namespace pentimento {
namespace {

constexpr const char* kFormat = "pentimento-plan";
constexpr int kVersion = 1;

Document json_of_pairs(const Plan& plan) {
  Document pairs = Document::array();
  for (const auto& pair : plan.pairs) pairs.push_back({{"target", pair.target}, {"anchor", pair.anchor}});
  return pairs;
}

Plan plan_part(const Document& document) {
  Plan plan;
  plan.seeds.clear();
  for (const auto& pair : value_at<Document>(document, "pairs"))
    plan.pairs.push_back({value_at<std::string>(pair, "target"), value_at<std::string>(pair, "anchor")});
  plan.kept = value_at<std::vector<std::string>>(document, "kept");
  return plan;
}

ErasePart erase_from(const Document& document) {
  ErasePart part;
  part.plan = plan_part(document);
  part.plan.method = value_at<std::string>(document, "method");
  part.plan.settings = settings_from_json(value_at<Document>(document, "settings"));
  part.seed = value_at<std::uint64_t>(document, "seed");
  part.strength = document.value("strength", 1.0);
  return part;
}

PromptCase case_from(const Document& document) {
  PromptCase one;
  one.text = value_at<std::string>(document, "prompt");
  const auto kind = value_at<std::string>(document, "kind");
  if (!role_from_name(kind, one.role))
    throw Error(ErrorCode::BadFormat, "a prompt of the plan has an unknown kind",
                "target, synonym, language, combined, kept, anchor or control", kind);
  one.word = value_at<std::string>(document, "word");
  one.judged = value_at<std::string>(document, "judged");
  one.language = value_at<std::string>(document, "language");
  one.sensitive = value_at<bool>(document, "sensitive");
  return one;
}

ProbePart probe_from(const Document& document) {
  ProbePart part;
  part.plan = plan_part(document);
  part.suite.name = value_at<std::string>(document, "suite");
  for (const auto& one : value_at<Document>(document, "cases")) part.suite.cases.push_back(case_from(one));
  for (const auto& cell : value_at<std::vector<std::pair<int, std::uint64_t>>>(document, "cells")) {
    if (cell.first < 0 || static_cast<std::size_t>(cell.first) >= part.suite.cases.size())
      throw Error(ErrorCode::BadFormat, "a cell of the plan lies outside its prompts",
                  fmt::format("0 to {}", part.suite.cases.size() - 1), std::to_string(cell.first));
    part.cells.push_back({cell.first, cell.second});
  }
  part.sampling = sampling_from(value_at<Document>(document, "sampling"));
  part.judge = value_at<std::string>(document, "judge");
  part.second_judge = document.value("second_judge", "");
  return part;
}

ExpectedResult expected_from(const Document& document) {
  ExpectedResult expected;
  expected.content_hash = value_at<std::string>(document, "content_hash");
  expected.state = value_at<std::string>(document, "state");
  expected.pictures = value_at<std::map<std::string, std::string>>(document, "pictures");
  expected.conditions = value_at<Document>(document, "conditions");
  return expected;
}

ModelPlace place_from(const Document& document) {
  return {document.value("name", ""), value_at<std::string>(document, "path"),
          value_at<std::string>(document, "base_hash"), document.value("prediction_type", ""),
          document.value("tokenizer", "")};
}

/// The run of an erasure that made the edit of this content, or nothing.
std::optional<RunRecord> maker_of(const Project& project, const std::string& content_hash) {
  for (const auto& run : project.runs())
    if (run.kind == "erase" && run.status == "done" && run.summary.is_object() &&
        run.summary.value("content_hash", "") == content_hash)
      return run;
  return {};
}

/// The newest finished run of a kind, or the one asked for.
std::optional<RunRecord> finished_run(const Project& project, const std::string& kind, std::int64_t asked) {
  std::optional<RunRecord> found;
  for (const auto& run : project.runs())
    if (run.kind == kind && run.status == "done" && (asked == 0 || run.id == asked)) found = run;
  return found;
}

void add_compute(RunPlan& plan, const Document& manifest) {
  plan.model = place_from(value_at<Document>(manifest, "model"));
  plan.expected.conditions = value_at<Document>(manifest, "conditions");
  const auto device = value_at<std::string>(plan.expected.conditions, "device");
  plan.device = device == "CPU" ? "cpu" : "cuda"; // the number of a card is this machine's own
  plan.precision = value_at<std::string>(plan.expected.conditions, "precision");
  plan.threads = value_at<int>(plan.expected.conditions, "threads");
}

} // namespace

std::string picture_key(const std::string& side, const CellKey& key) {
  return fmt::format("{} {} {}", side, key.row, key.seed);
}

Document json_of_erase(const ErasePart& part) {
  return {{"method", part.plan.method}, {"pairs", json_of_pairs(part.plan)},
          {"kept", part.plan.kept},     {"settings", json_of_settings(part.plan.settings)},
          {"seed", part.seed},          {"strength", part.strength}};
}

Document json_of_probe(const ProbePart& part) {
  Document cases = Document::array(), cells = Document::array();
  for (const auto& one : part.suite.cases)
    cases.push_back({{"prompt", one.text},
                     {"kind", role_name(one.role)},
                     {"word", one.word},
                     {"judged", one.judged},
                     {"language", one.language},
                     {"sensitive", one.sensitive}});
  for (const auto& cell : part.cells) cells.push_back({cell.row, cell.seed});
  Document document{{"suite", part.suite.name},
                    {"pairs", json_of_pairs(part.plan)},
                    {"kept", part.plan.kept},
                    {"sampling", manifest_of_sampling(part.sampling)},
                    {"judge", part.judge}};
  if (!part.second_judge.empty()) document["second_judge"] = part.second_judge;
  document["cases"] = cases;
  document["cells"] = cells;
  return document;
}

Document json_of_plan(const RunPlan& plan) {
  Document document{
      {"format", kFormat},
      {"format_version", kVersion},
      {"model",
       {{"name", plan.model.name},
        {"path", plan.model.path},
        {"base_hash", plan.model.base_hash},
        {"prediction_type", plan.model.prediction_type},
        {"tokenizer", plan.model.tokenizer}}},
      {"compute", {{"device", plan.device}, {"precision", plan.precision}, {"threads", plan.threads}}},
      {"erase", json_of_erase(plan.erase)},
      {"probe", plan.probe ? json_of_probe(*plan.probe) : Document(nullptr)},
      {"expected", nullptr}};
  if (plan.expected.known())
    document["expected"] = {{"content_hash", plan.expected.content_hash},
                            {"state", plan.expected.state},
                            {"pictures", plan.expected.pictures},
                            {"conditions", plan.expected.conditions}};
  return document;
}

RunPlan plan_from_json(const Document& document) {
  if (value_at<std::string>(document, "format") != kFormat)
    throw Error(ErrorCode::BadFormat, "the file is no plan", kFormat,
                value_at<std::string>(document, "format"));
  if (const int version = value_at<int>(document, "format_version"); version > kVersion)
    throw Error(ErrorCode::Unsupported, "the plan was written by a newer Pentimento",
                fmt::format("version {}", kVersion), fmt::format("version {}", version));
  RunPlan plan;
  plan.model = place_from(value_at<Document>(document, "model"));
  plan.device = value_at<std::string>(document, "compute.device");
  plan.precision = value_at<std::string>(document, "compute.precision");
  plan.threads = value_at<int>(document, "compute.threads");
  plan.erase = erase_from(value_at<Document>(document, "erase"));
  if (const auto probe = value_at<Document>(document, "probe"); !probe.is_null())
    plan.probe = probe_from(probe);
  if (document.contains("expected") && !document["expected"].is_null())
    plan.expected = expected_from(document["expected"]);
  return plan;
}

RunPlan plan_of_project(const Project& project, std::int64_t run) {
  const auto probe = finished_run(project, "probe", run);
  const auto alone = probe ? std::nullopt : finished_run(project, "erase", run);
  if (!probe && !alone)
    throw Error(ErrorCode::BadSetting, project.folder().string() + " has no finished run to make a plan of",
                "a finished erasure or probe", run ? fmt::format("run {}", run) : "none");
  RunPlan plan;
  auto eraser = alone;
  double strength = 1.0;
  if (probe) {
    const auto edits = value_at<Document>(probe->manifest, "edits");
    if (edits.size() == 1) {
      strength = value_at<double>(edits.front(), "strength");
      eraser = maker_of(project, value_at<std::string>(edits.front(), "content_hash"));
    }
    if (!eraser)
      throw Error(ErrorCode::BadSetting, fmt::format("run {} cannot be written as a plan", probe->id),
                  "one edit that was erased in this project", fmt::format("{} edits", edits.size()),
                  "erase with --project, then probe");
    plan.probe = probe_from(project.plan(probe->plan).document);
    for (const auto& cell : project.cells(probe->id))
      plan.expected.pictures[picture_key(cell.side, cell.key)] = cell.pixels;
  }
  add_compute(plan, (probe ? *probe : *eraser).manifest);
  plan.erase = erase_from(project.plan(eraser->plan).document);
  plan.erase.strength = strength;
  plan.expected.content_hash = value_at<std::string>(eraser->summary, "content_hash");
  plan.expected.state = value_at<std::string>((probe ? probe : eraser)->summary, "state");
  return plan;
}

std::vector<RunPlan> sweep_points(const Document& document) {
  const auto first = plan_from_json(document);
  if (!document.contains("sweep")) return {first};
  const auto& sweep = document["sweep"];
  std::vector<RunPlan> points{first};
  points.front().expected = {};
  // Each list multiplies the points so far.
  const auto multiply = [&](const Document& values, const auto& put) {
    if (values.empty()) return;
    std::vector<RunPlan> more;
    for (const auto& point : points)
      for (std::size_t i = 0; i < values.size(); ++i) put(more.emplace_back(point), values[i], i);
    points = std::move(more);
  };
  const auto list = [&](const char* key) { return sweep.value(key, Document::array()); };
  multiply(list("method"), [](RunPlan& point, const Document& value, std::size_t) {
    point.erase.plan.method = value.get<std::string>();
  });
  const auto anchors = list("anchor");
  multiply(list("target"), [&](RunPlan& point, const Document& value, std::size_t i) {
    const std::string anchor = i < anchors.size() ? anchors[i].get<std::string>() : "";
    point.erase.plan.pairs = {{value.get<std::string>(), anchor}};
    point.erase.plan.kept.clear();
    point.erase.keep_neighbours = true;
    point.probe.reset(); // its prompts ask for the old one
  });
  const auto settings = sweep.value("settings", Document::object());
  for (const auto& [key, values] : settings.items())
    multiply(values, [&, &name = key](RunPlan& point, const Document& value, std::size_t) {
      point.erase.plan.settings[name] = settings_from_json({{name, value}}).at(name);
    });
  for (auto& point : points) point.standard_probe = !point.probe;
  return points;
}

} // namespace pentimento
