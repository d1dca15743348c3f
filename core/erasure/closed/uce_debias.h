#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/edits/parameter_swap.h"
#include "core/erasure/closed/closed_rows.h"
#include "core/erasure/erasure_method.h"

namespace pentimento {

/// An attribute of a concept and the share of its pictures that are to show it.
struct AttributeShare {
  std::string name;
  double share = 0.0;
  bool operator==(const AttributeShare&) const = default;
};

/// "photo | neon" → half each; "photo 0.7 | neon 0.3" → as said, scaled to a sum of 1.
/// @throws Error(BadPrompt) for fewer than two attributes or shares that are no shares.
std::vector<AttributeShare> attribute_shares(const std::string& text);

/// Finds how much of each attribute is to be added to the target's value, v* = W0 (c + Σ α a): draw the
/// target, let the model's judge count the attributes, α += wanted − counted, until all shares are within
/// the tolerance or the rounds are over. Gandikota et al. 2024, section 4.2. Without a judge that knows the
/// attributes the wanted shares are added once, unmeasured. @param edit rows → the edit that they give.
WeightDelta debias_edit(ErasureContext& context, ParameterSwap& parameters,
                        const std::function<WeightDelta(const PairRows&)>& edit);

} // namespace pentimento
