#include "core/models/unets/unet_2d_blocks.h"

namespace pentimento {

namespace {

void add_transformers(LayerList<Transformer2DModel>& attentions, const UNetBlockOptions& options) {
  auto transformer = options.transformer;
  transformer.attention_head_dim = options.out_channels / transformer.num_attention_heads;
  for (const auto layers : options.transformer_layers) {
    attentions.push_back(Transformer2DModel(options.out_channels, layers, options.resnet.groups,
                                            options.use_linear_projection, transformer));
  }
}

torch::Tensor layer(std::size_t i, const torch::Tensor& input, const UNetContext& context,
                    LayerList<ResnetBlock2D>& resnets, LayerList<Transformer2DModel>& attentions) {
  context.checkpoint();
  auto hidden = resnets[i](input, context.temb);
  return attentions.empty() ? hidden
                            : attentions[i](hidden, context.encoder_hidden_states, context.attention);
}

} // namespace

DownBlock2DImpl::DownBlock2DImpl(const UNetBlockOptions& options)
    : resnets(this, "resnets"), attentions(this, "attentions"), downsamplers(this, "downsamplers") {
  for (int64_t i = 0; i < options.num_layers; ++i) {
    resnets.push_back(ResnetBlock2D(i == 0 ? options.in_channels : options.out_channels, options.out_channels,
                                    options.resnet));
  }
  if (options.resample)
    downsamplers.push_back(Downsample2D(options.out_channels, options.downsample_padding));
}

torch::Tensor DownBlock2DImpl::forward(torch::Tensor hidden_states, const UNetContext& context,
                                       std::vector<torch::Tensor>& skips) {
  for (std::size_t i = 0; i < resnets.size(); ++i) {
    hidden_states = layer(i, hidden_states, context, resnets, attentions);
    skips.push_back(hidden_states);
  }
  for (auto& downsampler : downsamplers) {
    hidden_states = downsampler(hidden_states);
    skips.push_back(hidden_states);
  }
  return hidden_states;
}

CrossAttnDownBlock2DImpl::CrossAttnDownBlock2DImpl(const UNetBlockOptions& options)
    : DownBlock2DImpl(options) {
  add_transformers(attentions, options);
}

UNetMidBlock2DCrossAttnImpl::UNetMidBlock2DCrossAttnImpl(const UNetBlockOptions& options)
    : attentions(this, "attentions"), resnets(this, "resnets") {
  for (int64_t i = 0; i <= options.num_layers; ++i) {
    resnets.push_back(ResnetBlock2D(options.in_channels, options.out_channels, options.resnet));
  }
  add_transformers(attentions, options);
}

torch::Tensor UNetMidBlock2DCrossAttnImpl::forward(torch::Tensor hidden_states, const UNetContext& context) {
  context.checkpoint();
  hidden_states = resnets[0](hidden_states, context.temb);
  for (std::size_t i = 0; i < attentions.size(); ++i) {
    hidden_states = attentions[i](hidden_states, context.encoder_hidden_states, context.attention);
    hidden_states = resnets[i + 1](hidden_states, context.temb);
  }
  return hidden_states;
}

UpBlock2DImpl::UpBlock2DImpl(const UNetBlockOptions& options)
    : resnets(this, "resnets"), attentions(this, "attentions"), upsamplers(this, "upsamplers") {
  for (int64_t i = 0; i < options.num_layers; ++i) {
    const int64_t skip = i == options.num_layers - 1 ? options.in_channels : options.out_channels;
    const int64_t input = i == 0 ? options.prev_output_channel : options.out_channels;
    resnets.push_back(ResnetBlock2D(input + skip, options.out_channels, options.resnet));
  }
  if (options.resample) upsamplers.push_back(Upsample2D(options.out_channels));
}

torch::Tensor UpBlock2DImpl::forward(torch::Tensor hidden_states, const UNetContext& context,
                                     std::vector<torch::Tensor>& skips) {
  for (std::size_t i = 0; i < resnets.size(); ++i) {
    auto joined = torch::cat({hidden_states, skips.back()}, 1);
    skips.pop_back();
    hidden_states = layer(i, joined, context, resnets, attentions);
  }
  for (auto& upsampler : upsamplers) {
    hidden_states = upsampler(hidden_states, skips.back().sizes().slice(2).vec());
  }
  return hidden_states;
}

CrossAttnUpBlock2DImpl::CrossAttnUpBlock2DImpl(const UNetBlockOptions& options) : UpBlock2DImpl(options) {
  add_transformers(attentions, options);
}

} // namespace pentimento
