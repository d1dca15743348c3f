#include "core/base/device.h"

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

torch::Dtype dtype_named(const std::string& name) {
  if (name == "fp32") return torch::kFloat32;
  if (name == "bf16") return torch::kBFloat16;
  if (name == "fp16") return torch::kFloat16;
  throw Error(ErrorCode::BadSetting, "unknown precision", "auto, fp32, bf16 or fp16", name);
}

torch::Device device_named(const std::string& name) {
  if (name == "cpu") return torch::kCPU;
  if (name == "auto")
    return torch::cuda::is_available() ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
  const bool cuda = name == "cuda" || (name.rfind("cuda:", 0) == 0 && name.size() > 5 && name.size() < 8 &&
                                       name.find_first_not_of("0123456789", 5) == std::string::npos);
  if (!cuda) throw Error(ErrorCode::BadSetting, "unknown device", "auto, cpu, cuda or cuda:N", name);
  const int index = name == "cuda" ? 0 : std::stoi(name.substr(5));
  if (!torch::cuda::is_available())
    throw Error(ErrorCode::Unsupported, "no CUDA device can be used", "", name,
                "this LibTorch sees no GPU; leave --device away to run on the CPU");
  if (index >= static_cast<int>(torch::cuda::device_count()))
    throw Error(ErrorCode::Unsupported, "there is no such CUDA device",
                "cuda:0 to cuda:" + std::to_string(torch::cuda::device_count() - 1), name);
  return torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(index));
}

/// UNet and text encoders.
void choose_precision(ComputePlan& plan, const std::string& precision) {
  if (precision != "auto") {
    plan.dtype = dtype_named(precision);
    plan.reason = plan.precision_name() + " because it was asked for";
    if (plan.device.is_cpu() && plan.dtype == torch::kFloat16)
      throw Error(ErrorCode::Unsupported, "fp16 does not run on the CPU", "fp32 or bf16", "fp16",
                  "CPUs have no fast fp16 convolution; bf16 is as small");
    return;
  }
  if (plan.device.is_cuda()) {
    const bool has_bf16 =
        at::globalContext().hasCUDA() && at::detail::getCUDAHooks().supportsBFloat16ConvolutionWithCuDNNv8();
    plan.dtype = has_bf16 ? torch::kBFloat16 : torch::kFloat16;
    plan.reason =
        has_bf16 ? "bf16 because this GPU computes it natively" : "fp16 because this GPU has no bf16";
    return;
  }
  plan.dtype = torch::kFloat32;
  plan.reason = cpu_has_fast_bf16() ? "fp32 because scores are exact in it; bf16 would be faster on this CPU"
                                    : "fp32 because this CPU has no fast bf16";
}

void choose_vae_precision(ComputePlan& plan) {
  if (!plan.device.is_cuda()) return;
  if (plan.dtype == torch::kFloat16) {
    plan.vae_dtype = torch::kFloat16;
    plan.vae_reason = "the VAE in fp16 too; a picture that overflows there is decoded again in fp32";
  } else if (plan.dtype == torch::kBFloat16) {
    plan.vae_reason = "the VAE in fp32, since bf16 has no finer steps than a picture's 256 levels";
  }
}

} // namespace

bool cpu_has_fast_bf16() {
#if defined(__x86_64__) && defined(__GNUC__)
  return __builtin_cpu_supports("avx512bf16") != 0;
#else
  return false;
#endif
}

std::string ComputePlan::device_name() const {
  return device.is_cuda() ? "CUDA:" + std::to_string(device.index()) : "CPU";
}

std::string ComputePlan::precision_name() const {
  return dtype == torch::kBFloat16 ? "bf16" : dtype == torch::kFloat16 ? "fp16" : "fp32";
}

ComputePlan plan_compute(const std::string& device, const std::string& precision) {
  ComputePlan plan;
  plan.device = device_named(device);
  choose_precision(plan, precision);
  choose_vae_precision(plan);
  return plan;
}

} // namespace pentimento
