#pragma once

#include <functional>
#include <vector>

#include "core/pipelines/stable_diffusion.h"

namespace pentimento {

/// Draws one batch like StableDiffusionPipeline::draw_batch, to the same bits, but hands every picture on as
/// soon as it is decoded, so that whoever keeps them loses less to a kill.
/// @param drawn gets the place in `requests`. @throws what draw_batch throws; pictures that were handed on
/// before stay valid.
void draw_each(StableDiffusionPipeline& pipeline, const std::vector<Request>& requests,
               const SamplingSettings& settings, RunControl& control, const BatchCallbacks& callbacks,
               const std::function<void(int place, Image image)>& drawn, const torch::Tensor& noise = {},
               const TextConditions& text = {});

/// The second half of draw_each: pictures of latents, one after the other. @param latents [B,C,h,w]. @throws
/// Error(NotFinite), Error(OutOfMemory), Stopped between two pictures.
void decode_each(StableDiffusionPipeline& pipeline, const torch::Tensor& latents,
                 const std::vector<Request>& requests, RunControl& control,
                 const std::function<void(const std::string& sentence)>& warning,
                 const std::function<void(int place, Image image)>& drawn);

} // namespace pentimento
