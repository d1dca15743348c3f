#include "core/models/layers/basic_layers.h"

#include <limits>

#include "core/models/layers/shapes_only.h"

namespace pentimento {

torch::Tensor unloaded(at::IntArrayRef shape) {
  if (const auto dtype = ShapesOnly::dtype())
    return torch::empty(shape, torch::TensorOptions(torch::kMeta).dtype(*dtype));
  return torch::full({}, std::numeric_limits<float>::quiet_NaN()).expand(shape);
}

bool records_gradient(const torch::Tensor& tensor) {
  return at::GradMode::is_enabled() && tensor.requires_grad();
}

void WeightedImpl::register_weights(at::IntArrayRef weight_shape, at::IntArrayRef bias_shape, bool has_bias) {
  weight = register_parameter("weight", unloaded(weight_shape), false);
  if (has_bias) bias = register_parameter("bias", unloaded(bias_shape), false);
}

torch::Tensor WeightedImpl::exchange_weight(torch::Tensor next) {
  TORCH_CHECK(next.sizes() == weight.sizes(), "a weight is exchanged for one of another shape");
  parameters_["weight"] = next;
  return std::exchange(weight, std::move(next));
}

LinearImpl::LinearImpl(int64_t in_features, int64_t out_features, bool has_bias) {
  register_weights({out_features, in_features}, {out_features}, has_bias);
}

torch::Tensor LinearImpl::forward(const torch::Tensor& input) {
  return at::linear(input, weight, bias);
}

Conv2dImpl::Conv2dImpl(int64_t in_channels, int64_t out_channels, int64_t kernel_size, int64_t stride,
                       int64_t padding, bool has_bias)
    : stride_(stride), padding_(padding) {
  register_weights({out_channels, in_channels, kernel_size, kernel_size}, {out_channels}, has_bias);
}

torch::Tensor Conv2dImpl::forward(const torch::Tensor& input) {
  return at::conv2d(input, weight, bias, {stride_, stride_}, {padding_, padding_});
}

GroupNormImpl::GroupNormImpl(int64_t num_groups, int64_t num_channels, double eps)
    : num_groups_(num_groups), eps_(eps) {
  register_weights({num_channels}, {num_channels}, true);
}

torch::Tensor GroupNormImpl::forward(const torch::Tensor& input) {
  return at::group_norm(input, num_groups_, weight, bias, eps_);
}

LayerNormImpl::LayerNormImpl(int64_t features, double eps) : eps_(eps) {
  register_weights({features}, {features}, true);
}

torch::Tensor LayerNormImpl::forward(const torch::Tensor& input) {
  return at::layer_norm(input, weight.sizes(), weight, bias, eps_);
}

EmbeddingImpl::EmbeddingImpl(int64_t count, int64_t features) {
  register_weights({count, features}, {}, false);
}

torch::Tensor EmbeddingImpl::forward(const torch::Tensor& ids) {
  return at::embedding(weight, ids);
}

} // namespace pentimento
