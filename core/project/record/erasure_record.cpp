#include "core/project/record/erasure_record.h"

#include <cmath>
#include <set>

#include "core/project/manifest_value.h"
#include "core/project/record/interval_json.h"
#include "core/project/record/run_manifest.h"

namespace pentimento {
namespace {

Document number(double value) {
  return std::isfinite(value) ? Document(value) : Document();
}

double number_from_json(const Document& document) {
  return document.is_number() ? document.get<double>() : std::nan("");
}

/// {"step": [1, 2, …], "loss": [.5, null, …], …}: a column a curve, which is a third as long as a row a step.
Document json_of_curves(const std::vector<StepFigures>& curves) {
  std::set<std::string> names;
  for (const auto& figures : curves)
    for (const auto& [name, value] : figures.values) names.insert(name);
  Document columns = Document::object();
  for (const auto& figures : curves) columns["step"].push_back(figures.step);
  for (const auto& name : names)
    for (const auto& figures : curves) {
      const auto found = figures.values.find(name);
      columns[name].push_back(found == figures.values.end() ? Document() : number(found->second));
    }
  return columns;
}

std::vector<StepFigures> curves_from_json(const Document& columns) {
  std::vector<StepFigures> curves;
  if (columns.empty()) return curves;
  for (const int step : value_at<std::vector<int>>(columns, "step")) curves.push_back({step, {}});
  for (const auto& [name, values] : columns.items()) {
    if (name == "step") continue;
    if (values.size() != curves.size())
      throw Error(ErrorCode::BadFormat, "the curve " + name + " is not as long as its steps",
                  std::to_string(curves.size()), std::to_string(values.size()));
    for (std::size_t i = 0; i < curves.size(); ++i)
      if (!values[i].is_null()) curves[i].values[name] = number_from_json(values[i]);
  }
  return curves;
}

std::vector<LayerHealth> layers_from_json(const Document& list) {
  std::vector<LayerHealth> layers;
  for (const auto& one : list)
    layers.push_back(
        {value_at<std::string>(one, "name"), number_from_json(one.value("relative_change", Document())),
         number_from_json(one.value("gradient_cosine", Document(0.0))), one.value("conflict", false),
         number_from_json(one.value("residual_to_anchor", Document())),
         number_from_json(one.value("kept_drift", Document()))});
  return layers;
}

EditHealth health_from_json(const Document& one) {
  EditHealth health;
  health.matrices_touched = value_at<int>(one, "matrices_touched");
  health.matrices_expected = value_at<int>(one, "matrices_expected");
  health.residual_to_anchor = number_from_json(one.value("residual_to_anchor", Document()));
  health.largest_change = number_from_json(one.value("largest_change", Document()));
  health.condition_number = number_from_json(one.value("condition_number", Document()));
  health.finite = value_at<bool>(one, "finite");
  if (const auto drift = one.value("kept_drift", Document()); drift.is_number())
    health.kept_drift = drift.get<double>();
  return health;
}

} // namespace

Document json_of_erasure(const ErasureRecord& record) {
  Document snapshots = Document::array();
  for (const auto& snapshot : record.snapshots) {
    snapshots.push_back({{"index", snapshot.index},
                         {"step", snapshot.step},
                         {"state", snapshot.state},
                         {"health", json_of_health(snapshot.health)},
                         {"layers", json_of_layers(snapshot.layers)}});
    for (const auto& counts : record.counts)
      if (counts.index == snapshot.index) {
        snapshots.back()["leak"] = json_of_count(counts.leak);
        snapshots.back()["kept"] = json_of_count(counts.kept);
      }
  }
  return {{"total_steps", record.total_steps},
          {"snapshot_every", record.snapshot_every},
          {"snapshots", snapshots},
          {"curves", json_of_curves(record.curves)}};
}

ErasureRecord erasure_from_json(const Document& summary) {
  ErasureRecord record;
  record.total_steps = summary.value("total_steps", 0);
  record.snapshot_every = summary.value("snapshot_every", 0);
  for (const auto& one : summary.value("snapshots", Document::array())) {
    Snapshot snapshot;
    snapshot.index = value_at<int>(one, "index");
    snapshot.step = value_at<int>(one, "step");
    snapshot.total_steps = record.total_steps;
    snapshot.state = value_at<std::string>(one, "state");
    snapshot.health = health_from_json(value_at<Document>(one, "health"));
    snapshot.layers = layers_from_json(one.value("layers", Document::array()));
    if (one.contains("leak"))
      record.counts.push_back({snapshot.index, snapshot.step, count_from_json(one["leak"]),
                               count_from_json(value_at<Document>(one, "kept"))});
    record.snapshots.push_back(std::move(snapshot));
  }
  record.curves = curves_from_json(summary.value("curves", Document::object()));
  return record;
}

std::optional<ErasureRecord> newest_erasure(const Project& project) {
  const auto runs = project.runs();
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (run->kind != "erase" || !run->summary.is_object()) continue;
    auto record = erasure_from_json(run->summary);
    if (!record.snapshots.empty()) return record;
  }
  return {};
}

} // namespace pentimento
