#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/torch.h"

#include "core/base/run_control.h"

namespace pentimento::cli {

/// Times of one piece of work, each run measured alone.
struct Timing {
  std::string name;
  int batch = 1;
  std::vector<double> runs_ms;

  double median_ms() const;
  double iqr_ms() const; ///< Upper minus lower quartile.
};

/// Runs `work` once for warmth and then `repeats` times; waits for the device after each. @param before done
/// before each run and not timed. @throws Stopped between two.
Timing measure(const std::string& name, int batch, int repeats, torch::Device device, RunControl& control,
               const std::function<void()>& work, const std::function<void()>& before = {});

} // namespace pentimento::cli
