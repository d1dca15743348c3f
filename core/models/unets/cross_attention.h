#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/torch.h"

#include "core/models/unets/unet_2d_condition.h"

namespace pentimento {

/// The cross-attention key and value matrices, the parameters that erasure changes: for each layer in
/// execution order "….attn2.to_k.weight", then "….attn2.to_v.weight", with the registered tensors themselves.
std::vector<std::pair<std::string, torch::Tensor>> cross_attention_kv(UNet2DConditionModel& unet);

/// Registers `weights` (in cross_attention_kv's order) in place of the present ones, which are returned.
/// Tensors are exchanged whole, never written to, so graphs recorded before and after stay valid: the teacher
/// pass of DoCo is two exchanges. @throws c10::Error where number or shapes differ.
std::vector<torch::Tensor> exchange_cross_attention_kv(UNet2DConditionModel& unet,
                                                       const std::vector<torch::Tensor>& weights);

} // namespace pentimento
