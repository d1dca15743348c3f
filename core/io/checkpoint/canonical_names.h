#pragma once

#include "core/io/tensor_source.h"

namespace pentimento {

/// Weights of a component under the names that today's Diffusers and Transformers give them, whatever version
/// wrote them: VAE attention as to_q … to_out.0 (once query … proj_attn, or 1x1 convolutions), a text encoder
/// without "text_model." (text_encoder_2 with it), no position_ids. So the same weights have the same hash in
/// every form. The source itself where nothing needs another name.
TensorSourcePtr canonical(TensorSourcePtr source, const std::string& component);

} // namespace pentimento
