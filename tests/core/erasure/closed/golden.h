#pragma once

#include <string>
#include <vector>

#include "core/io/safetensors.h"

namespace pentimento::testing {

/// What golden_closed.py wrote.
struct ClosedGolden {
  std::shared_ptr<const SafetensorsFile> file =
      SafetensorsFile::open(PENTIMENTO_GOLDEN "/closed.safetensors");
  torch::Tensor of(const std::string& name) const { return file->tensor(name); }
  std::vector<std::string> matrices() const { return {"w.00", "w.01", "w.02"}; }
};

/// Largest difference relative to the largest entry.
inline double relative_error(const torch::Tensor& got, const torch::Tensor& wanted) {
  return ((got - wanted).abs().max() / wanted.abs().max()).item<double>();
}

} // namespace pentimento::testing
