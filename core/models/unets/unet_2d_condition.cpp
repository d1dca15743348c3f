#include "core/models/unets/unet_2d_condition.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/shape_text.h"

namespace pentimento {

UNet2DConditionModelImpl::UNet2DConditionModelImpl(const UNet2DConditionModelConfig& model_config)
    : config(model_config),
      conv_in(register_module("conv_in", Conv2d(config.in_channels, config.block_out_channels.front(),
                                                config.conv_in_kernel, 1, (config.conv_in_kernel - 1) / 2))),
      time_proj(config.block_out_channels.front(), config.flip_sin_to_cos, config.freq_shift),
      time_embedding(
          register_module("time_embedding", TimestepEmbedding(config.block_out_channels.front(),
                                                              config.time_embedding_dim, config.act_fn))),
      conv_norm_out(
          register_module("conv_norm_out", GroupNorm(config.norm_num_groups,
                                                     config.block_out_channels.front(), config.norm_eps))),
      conv_out(
          register_module("conv_out", Conv2d(config.block_out_channels.front(), config.out_channels,
                                             config.conv_out_kernel, 1, (config.conv_out_kernel - 1) / 2))) {
  if (config.text_time) {
    add_time_proj = Timesteps(config.addition_time_embed_dim, config.flip_sin_to_cos, config.freq_shift);
    add_embedding =
        register_module("add_embedding", TimestepEmbedding(config.projection_class_embeddings_input_dim,
                                                           config.time_embedding_dim));
  }
  add_down_blocks();
  auto mid = block_options(config.block_out_channels.size() - 1);
  mid.in_channels = mid.out_channels;
  mid.num_layers = 1;
  mid.transformer_layers = {config.mid_transformer_layers};
  mid.transformer.only_cross_attention = false;
  mid.resnet.output_scale_factor = config.mid_block_scale_factor;
  mid_block = register_module("mid_block", UNetMidBlock2DCrossAttn(mid));
  add_up_blocks();
}

UNetBlockOptions UNet2DConditionModelImpl::block_options(std::size_t i) const {
  UNetBlockOptions options;
  options.in_channels = config.block_out_channels[i == 0 ? 0 : i - 1];
  options.out_channels = config.block_out_channels[i];
  options.num_layers = config.layers_per_block[i];
  options.downsample_padding = config.downsample_padding;
  options.resnet = {config.time_embedding_dim, config.norm_num_groups,
                    config.norm_eps,           config.act_fn,
                    config.scale_shift,        1.0};
  options.transformer = {config.num_attention_heads[i], 0, config.cross_attention_dim[i],
                         config.only_cross_attention[i], config.upcast_attention};
  options.transformer_layers = config.transformer_layers_per_block[i];
  options.use_linear_projection = config.use_linear_projection;
  return options;
}

void UNet2DConditionModelImpl::add_down_blocks() {
  auto list = register_module("down_blocks", torch::nn::ModuleList());
  const auto blocks = config.block_out_channels.size();
  for (std::size_t i = 0; i < blocks; ++i) {
    auto options = block_options(i);
    options.resample = i + 1 < blocks;
    const bool cross = config.down_block_types[i] == "CrossAttnDownBlock2D";
    down_blocks.push_back(cross ? std::make_shared<CrossAttnDownBlock2DImpl>(options)
                                : std::make_shared<DownBlock2DImpl>(options));
    list->push_back(down_blocks.back());
  }
}

void UNet2DConditionModelImpl::add_up_blocks() {
  auto list = register_module("up_blocks", torch::nn::ModuleList());
  const auto blocks = config.block_out_channels.size();
  int64_t output = config.block_out_channels.back();
  for (std::size_t i = 0; i < blocks; ++i) {
    const std::size_t down = blocks - 1 - i;
    auto options = block_options(down);
    options.prev_output_channel = std::exchange(output, options.out_channels);
    options.num_layers += 1;
    options.resample = i + 1 < blocks;
    options.transformer_layers = config.reverse_transformer_layers_per_block[i];
    const bool cross = config.up_block_types[i] == "CrossAttnUpBlock2D";
    up_blocks.push_back(cross ? std::make_shared<CrossAttnUpBlock2DImpl>(options)
                              : std::make_shared<UpBlock2DImpl>(options));
    list->push_back(up_blocks.back());
  }
}

void UNet2DConditionModelImpl::check_inputs(const torch::Tensor& sample,
                                            const torch::Tensor& encoder_hidden_states,
                                            const AddedConditions& added) const {
  const auto shape = [](const torch::Tensor& tensor) {
    return tensor.defined() ? shape_text(tensor.sizes()) : std::string("nothing");
  };
  const auto refuse = [&](const char* input, const std::string& expected, const torch::Tensor& got) {
    throw Error(ErrorCode::ShapeMismatch, fmt::format("the unet's input {} has the wrong shape", input),
                expected, shape(got));
  };
  if (sample.dim() != 4 || sample.size(1) != config.in_channels) {
    refuse("sample", fmt::format("[B, {}, h, w]", config.in_channels), sample);
  }
  if (encoder_hidden_states.dim() != 3 || encoder_hidden_states.size(0) != sample.size(0) ||
      encoder_hidden_states.size(2) != config.cross_attention_dim.front()) {
    refuse("encoder_hidden_states",
           fmt::format("[{}, tokens, {}]", sample.size(0), config.cross_attention_dim.front()),
           encoder_hidden_states);
  }
  if (!config.text_time) return;
  if (!added.text_embeds.defined() || added.text_embeds.dim() != 2 ||
      added.text_embeds.size(0) != sample.size(0)) {
    refuse("text_embeds", fmt::format("[{}, D]", sample.size(0)), added.text_embeds);
  }
  if (!added.time_ids.defined() || added.time_ids.dim() != 2 || added.time_ids.size(0) != sample.size(0)) {
    refuse("time_ids", fmt::format("[{}, 6]", sample.size(0)), added.time_ids);
  }
}

torch::Tensor UNet2DConditionModelImpl::embed_time(const torch::Tensor& sample, const torch::Tensor& timestep,
                                                   const AddedConditions& added) {
  const auto steps = timestep.reshape({-1}).to(sample.device()).expand({sample.size(0)});
  auto emb = time_embedding(time_proj(steps).to(sample.scalar_type()));
  if (!config.text_time) return emb;
  const auto ids =
      add_time_proj(added.time_ids.flatten()).view({sample.size(0), -1}); // [B, 6*addition_time_embed_dim]
  return emb +
         add_embedding(torch::cat({added.text_embeds.to(ids.scalar_type()), ids}, 1).to(emb.scalar_type()));
}

torch::Tensor UNet2DConditionModelImpl::forward(const torch::Tensor& input, const torch::Tensor& timestep,
                                                const torch::Tensor& encoder_hidden_states,
                                                const AddedConditions& added) {
  check_inputs(input, encoder_hidden_states, added);
  auto sample = config.center_input_sample ? 2 * input - 1 : input;
  // Every residual block applies the activation to the same embedding; once is enough.
  const UNetContext context{activate(config.act_fn, embed_time(sample, timestep, added)),
                            encoder_hidden_states, attention, run_control};
  sample = conv_in(sample);
  std::vector<torch::Tensor> skips{sample};
  for (auto& block : down_blocks) sample = block->forward(sample, context, skips);
  sample = mid_block(sample, context);
  for (auto& block : up_blocks) sample = block->forward(sample, context, skips);
  context.checkpoint();
  return conv_out(activate(config.act_fn, conv_norm_out(sample)));
}

} // namespace pentimento
