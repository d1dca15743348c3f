#include "core/models/layers/resnet.h"

namespace pentimento {

ResnetBlock2DImpl::ResnetBlock2DImpl(int64_t in_channels, int64_t out_channels, const ResnetOptions& options)
    : norm1(register_module("norm1", GroupNorm(options.groups, in_channels, options.eps))),
      norm2(register_module("norm2", GroupNorm(options.groups, out_channels, options.eps))),
      conv1(register_module("conv1", Conv2d(in_channels, out_channels, 3, 1, 1))),
      conv2(register_module("conv2", Conv2d(out_channels, out_channels, 3, 1, 1))), options_(options) {
  if (options.temb_channels > 0) {
    const int64_t features = options.scale_shift ? 2 * out_channels : out_channels;
    time_emb_proj = register_module("time_emb_proj", Linear(options.temb_channels, features));
  }
  if (in_channels != out_channels) {
    conv_shortcut = register_module("conv_shortcut", Conv2d(in_channels, out_channels, 1));
  }
}

torch::Tensor ResnetBlock2DImpl::forward(const torch::Tensor& input, const torch::Tensor& temb) {
  auto hidden = conv1(activate(options_.non_linearity, norm1(input)));
  torch::Tensor time;
  if (time_emb_proj) time = time_emb_proj(temb).unsqueeze(-1).unsqueeze(-1);
  if (options_.scale_shift) {
    const auto parts = time.chunk(2, 1); // scale, shift
    hidden = norm2(hidden).mul(parts[0] + 1).add_(parts[1]);
  } else {
    // A convolution's backward does not read its output, so adding in place is safe with gradients too.
    hidden = norm2(time.defined() ? hidden.add_(time) : hidden);
  }
  hidden = conv2(activate(options_.non_linearity, hidden));
  hidden.add_(conv_shortcut ? conv_shortcut(input) : input);
  return options_.output_scale_factor == 1.0 ? hidden : hidden.div_(options_.output_scale_factor);
}

Downsample2DImpl::Downsample2DImpl(int64_t channels, int64_t padding)
    : conv(register_module("conv", Conv2d(channels, channels, 3, 2, padding))), padding_(padding) {}

torch::Tensor Downsample2DImpl::forward(const torch::Tensor& hidden_states) {
  return conv(padding_ == 0 ? at::constant_pad_nd(hidden_states, {0, 1, 0, 1}) : hidden_states);
}

Upsample2DImpl::Upsample2DImpl(int64_t channels)
    : conv(register_module("conv", Conv2d(channels, channels, 3, 1, 1))) {}

torch::Tensor Upsample2DImpl::forward(const torch::Tensor& hidden_states,
                                      const std::optional<std::vector<int64_t>>& size) {
  if (size) return conv(at::upsample_nearest2d(hidden_states, *size));
  return conv(at::upsample_nearest2d(hidden_states, {hidden_states.size(2) * 2, hidden_states.size(3) * 2}));
}

} // namespace pentimento
