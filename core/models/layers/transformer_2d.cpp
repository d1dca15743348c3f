#include "core/models/layers/transformer_2d.h"

namespace pentimento {

namespace {

std::shared_ptr<WeightedImpl> make_projection(int64_t in, int64_t out, bool linear) {
  if (linear) return Linear(in, out).ptr();
  return Conv2d(in, out, 1).ptr();
}

} // namespace

Transformer2DModelImpl::Transformer2DModelImpl(int64_t in_channels, int64_t num_layers,
                                               int64_t norm_num_groups, bool use_linear_projection,
                                               const TransformerOptions& options)
    : norm(register_module("norm", GroupNorm(norm_num_groups, in_channels, 1e-6))),
      transformer_blocks(this, "transformer_blocks") {
  const int64_t inner = options.num_attention_heads * options.attention_head_dim;
  proj_in_ = register_module("proj_in", make_projection(in_channels, inner, use_linear_projection));
  proj_out_ = register_module("proj_out", make_projection(inner, in_channels, use_linear_projection));
  for (int64_t i = 0; i < num_layers; ++i)
    transformer_blocks.push_back(BasicTransformerBlock(inner, options));
}

torch::Tensor Transformer2DModelImpl::project(const torch::Tensor& tokens,
                                              const std::shared_ptr<WeightedImpl>& projection) const {
  return at::linear(tokens, projection->weight.flatten(1), projection->bias);
}

torch::Tensor Transformer2DModelImpl::forward(const torch::Tensor& hidden_states,
                                              const torch::Tensor& encoder_hidden_states,
                                              const AttentionOptions& options) {
  const int64_t height = hidden_states.size(2), width = hidden_states.size(3);
  auto tokens = project(norm(hidden_states).flatten(2).transpose(1, 2), proj_in_); // [B, H*W, C]
  for (auto& block : transformer_blocks) tokens = block(tokens, encoder_hidden_states, options);
  auto map = project(tokens, proj_out_).transpose(1, 2).unflatten(2, {height, width});
  return hidden_states + map;
}

} // namespace pentimento
