#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

#include "core/io/json_file.h"
#include "core/io/safetensors.h"
#include "core/models/load_state.h"

namespace pentimento {

/// One folder of tests/golden/models: what diffusers or transformers answered
/// (tests/golden/golden_models.py).
struct GoldenCase {
  explicit GoldenCase(const std::string& name)
      : folder(std::filesystem::path(PENTIMENTO_GOLDEN) / "models" / name),
        io(SafetensorsFile::open(folder / "io.safetensors")) {}

  torch::Tensor operator[](const std::string& name) const { return io->tensor(name); }
  nlohmann::json config() const { return read_json(folder / "config.json"); }
  std::shared_ptr<const SafetensorsFile> weights() const {
    return SafetensorsFile::open(folder / "model.safetensors");
  }

  /// Fills `module` with this case's weights in float32; there must be no tensor left over.
  void fill(torch::nn::Module& module) const {
    const auto report = load_state(module, *weights(), "golden");
    TORCH_CHECK(report.unexpected.empty(), "left over: ", report.unexpected.front());
  }

  std::filesystem::path folder;
  std::shared_ptr<const SafetensorsFile> io;
};

/// A component of the bundled miniature.
inline std::filesystem::path miniature(const std::string& component) {
  return std::filesystem::path(PENTIMENTO_TREE) / "resources/miniature" / component;
}

/// max |a - b| / max |b|.
inline double relative_error(const torch::Tensor& a, const torch::Tensor& b) {
  TORCH_CHECK(a.sizes() == b.sizes(), "shapes ", a.sizes(), " and ", b.sizes());
  return ((a - b).abs().max() / b.abs().max()).item<double>();
}

/// float32 sums in another order (other blocking, other kernels) than the reference's differ by a few ulp a
/// layer; measured below 2e-6 on every case, and a wrong option moves the result by more than 1e-3.
constexpr double parity = 1e-5;

} // namespace pentimento
