#pragma once

#include <nlohmann/json.hpp>

#include "core/erasure/training/unet_trainer.h"
#include "core/io/safetensors.h"
#include "core/models/unets/unet_2d_condition.h"

namespace pentimento::testing {

/// The tiny random UNet of a golden file: metadata "config", tensors "unet.…".
inline UNet2DConditionModel golden_unet(const SafetensorsFile& golden) {
  const auto config = nlohmann::json::parse(golden.metadata().at("config"));
  UNet2DConditionModel unet(UNet2DConditionModelConfig::from_json(config));
  for (auto& item : unet->named_parameters())
    item.value().set_data(golden.tensor("unet." + item.key()).clone());
  return unet;
}

inline NoisePredictor golden_predictor(UNet2DConditionModel& unet) {
  return {unet.get(),
          [&unet](const auto& x, const auto& t, const auto& states) { return unet(x, t, states); }};
}

/// Compares what AdamW's first moment says of the first gradient with "sign.NAME.…": 1, −1, or 0 where the
/// reference's is too near zero to tell. @return the names that differ.
inline std::vector<std::string> differing_signs(const SafetensorsFile& golden, const std::string& form,
                                                const TrainedParameters& trained, const TensorMap& state) {
  std::vector<std::string> wrong;
  for (std::size_t i = 0; i < trained.names().size(); ++i) {
    const auto wanted = golden.tensor("sign." + form + "." + trained.names()[i]);
    const auto got = state.at("adam_g.m." + std::to_string(i)).sign().to(torch::kInt8);
    if ((wanted * got).eq(-1).any().item<bool>() || !wanted.ne(0).any().item<bool>())
      wrong.push_back(trained.names()[i]);
  }
  return wrong;
}

} // namespace pentimento::testing
