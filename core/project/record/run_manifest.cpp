#include "core/project/record/run_manifest.h"

#include <algorithm>
#include <cstdlib>

#include <sys/resource.h>

#include "core/project/manifest_value.h"

namespace pentimento {

Document run_manifest(const std::string& kind, const RunSetting& setting, const Document& own) {
  const char* operator_id = std::getenv("PENTIMENTO_OPERATOR");
  Document whole{{"format", "pentimento-manifest"},
                 {"format_version", 1},
                 {"kind", kind},
                 {"model", setting.model},
                 {"conditions", setting.conditions},
                 {"edits", setting.edits},
                 {"state", setting.state},
                 {"operator", operator_id ? Document(operator_id) : Document(nullptr)},
                 {"label_log", nullptr}};
  whole.update(own);
  return whole;
}

ModelPlace place_of(const Document& model) {
  return {value_at<std::string>(model, "name"), value_at<std::string>(model, "path"),
          value_at<std::string>(model, "base_hash"), value_at<std::string>(model, "prediction_type"),
          value_at<std::string>(model, "tokenizer")};
}

Document manifest_of_cell(const CellRecord& cell, const BatchRequests& batch, std::ptrdiff_t from) {
  Document requests = Document::array();
  for (const auto& [prompt, seed] : batch) requests.push_back({{"prompt", prompt}, {"seed", seed}});
  const auto own = std::find(batch.begin() + from, batch.end(), std::pair{cell.one.text, cell.key.seed});
  return {{"prompt", cell.one.text},
          {"seed", cell.key.seed},
          {"edited", cell.side != "before"},
          {"batch", requests},
          {"place_in_batch", own - batch.begin()}};
}

Document json_of_health(const EditHealth& health) {
  return {{"matrices_touched", health.matrices_touched},
          {"matrices_expected", health.matrices_expected},
          {"residual_to_anchor", health.residual_to_anchor},
          {"largest_change", health.largest_change},
          {"condition_number", health.condition_number},
          {"finite", health.finite},
          {"kept_drift", health.kept_drift ? Document(*health.kept_drift) : Document()}};
}

Document json_of_layers(const std::vector<LayerHealth>& layers) {
  Document list = Document::array();
  for (const auto& layer : layers)
    list.push_back({{"name", layer.name},
                    {"relative_change", layer.relative_change},
                    {"gradient_cosine", layer.gradient_cosine},
                    {"conflict", layer.conflict},
                    {"residual_to_anchor", layer.residual_to_anchor},
                    {"kept_drift", layer.kept_drift}});
  return list;
}

double peak_memory_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

} // namespace pentimento
