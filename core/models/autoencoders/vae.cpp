#include "core/models/autoencoders/vae.h"

namespace pentimento {

namespace {

constexpr double eps = 1e-6;

ResnetOptions resnet_options(const VaeOptions& options) {
  return {0, options.norm_num_groups, eps, options.act_fn, false, 1.0};
}

void checkpoint(RunControl* run_control) {
  if (run_control) run_control->checkpoint();
}

} // namespace

EncoderImpl::EncoderImpl(const VaeOptions& options)
    : conv_in(register_module("conv_in",
                              Conv2d(options.in_channels, options.block_out_channels.front(), 3, 1, 1))),
      down_blocks(this, "down_blocks"),
      mid_block(register_module("mid_block",
                                UNetMidBlock2D(options.block_out_channels.back(), resnet_options(options),
                                               options.mid_block_add_attention))),
      conv_norm_out(register_module(
          "conv_norm_out", GroupNorm(options.norm_num_groups, options.block_out_channels.back(), eps))),
      conv_out(register_module(
          "conv_out", Conv2d(options.block_out_channels.back(), 2 * options.latent_channels, 3, 1, 1))) {
  int64_t channels = options.block_out_channels.front();
  for (const auto output : options.block_out_channels) {
    const bool last = down_blocks.size() + 1 == options.block_out_channels.size();
    down_blocks.push_back(
        DownEncoderBlock2D(channels, output, options.layers_per_block, !last, resnet_options(options)));
    channels = output;
  }
}

torch::Tensor EncoderImpl::forward(torch::Tensor sample, RunControl* run_control) {
  sample = conv_in(sample);
  for (auto& block : down_blocks) {
    checkpoint(run_control);
    sample = block(sample);
  }
  checkpoint(run_control);
  sample = conv_norm_out(mid_block(sample));
  return conv_out(activate(Activation::Silu, sample));
}

DecoderImpl::DecoderImpl(const VaeOptions& options)
    : conv_in(register_module("conv_in",
                              Conv2d(options.latent_channels, options.block_out_channels.back(), 3, 1, 1))),
      mid_block(register_module("mid_block",
                                UNetMidBlock2D(options.block_out_channels.back(), resnet_options(options),
                                               options.mid_block_add_attention))),
      up_blocks(this, "up_blocks"),
      conv_norm_out(register_module(
          "conv_norm_out", GroupNorm(options.norm_num_groups, options.block_out_channels.front(), eps))),
      conv_out(register_module("conv_out",
                               Conv2d(options.block_out_channels.front(), options.out_channels, 3, 1, 1))) {
  const std::vector<int64_t> reversed(options.block_out_channels.rbegin(), options.block_out_channels.rend());
  int64_t channels = reversed.front();
  for (const auto output : reversed) {
    const bool last = up_blocks.size() + 1 == reversed.size();
    up_blocks.push_back(
        UpDecoderBlock2D(channels, output, options.layers_per_block + 1, !last, resnet_options(options)));
    channels = output;
  }
}

torch::Tensor DecoderImpl::forward(torch::Tensor sample, RunControl* run_control) {
  sample = conv_in(sample);
  checkpoint(run_control);
  sample = mid_block(sample);
  for (auto& block : up_blocks) {
    checkpoint(run_control);
    sample = block(sample);
  }
  checkpoint(run_control);
  return conv_out(activate(Activation::Silu, conv_norm_out(sample)));
}

} // namespace pentimento
