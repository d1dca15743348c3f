#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/pipelines/diffusion_model.h"

namespace pentimento {

/// What a run of drawing gives up, one step at a time, when a single picture does not fit into memory: first
/// attention in slices, then text encoders and VAE that leave memory while they do nothing. Each step is
/// said. When this goes, everything is as before: the next run is a normal one. (A smaller batch comes before
/// these steps, in in_batches; a decode in tiles, in decode itself.)
class MemoryLadder {
 public:
  MemoryLadder(std::shared_ptr<DiffusionModel> model, std::function<void(const std::string&)> warn);
  ~MemoryLadder();
  MemoryLadder(const MemoryLadder&) = delete;
  MemoryLadder& operator=(const MemoryLadder&) = delete;

  /// Takes the next step. @return false when there is none left.
  bool step();

 private:
  std::shared_ptr<DiffusionModel> model_;
  std::function<void(const std::string&)> warn_;
  AttentionKernel kernel_before_;
  int taken_ = 0;
};

} // namespace pentimento
