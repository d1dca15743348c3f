#pragma once

#include <string>

#include "core/base/torch.h"

namespace pentimento {

/// A weight that was not loaded yet: the right shape, one NaN behind all of it, no memory. On the meta
/// device, where nothing but shapes is known, while a ShapesOnly lives.
torch::Tensor unloaded(at::IntArrayRef shape);

/// Modules built on this thread while it lives have weights of shape and dtype alone, on torch's meta device:
/// they run without data, for counting what a real one would take.
class ShapesOnly {
 public:
  explicit ShapesOnly(torch::Dtype dtype);
  ~ShapesOnly();
  ShapesOnly(const ShapesOnly&) = delete;
  ShapesOnly& operator=(const ShapesOnly&) = delete;
};

/// True where autograd would record an operation on `tensor`; only elsewhere may it be overwritten.
bool records_gradient(const torch::Tensor& tensor);

/// `weight` and `bias` under torch.nn's names, without the cost of initialising them; load_state fills them
/// in. They start frozen (requires_grad false), and forward reads whatever is registered at that moment.
class WeightedImpl : public torch::nn::Module {
 public:
  /// Registers `next` in place of the weight and returns the former one. Graphs recorded with either stay
  /// valid.
  torch::Tensor exchange_weight(torch::Tensor next);

  torch::Tensor weight;
  torch::Tensor bias; ///< Undefined where the layer has none.

 protected:
  void register_weights(at::IntArrayRef weight_shape, at::IntArrayRef bias_shape, bool has_bias);
};

/// torch.nn.Linear: [..., in] -> [..., out].
class LinearImpl : public WeightedImpl {
 public:
  LinearImpl(int64_t in_features, int64_t out_features, bool has_bias = true);
  torch::Tensor forward(const torch::Tensor& input);
};
TORCH_MODULE(Linear);

/// torch.nn.Conv2d with square kernels: [B, in, H, W] -> [B, out, H', W'], in the input's memory format.
class Conv2dImpl : public WeightedImpl {
 public:
  Conv2dImpl(int64_t in_channels, int64_t out_channels, int64_t kernel_size, int64_t stride = 1,
             int64_t padding = 0, bool has_bias = true);
  torch::Tensor forward(const torch::Tensor& input);

 private:
  int64_t stride_, padding_;
};
TORCH_MODULE(Conv2d);

/// torch.nn.GroupNorm over [B, C, ...].
class GroupNormImpl : public WeightedImpl {
 public:
  GroupNormImpl(int64_t num_groups, int64_t num_channels, double eps);
  torch::Tensor forward(const torch::Tensor& input);

 private:
  int64_t num_groups_;
  double eps_;
};
TORCH_MODULE(GroupNorm);

/// torch.nn.LayerNorm over the last dimension.
class LayerNormImpl : public WeightedImpl {
 public:
  explicit LayerNormImpl(int64_t features, double eps = 1e-5);
  torch::Tensor forward(const torch::Tensor& input);

 private:
  double eps_;
};
TORCH_MODULE(LayerNorm);

/// torch.nn.Embedding: ids [...] int64 -> [..., features].
class EmbeddingImpl : public WeightedImpl {
 public:
  EmbeddingImpl(int64_t count, int64_t features);
  torch::Tensor forward(const torch::Tensor& ids);
};
TORCH_MODULE(Embedding);

} // namespace pentimento
