#include "app/cli/project/plan_runner.h"

#include <algorithm>

#include <ATen/Parallel.h>
#include <fmt/format.h>

#include "app/cli/commands/erase_work.h"
#include "app/cli/commands/probe_work.h"
#include "core/project/manifest.h"

namespace pentimento::cli {
namespace {

/// What is printed and chosen by the session meanwhile is the plan's, afterwards the user's again.
class Meanwhile {
 public:
  Meanwhile(Session& session, const RunPlan& plan, const ModelPlace& place)
      : session_(session), device_(session.device), precision_(session.precision), silent_(session.silent),
        options_(session.model_options) {
    session.silent = true;
    if (session.device == "auto") session.device = plan.device;
    if (session.precision == "auto") session.precision = plan.precision;
    session.model_options = place.options();
    if (session.threads == 0 && plan.threads > 0) at::set_num_threads(plan.threads);
  }
  ~Meanwhile() {
    session_.device = device_;
    session_.precision = precision_;
    session_.silent = silent_;
    session_.model_options = options_;
  }
  Meanwhile(const Meanwhile&) = delete;
  Meanwhile& operator=(const Meanwhile&) = delete;

 private:
  Session& session_;
  std::string device_, precision_;
  bool silent_;
  ModelOptions options_;
};

EraseOptions erase_options(const ErasePart& part, const std::string& model, const std::string& project) {
  EraseOptions options;
  options.model = model;
  options.method = part.plan.method;
  options.project = project;
  options.seed = part.seed;
  options.kept = part.plan.kept;
  if (options.kept.empty() && !part.keep_neighbours) options.kept = {""}; // nothing, as the plan says
  for (const auto& pair : part.plan.pairs) {
    options.targets.push_back(pair.target);
    options.anchors.push_back(pair.anchor);
  }
  for (const auto& [key, value] : part.plan.settings)
    options.settings.push_back(key + "=" + setting_text(value));
  return options;
}

Json compared(const ExpectedResult& expected, const ExpectedResult& got) {
  Json result{{"content_hash", got.content_hash},
              {"state", got.state},
              {"pictures", got.pictures.size()},
              {"same", nullptr}};
  if (!expected.known()) return result;
  std::vector<std::string> differs;
  if (expected.content_hash != got.content_hash) differs.push_back("edit");
  if (expected.state != got.state) differs.push_back("state");
  std::size_t equal = 0;
  for (const auto& [key, pixels] : expected.pictures) {
    const auto found = got.pictures.find(key);
    if (found != got.pictures.end() && found->second == pixels)
      ++equal;
    else
      differs.push_back("picture " + key);
  }
  Json conditions = Json::array();
  for (const auto& one : changed_conditions(expected.conditions, got.conditions))
    conditions.push_back({{"name", one.name}, {"recorded", one.recorded}, {"now", one.now}});
  result["same"] = differs.empty() && expected.pictures.size() == got.pictures.size();
  result["pictures_equal"] = equal;
  result["pictures_expected"] = expected.pictures.size();
  result["differs"] = differs;
  result["changed_conditions"] = conditions;
  return result;
}

} // namespace

Json run_plan(Session& session, const RunPlan& plan, const std::string& project, const std::string& model) {
  const auto place = find_model(plan.model, model);
  const Meanwhile meanwhile(session, plan, place);
  erase(session, erase_options(plan.erase, place.path, project));
  ProbeOptions probing;
  probing.model = place.path;
  probing.project = project;
  if (plan.probe) {
    probing.fixed = plan.probe;
    probing.judge = plan.probe->judge;
    probing.second_judge = plan.probe->second_judge;
  }
  if (plan.erase.strength != 1.0) {
    const Project made(project, Project::Access::Read);
    const auto hash = value_at<std::string>(made.runs().back().summary, "content_hash");
    probing.edits = {fmt::format("{}:{}", made.edit_file(hash).string(), plan.erase.strength)};
  }
  if (plan.probe || plan.standard_probe) probe(session, probing); // else it ends with the edit
  const Project made(project, Project::Access::Read);
  return compared(plan.expected, plan_of_project(made, made.runs().back().id).expected);
}

} // namespace pentimento::cli
