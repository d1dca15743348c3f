#pragma once

#include <cstdint>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// What a UNet is told about a batch of prompts: the text states that its cross-attention reads and, for
/// Stable Diffusion XL, the pooled text beside them. Everything between the text encoders and the UNet
/// carries this.
struct TextConditions {
  TextConditions() = default;
  /// Implicit: most families have states alone.
  TextConditions(torch::Tensor text_states, torch::Tensor pooled_text = {});

  torch::Tensor states; ///< [B, 77, D]
  torch::Tensor pooled; ///< [B, P]; undefined where the family has none.

  bool defined() const { return states.defined(); }
  std::int64_t size() const { return states.size(0); }
  /// Prompts `begin` … `end` − 1, views.
  TextConditions slice(std::int64_t begin, std::int64_t end) const;
  /// The prompts at `index` [n] int64, which may repeat.
  TextConditions index_select(const torch::Tensor& index) const;
  TextConditions to(torch::Device device, torch::Dtype dtype) const;
  /// The states alone, for whoever looks at words and asks no UNet.
  operator const torch::Tensor&() const { return states; }
};

/// One behind the other. @param parts at least one, all of one family.
TextConditions join(const std::vector<TextConditions>& parts);

} // namespace pentimento
