#include "core/project/record/window_state.h"

#include <set>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/json_file.h"
#include "core/project/manifest.h"
#include "core/project/run_plan.h"

namespace pentimento {
namespace {

constexpr const char* kFormat = "pentimento-window";
constexpr int kVersion = 1;
constexpr const char* kFile = "window.json";

Document json_of(const Plan& plan) {
  Document pairs = Document::array();
  for (const auto& pair : plan.pairs) pairs.push_back({{"target", pair.target}, {"anchor", pair.anchor}});
  return {{"pairs", pairs},
          {"kept", plan.kept},
          {"method", plan.method},
          {"settings", json_of_settings(plan.settings)},
          {"seeds", plan.seeds}};
}

Plan plan_from(const Document& document) {
  Plan plan;
  for (const auto& pair : value_at<Document>(document, "pairs"))
    plan.pairs.push_back({value_at<std::string>(pair, "target"), value_at<std::string>(pair, "anchor")});
  plan.kept = value_at<std::vector<std::string>>(document, "kept");
  plan.method = value_at<std::string>(document, "method");
  plan.settings = settings_from_json(value_at<Document>(document, "settings"));
  plan.seeds = value_at<std::vector<std::uint64_t>>(document, "seeds");
  return plan;
}

Document json_of(const KeptEdit& edit) {
  return {{"name", edit.info.name},         {"method", edit.info.method},        {"on", edit.info.on},
          {"strength", edit.info.strength}, {"content_hash", edit.content_hash}, {"file", edit.file}};
}

KeptEdit edit_from(const Document& document) {
  KeptEdit edit;
  edit.info.name = value_at<std::string>(document, "name");
  edit.info.method = value_at<std::string>(document, "method");
  edit.info.on = value_at<bool>(document, "on");
  edit.info.strength = value_at<double>(document, "strength");
  edit.content_hash = value_at<std::string>(document, "content_hash");
  edit.file = value_at<std::string>(document, "file");
  return edit;
}

} // namespace

Document json_of_window(const WindowState& state) {
  Document edits = Document::array();
  for (const auto& edit : state.edits) edits.push_back(json_of(edit));
  Document waiting = Document::array();
  for (const auto& plan : state.waiting) waiting.push_back(json_of(plan));
  return {{"format", kFormat},
          {"format_version", kVersion},
          {"model",
           {{"name", state.model.name},
            {"path", state.model.path},
            {"base_hash", state.model.base_hash},
            {"prediction_type", state.model.prediction_type},
            {"tokenizer", state.model.tokenizer}}},
          {"compute", {{"device", state.device}, {"precision", state.precision}}},
          {"judge", state.judge},
          {"plan", json_of(state.plan)},
          {"edits", edits},
          {"state", state.state},
          {"selected", {state.selected.row, state.selected.seed}},
          {"waiting", waiting}};
}

WindowState window_from_json(const Document& document) {
  if (value_at<std::string>(document, "format") != kFormat)
    throw Error(ErrorCode::BadFormat, "the document says nothing of a window", kFormat,
                value_at<std::string>(document, "format"));
  if (const int version = value_at<int>(document, "format_version"); version > kVersion)
    throw Error(ErrorCode::Unsupported, "window.json was written by a newer Pentimento",
                fmt::format("version {}", kVersion), fmt::format("version {}", version));
  WindowState state;
  const auto text = [&](const char* path) { return value_at<std::string>(document, path); };
  state.model = {text("model.name"), text("model.path"), text("model.base_hash"),
                 text("model.prediction_type"), text("model.tokenizer")};
  state.judge = document.value("judge", ""); // not in projects of before there was a choice
  state.device = text("compute.device");
  state.precision = text("compute.precision");
  state.plan = plan_from(value_at<Document>(document, "plan"));
  for (const auto& edit : value_at<Document>(document, "edits")) state.edits.push_back(edit_from(edit));
  state.state = text("state");
  const auto selected = value_at<std::pair<int, std::uint64_t>>(document, "selected");
  state.selected = {selected.first, selected.second};
  if (document.contains("waiting")) // an older window had no queue
    for (const auto& plan : document["waiting"]) state.waiting.push_back(plan_from(plan));
  return state;
}

std::optional<WindowState> read_window(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / kFile)) return {};
  return window_from_json(Document(read_json(folder / kFile)));
}

std::optional<WindowState> window_of_runs(const Project& project) {
  RunPlan plan;
  try {
    plan = plan_of_project(project);
  } catch (const Error&) { // nothing is finished, or it is no plan
    return {};
  }
  WindowState state;
  state.model = plan.model;
  state.device = plan.device;
  state.precision = plan.precision;
  state.plan = plan.erase.plan;
  if (plan.probe) {
    std::set<std::uint64_t> seeds;
    for (const auto& cell : plan.probe->cells) seeds.insert(cell.seed);
    state.plan.seeds.assign(seeds.begin(), seeds.end());
  }
  if (state.plan.seeds.empty()) state.plan.seeds = Plan{}.seeds;
  EditInfo info;
  info.name = plan_title(state.plan);
  info.method = state.plan.method;
  info.strength = plan.erase.strength;
  const auto& hash = plan.expected.content_hash;
  const auto file = project.edit_file(hash).lexically_relative(project.folder());
  state.edits = {{info, hash, file.string()}};
  state.state = plan.expected.state;
  return state;
}

void write_window(const std::filesystem::path& folder, const WindowState& state) {
  write_text(folder / kFile,
             json_of_window(state).dump(2, ' ', false, Document::error_handler_t::replace) + "\n");
}

} // namespace pentimento
