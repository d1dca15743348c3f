#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "core/models/autoencoders/autoencoder_kl.h"
#include "core/models/unets/unet_2d_condition.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento {

/// The UNet, the VAE and the text encoder of an open model without their weights, in the same precisions, and
/// what the largest steps of a run would take at a size: counted, by running them without data.
class ModelShape {
 public:
  explicit ModelShape(const DiffusionModel& model);

  /// The UNet over `rows` latents at once, as pictures are drawn. @param height, width of a latent.
  /// @return bytes beside the weights. @throws Error(ShapeMismatch).
  std::int64_t forward_bytes(std::int64_t rows, std::int64_t height, std::int64_t width) const;
  /// The same with the graph and a backward pass to the parameters `trained`; with none of them in the UNet,
  /// to what it is told about the prompts. @return bytes beside weights and parameters, gradients among them.
  std::int64_t backward_bytes(std::int64_t rows, std::int64_t height, std::int64_t width,
                              const std::set<std::string>& trained) const;
  /// The VAE's decoder over one latent. @return bytes beside the weights.
  std::int64_t decode_bytes(std::int64_t height, std::int64_t width) const;
  /// The first text encoder over `prompts` at once, with the graph and a backward pass where that follows.
  /// @return bytes beside the weights.
  std::int64_t encode_bytes(std::int64_t prompts, bool backwards = false) const;

 private:
  torch::Tensor predict(std::int64_t rows, std::int64_t height, std::int64_t width, bool to_text) const;

  mutable UNet2DConditionModel unet_{nullptr};
  mutable AutoencoderKL vae_{nullptr};
  mutable CLIPTextModel text_encoder_{nullptr};
  torch::DeviceType device_;
  torch::Dtype dtype_, vae_dtype_;
  std::int64_t tokens_;
};

} // namespace pentimento
