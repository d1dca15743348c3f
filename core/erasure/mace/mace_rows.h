#pragma once

#include "core/base/run_control.h"
#include "core/pipelines/diffusion_model.h"
#include "core/values/concept.h"

namespace pentimento {

/// The text states that MACE's closed forms map; weighted rows carry the root of their weight.
struct MaceRows {
  torch::Tensor coexisting; ///< [n, D] float64: the words beside the targets, end token and padding.
  torch::Tensor replaced;   ///< [n, D] float64: the same in the sentences about the anchors.
  torch::Tensor concepts;   ///< [P, D, D] float64: Σ e eᵀ of all tokens of each target's sentences.
};

/// States of `templates` sentences a pair. Words before the concept do not know of it (CLIP's text encoder is
/// causal): they are mapped to where they were. @param padding_weight of a sentence's end token and padding
/// together; a word counts 1; 0 = every token of them counts 1 too. @throws Stopped.
MaceRows mace_rows(DiffusionModel& model, const std::vector<ConceptPair>& pairs, int templates,
                   double padding_weight, RunControl& control);

} // namespace pentimento
