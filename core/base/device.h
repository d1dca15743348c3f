#pragma once

#include <string>

#include "core/base/torch.h"

namespace pentimento {

/// Where and in what precision a model runs, and why.
struct ComputePlan {
  torch::Device device{torch::kCPU};
  torch::Dtype dtype = torch::kFloat32;     ///< Of the UNet and the text encoders.
  torch::Dtype vae_dtype = torch::kFloat32; ///< Of the VAE, which overflows more easily.
  std::string reason;                       ///< A sentence for the model chip's tool tip and `info`.
  std::string vae_reason = "the VAE in fp32, where it cannot overflow";

  std::string device_name() const;    ///< "CPU", "CUDA:0"
  std::string precision_name() const; ///< "fp32", "bf16", "fp16"
};

/// The one place that decides. `device`: auto | cpu | cuda[:n]; `precision`: auto | fp32 | bf16 | fp16.
/// auto takes CUDA when it is there (bf16 from compute capability 8.0, else fp16), and fp32 on the CPU,
/// where before/after evidence is exact and the miniature is fast enough; bf16 is a choice. The VAE runs in
/// fp32, but for fp16 on CUDA: there it tries fp16, and a picture that overflows is decoded again in fp32.
/// @throws Error(BadSetting) on other words, Error(Unsupported) when the device is not there.
ComputePlan plan_compute(const std::string& device, const std::string& precision);

/// True when the CPU multiplies bf16 in hardware (AVX-512 BF16 or AMX).
bool cpu_has_fast_bf16();

} // namespace pentimento
