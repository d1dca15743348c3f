#pragma once

#include <string>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// Names of the cross-attention's K and V matrices: "….attn2.to_k.weight", "….attn2.to_v.weight", in the
/// module's order.
/// @throws Error(Unsupported) when the module has none.
std::vector<std::string> kv_names(const torch::nn::Module& module);

/// Weights and biases of every Linear under attn2: ESD-x's group. @throws as kv_names.
std::vector<std::string> cross_attention_names(const torch::nn::Module& module);

/// Weights and biases of every Linear and Conv2d that is not under attn2: ESD-u's group. Norms are in
/// neither.
/// @throws Error(Unsupported) when there is none.
std::vector<std::string> outside_cross_attention_names(const torch::nn::Module& module);

} // namespace pentimento
