#include "app/cli/snapshot_folder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/arguments.h"
#include "core/edits/weight_delta_file.h"
#include "core/io/atomic_file.h"

namespace pentimento::cli {

SnapshotFolder::SnapshotFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
  if (!folder_.empty()) make_folder(folder_);
}

void SnapshotFolder::add(const StepFigures& figures) {
  if (folder_.empty()) return;
  nlohmann::ordered_json line{{"step", figures.step}};
  for (const auto& [name, value] : figures.values) line[name] = value;
  lines_ += line.dump() + "\n";
}

void SnapshotFolder::add(const Snapshot& snapshot, const WeightDelta& edit) {
  if (folder_.empty()) return;
  const std::string name = fmt::format("step_{:04}.safetensors", snapshot.step);
  save_delta(folder_ / name, edit);
  const nlohmann::ordered_json line{{"snapshot", snapshot.index},
                                    {"step", snapshot.step},
                                    {"file", name},
                                    {"state", snapshot.state},
                                    {"residual_to_anchor", snapshot.health.residual_to_anchor},
                                    {"largest_change", snapshot.health.largest_change}};
  lines_ += line.dump() + "\n";
  write_text(folder_ / "figures.jsonl", lines_);
}

} // namespace pentimento::cli
