#pragma once

#include <optional>
#include <vector>

#include "core/project/project.h"
#include "core/values/snapshot.h"

namespace pentimento {

/// What an erasure showed while it ran: a project keeps it, and a window brings it back.
struct ErasureRecord {
  int total_steps = 0;
  int snapshot_every = 0;
  std::vector<Snapshot> snapshots;    ///< Of which the first is "before".
  std::vector<SnapshotCounts> counts; ///< Of the snapshots whose pictures were all drawn.
  std::vector<StepFigures> curves;
};

/// The part of an erasure's summary that erasure_from_json reads.
Document json_of_erasure(const ErasureRecord& record);

/// Of the summary of an erasure's run, also of one from before curves were kept. @throws Error(BadFormat).
ErasureRecord erasure_from_json(const Document& summary);

/// Of the newest erasure of a project that took a snapshot; empty where there is none.
/// @throws Error(BadFormat).
std::optional<ErasureRecord> newest_erasure(const Project& project);

} // namespace pentimento
