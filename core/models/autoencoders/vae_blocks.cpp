#include "core/models/autoencoders/vae_blocks.h"

#include "core/models/layers/attention_kernel.h"

namespace pentimento {

namespace {

void add_resnets(LayerList<ResnetBlock2D>& resnets, int64_t in_channels, int64_t out_channels, int64_t count,
                 const ResnetOptions& options) {
  for (int64_t i = 0; i < count; ++i)
    resnets.push_back(ResnetBlock2D(i == 0 ? in_channels : out_channels, out_channels, options));
}

} // namespace

PixelAttentionImpl::PixelAttentionImpl(int64_t channels, int64_t groups, double eps)
    : group_norm(register_module("group_norm", GroupNorm(groups, channels, eps))),
      to_q(register_module("to_q", Linear(channels, channels))),
      to_k(register_module("to_k", Linear(channels, channels))),
      to_v(register_module("to_v", Linear(channels, channels))), to_out(this, "to_out") {
  to_out.push_back(Linear(channels, channels));
}

torch::Tensor PixelAttentionImpl::forward(const torch::Tensor& hidden_states) {
  const int64_t height = hidden_states.size(2), width = hidden_states.size(3);
  const auto tokens = group_norm(hidden_states).flatten(2).transpose(1, 2); // [B, H*W, C]
  const auto attended = attend(to_q(tokens), to_k(tokens), to_v(tokens), 1, AttentionKernel::Auto);
  return hidden_states + to_out[0](attended).transpose(1, 2).unflatten(2, {height, width});
}

UNetMidBlock2DImpl::UNetMidBlock2DImpl(int64_t channels, const ResnetOptions& options, bool add_attention)
    : attentions(this, "attentions"), resnets(this, "resnets") {
  add_resnets(resnets, channels, channels, 2, options);
  if (add_attention) attentions.push_back(PixelAttention(channels, options.groups, options.eps));
}

torch::Tensor UNetMidBlock2DImpl::forward(torch::Tensor hidden_states) {
  hidden_states = resnets[0](hidden_states);
  for (auto& attention : attentions) hidden_states = attention(hidden_states);
  return resnets[1](hidden_states);
}

DownEncoderBlock2DImpl::DownEncoderBlock2DImpl(int64_t in_channels, int64_t out_channels, int64_t num_layers,
                                               bool add_downsample, const ResnetOptions& options)
    : resnets(this, "resnets"), downsamplers(this, "downsamplers") {
  add_resnets(resnets, in_channels, out_channels, num_layers, options);
  if (add_downsample) downsamplers.push_back(Downsample2D(out_channels, 0));
}

torch::Tensor DownEncoderBlock2DImpl::forward(torch::Tensor hidden_states) {
  for (auto& resnet : resnets) hidden_states = resnet(hidden_states);
  for (auto& downsampler : downsamplers) hidden_states = downsampler(hidden_states);
  return hidden_states;
}

UpDecoderBlock2DImpl::UpDecoderBlock2DImpl(int64_t in_channels, int64_t out_channels, int64_t num_layers,
                                           bool add_upsample, const ResnetOptions& options)
    : resnets(this, "resnets"), upsamplers(this, "upsamplers") {
  add_resnets(resnets, in_channels, out_channels, num_layers, options);
  if (add_upsample) upsamplers.push_back(Upsample2D(out_channels));
}

torch::Tensor UpDecoderBlock2DImpl::forward(torch::Tensor hidden_states) {
  for (auto& resnet : resnets) hidden_states = resnet(hidden_states);
  for (auto& upsampler : upsamplers) hidden_states = upsampler(hidden_states);
  return hidden_states;
}

} // namespace pentimento
