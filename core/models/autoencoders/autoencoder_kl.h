#pragma once

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

#include "core/base/run_control.h"
#include "core/models/autoencoders/vae.h"

namespace pentimento {

/// The options of Diffusers' AutoencoderKL, names letter for letter.
struct AutoencoderKLConfig {
  VaeOptions vae;
  int64_t sample_size = 512;
  double scaling_factor =
      0.18215;              ///< The pipeline multiplies latents by it after encode and divides before decode.
  double shift_factor = 0;  ///< Subtracted before scaling; 0 in Stable Diffusion 1, 2 and XL.
  bool force_upcast = true; ///< Not safe in float16.
  bool use_quant_conv = true;
  bool use_post_quant_conv = true;

  /// Pixels a side of one latent, e.g. 8.
  int64_t scale() const { return int64_t(1) << (vae.block_out_channels.size() - 1); }

  /// Reads a vae/config.json. @throws Error(BadFormat), Error(Unsupported) naming option and value.
  static AutoencoderKLConfig from_json(const nlohmann::json& json);
};

/// A diagonal Gaussian over latents.
struct Moments {
  torch::Tensor mean;   ///< [B, latent_channels, H/scale, W/scale]
  torch::Tensor logvar; ///< The same shape, clamped to -30..20.
};

/// Diffusers' AutoencoderKL (Rombach et al. 2022): encoder, decoder, quant_conv, post_quant_conv. Frozen when
/// built.
class AutoencoderKLImpl : public torch::nn::Module {
 public:
  explicit AutoencoderKLImpl(const AutoencoderKLConfig& config);

  /// @param image [B, in_channels, H, W] in -1..1, H and W divisible by scale(). @throws Stopped,
  /// Error(ShapeMismatch).
  Moments encode(const torch::Tensor& image);

  /// @param latents [B, latent_channels, h, w], already divided by scaling_factor. @return [B, 3, h*scale,
  /// w*scale], about -1..1.
  /// @throws Stopped, Error(ShapeMismatch).
  torch::Tensor decode(const torch::Tensor& latents);

  const AutoencoderKLConfig config;
  RunControl* run_control = nullptr; ///< Where set, polled before every block.

  Encoder encoder;
  Decoder decoder;
  Conv2d quant_conv{nullptr}, post_quant_conv{nullptr};
};
TORCH_MODULE(AutoencoderKL);

} // namespace pentimento
