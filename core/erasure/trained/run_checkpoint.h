#pragma once

#include <filesystem>

#include "core/erasure/erasure_method.h"
#include "core/erasure/training/trainer.h"

namespace pentimento {

/// A run between two steps: what the next step starts from, and which run it is.
struct RunCheckpoint {
  std::string run;               ///< run_fingerprint of the run it belongs to.
  int step = 0;                  ///< Steps done.
  int snapshots = 0;             ///< Snapshots taken.
  TensorMap data;                ///< What the method prepared before its first step.
  TensorMap trainer;             ///< Trainer::state.
  torch::Tensor generator_state; ///< uint8, of the CPU generator that draws everything.
};

/// What makes two runs the same: base, plan, method, settings, seed, and the library. @return 64 hex
/// characters.
std::string run_fingerprint(const ErasureContext& context, const std::string& method);

/// Complete or not at all: a kill leaves the file before. @throws Error(FileUnwritable).
void save_checkpoint(const std::filesystem::path& path, const RunCheckpoint& checkpoint);

/// @throws Error(BadFormat) when the file is no checkpoint, Error(BadSetting) when it belongs to another run
/// than `run`.
RunCheckpoint load_checkpoint(const std::filesystem::path& path, const std::string& run,
                              torch::Device device);

} // namespace pentimento
