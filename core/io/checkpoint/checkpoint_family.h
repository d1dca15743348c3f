#pragma once

#include <string>

#include "core/io/tensor_source.h"

namespace pentimento {

/// What a file of weights is, told by its keys and shapes.
enum class CheckpointFamily {
  StableDiffusion1,
  StableDiffusion2,
  StableDiffusionXL,
  Refiner,
  Inpainting,
  OtherInputs, ///< Depth, instruct-pix2pix: more input channels than the latents have.
  StableDiffusion3,
  Flux,
  ControlNet,
  Lora,
  Unet,
  Vae,
  TextEncoder,
  TextualInversion,
  PartialUnet, ///< Some parameters of a UNet: what other erasers write.
  Unknown,
};

/// A family with what to say about it.
struct Recognised {
  CheckpointFamily family = CheckpointFamily::Unknown;
  std::string name; ///< "Stable Diffusion XL refiner"
  std::string hint; ///< What to do with it; empty for what runs.
  /// True for the families that are opened as whole models.
  bool runs() const { return family <= CheckpointFamily::StableDiffusionXL; }
};

/// Looks at names and shapes only, so that a file whose data is missing is recognised too.
Recognised recognise(const TensorSource& source);

} // namespace pentimento
