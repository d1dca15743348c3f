#pragma once

#include <string>
#include <vector>

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

#include "core/models/layers/activations.h"

namespace pentimento {

/// The options of Diffusers' UNet2DConditionModel, names letter for letter, lists already spread over the
/// blocks.
struct UNet2DConditionModelConfig {
  int64_t in_channels = 4;
  int64_t out_channels = 4;
  int64_t sample_size = 64; ///< Latent size the model was trained at.
  bool center_input_sample = false;
  bool flip_sin_to_cos = true;
  double freq_shift = 0;
  std::vector<std::string> down_block_types{"CrossAttnDownBlock2D", "CrossAttnDownBlock2D",
                                            "CrossAttnDownBlock2D", "DownBlock2D"};
  std::vector<std::string> up_block_types{"UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D",
                                          "CrossAttnUpBlock2D"};
  std::vector<int64_t> block_out_channels{320, 640, 1280, 1280};
  std::vector<int64_t> layers_per_block; ///< One a down block.
  std::vector<int64_t>
      num_attention_heads; ///< One a down block; Diffusers' `attention_head_dim`, which holds the count.
  std::vector<int64_t> cross_attention_dim;                               ///< One a down block.
  std::vector<bool> only_cross_attention;                                 ///< One a down block.
  std::vector<std::vector<int64_t>> transformer_layers_per_block;         ///< Per down block, per layer.
  std::vector<std::vector<int64_t>> reverse_transformer_layers_per_block; ///< Per up block, per layer.
  int64_t mid_transformer_layers = 1;
  int64_t downsample_padding = 1;
  double mid_block_scale_factor = 1;
  Activation act_fn = Activation::Silu;
  int64_t norm_num_groups = 32;
  double norm_eps = 1e-5;
  bool use_linear_projection = false;
  bool upcast_attention = false;
  bool scale_shift = false; ///< resnet_time_scale_shift
  int64_t time_embedding_dim = 1280;
  bool text_time = false; ///< addition_embed_type "text_time" (SDXL)
  int64_t addition_time_embed_dim = 256;
  int64_t projection_class_embeddings_input_dim = 2816;
  int64_t conv_in_kernel = 3;
  int64_t conv_out_kernel = 3;

  /// Reads a Diffusers unet/config.json. @throws Error(BadFormat) on nonsense, Error(Unsupported) naming the
  /// option and its value where it would change the result and is not implemented.
  static UNet2DConditionModelConfig from_json(const nlohmann::json& json);
};

} // namespace pentimento
