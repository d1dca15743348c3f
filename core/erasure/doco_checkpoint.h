#pragma once

#include <filesystem>

#include "core/erasure/doco_data.h"

namespace pentimento {

/// A stopped run between two steps: what the next step starts from, and which run it is.
struct DocoCheckpoint {
  std::string run; ///< run_fingerprint of the run it belongs to.
  int step = 0;    ///< Steps done.
  DocoData data;
  torch::Tensor generator_state;                ///< uint8, of the CPU generator that draws the batches.
  std::map<std::string, torch::Tensor> trainer; ///< DocoTrainer::state.
};

/// What makes two runs the same: base, plan, settings, seed, and the library. @return 64 hex characters.
std::string run_fingerprint(const ErasureContext& context);

/// @throws Error(FileUnwritable).
void save_checkpoint(const std::filesystem::path& path, const DocoCheckpoint& checkpoint);

/// @throws Error(BadFormat) when the file is no checkpoint, Error(BadSetting) when it belongs to another run
/// than `run`.
DocoCheckpoint load_checkpoint(const std::filesystem::path& path, const std::string& run,
                               torch::Device device);

} // namespace pentimento
