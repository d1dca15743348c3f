#pragma once

#include "core/base/device.h"
#include "core/erasure/erasure_method.h"
#include "core/erasure/settings.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento::testing {

/// The bundled model on the CPU in float32, opened once for all tests of this program.
inline DiffusionModel& miniature() {
  static const auto model = DiffusionModel::open("miniature", plan_compute("cpu", "fp32"));
  return *model;
}

/// Settings that let a trained method do its every part in a few seconds.
inline SettingValues quick(const ErasureMethod& method, SettingValues given = {}) {
  const SettingValues small{{"steps", std::int64_t{5}},          {"warm_up", std::int64_t{1}},
                            {"batch_size", std::int64_t{2}},     {"anchor_latents", std::int64_t{2}},
                            {"anchor_steps", std::int64_t{2}},   {"kept_latents", std::int64_t{0}},
                            {"snapshot_every", std::int64_t{2}}, {"templates", std::int64_t{4}},
                            {"sampling_steps", std::int64_t{3}}, {"attack_steps", std::int64_t{2}},
                            {"retain_rows", std::int64_t{2}},    {"retain_templates", std::int64_t{1}},
                            {"attack_tokens", std::int64_t{3}},  {"eraser_rank", std::int64_t{4}}};
  for (const auto& [key, value] : small)
    if (find_setting(method.describe(), key)) given.emplace(key, value);
  return resolved_settings(method.describe(), given, 64);
}

/// cat → dog, keep fox.
inline Plan cat_to_dog() {
  Plan plan;
  plan.pairs = {{"cat", "dog"}};
  plan.kept = {"fox"};
  return plan;
}

/// Bytes of all parameters and where they lie, to see that nothing was touched.
inline std::vector<std::pair<const void*, torch::Tensor>> snapshot_of(torch::nn::Module& module) {
  std::vector<std::pair<const void*, torch::Tensor>> all;
  for (const auto& parameter : module.parameters())
    all.emplace_back(parameter.const_data_ptr(), parameter.detach().clone());
  return all;
}

inline bool same(torch::nn::Module& module,
                 const std::vector<std::pair<const void*, torch::Tensor>>& before) {
  const auto parameters = module.parameters();
  for (std::size_t i = 0; i < before.size(); ++i)
    if (parameters[i].const_data_ptr() != before[i].first || !parameters[i].equal(before[i].second) ||
        parameters[i].requires_grad())
      return false;
  return true;
}

} // namespace pentimento::testing
