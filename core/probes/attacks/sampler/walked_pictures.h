#pragma once

#include "core/probes/attacks/attack.h"

namespace pentimento {

/// 8-bit pictures of latents. @param latents [B,C,h,w] float32, one a request. @throws as decode_each.
std::vector<Image> pictures_of(const AttackContext& context, const torch::Tensor& latents,
                               const std::vector<Request>& requests,
                               const std::function<void(const std::string&)>& warning);

/// A generator a request, which has drawn the noise that its picture starts from.
struct StartNoise {
  torch::Tensor noise; ///< [B,C,h,w] float32 on the model's device.
  std::vector<at::Generator> generators;
};

StartNoise start_noise(const AttackContext& context, const std::vector<Request>& requests);

} // namespace pentimento
