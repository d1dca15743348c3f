#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/project/model_list.h"
#include "core/project/records.h"
#include "core/values/snapshot.h"

namespace pentimento {

/// What model, conditions and edits of a run are, by manifest_of_model, conditions_of and manifest_of_edits.
struct RunSetting {
  Document model, conditions, edits;
  std::string state; ///< With the edits on.
};

/// The manifest of a run: its setting and what its kind adds. The operator is the pseudonym in
/// PENTIMENTO_OPERATOR; nothing is guessed.
Document run_manifest(const std::string& kind, const RunSetting& setting, const Document& own);

/// The place of the model that a run's manifest names. @throws Error(BadFormat).
ModelPlace place_of(const Document& model);

/// Prompts and seeds of the pictures of one batch, in order. A batch's shape decides its pictures' last bits.
using BatchRequests = std::vector<std::pair<std::string, std::uint64_t>>;

/// A picture's own part of the manifest. @param from where in the batch it is looked for: two of one batch
/// may ask for the same.
Document manifest_of_cell(const CellRecord& cell, const BatchRequests& batch, std::ptrdiff_t from = 0);

/// What an edit did, and to each layer.
Document json_of_health(const EditHealth& health);
Document json_of_layers(const std::vector<LayerHealth>& layers);

/// The most memory that this process ever held, in MiB.
double peak_memory_mib();

} // namespace pentimento
