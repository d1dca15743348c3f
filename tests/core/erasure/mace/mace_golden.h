#pragma once

#include "core/erasure/mace/mace_trainer.h"
#include "core/erasure/trained/golden_unet.h"

namespace pentimento::testing {

/// The closed forms' inputs of tests/golden/golden_mace.py.
inline MaceEquation golden_mace_equation(const SafetensorsFile& golden) {
  MaceEquation equation;
  equation.coexisting = golden.tensor("coexisting");
  equation.replaced = golden.tensor("replaced");
  equation.kept = golden.tensor("kept");
  std::vector<torch::Tensor> concepts;
  for (const char* name : {"concept.0", "concept.1"}) {
    const auto rows = golden.tensor(name);
    concepts.push_back(torch::matmul(rows.t(), rows));
  }
  equation.concepts = torch::stack(concepts);
  equation.preserve_scale = 0.3;
  equation.fuse_preserve_scale = 0.7;
  equation.lambda = 0.5;
  return equation;
}

/// The LoRAs that a form starts from, for these matrices.
inline std::vector<std::vector<LowRank>> golden_loras(const SafetensorsFile& golden, const std::string& form,
                                                      const std::vector<std::string>& names) {
  std::vector<std::vector<LowRank>> all;
  for (const char* index : {"0", "1"}) {
    auto& loras = all.emplace_back();
    for (const auto& name : names) {
      const auto first = "first." + form + "." + index + "." + name;
      const auto up = golden.tensor(first + ".up"), down = golden.tensor(first + ".down");
      loras.push_back({torch::cat({up.flatten(), down.flatten()}), up.size(0), down.size(1)});
    }
  }
  return all;
}

inline double relative_error(const torch::Tensor& got, const torch::Tensor& wanted) {
  return ((got.to(torch::kFloat64) - wanted).norm() / wanted.norm()).item<double>();
}

} // namespace pentimento::testing
