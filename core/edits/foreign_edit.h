#pragma once

#include "core/edits/weight_delta.h"
#include "core/io/tensor_source.h"

namespace pentimento {

/// Reads what other tools write as an edit of a UNet: partial state dicts (ESD in Diffusers' naming, UCE,
/// Concept Ablation's {"unet": …}, LDM-named layers) as dense entries, LoRA of Diffusers, PEFT and kohya on
/// attention layers as low-rank ones, alpha / rank multiplied in. Such files do not say which base they were
/// made for: `origin.base_hash` is empty and `origin.method` says what was recognised. Parts for a text
/// encoder are refused, since an edit is the UNet's.
/// @throws Error(Unsupported) naming what is not understood, Error(NotFinite | MissingTensor |
/// ShapeMismatch).
WeightDelta read_foreign_edit(const TensorSource& source);

} // namespace pentimento
