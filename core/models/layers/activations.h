#pragma once

#include <string>

#include "core/base/torch.h"

namespace pentimento {

/// The element-wise non-linearities that Diffusers' and Transformers' configurations name.
enum class Activation { Silu, Gelu, GeluTanh, QuickGelu, Mish, Relu };

/// @param name "silu", "swish", "gelu", "gelu_new", "gelu_pytorch_tanh", "quick_gelu", "mish" or "relu".
/// @param option what to call it in the sentence, e.g. "unet act_fn". @throws Error(Unsupported) on other
/// names.
Activation parse_activation(const std::string& name, const std::string& option);

/// Element by element; overwrites `input` where no gradient is recorded, so hand over a tensor nobody else
/// reads.
torch::Tensor activate(Activation activation, torch::Tensor input);

} // namespace pentimento
