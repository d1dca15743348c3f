#include "core/models/layers/attention.h"

namespace pentimento {

namespace {

torch::Tensor without_gradient_of_first_token(const torch::Tensor& tokens) {
  return torch::cat({tokens.slice(1, 0, 1).detach(), tokens.slice(1, 1)}, 1);
}

} // namespace

AttentionImpl::AttentionImpl(int64_t query_dim, int64_t cross_attention_dim, int64_t heads, int64_t dim_head,
                             bool bias, bool upcast_attention)
    : to_q(register_module("to_q", Linear(query_dim, heads * dim_head, bias))),
      to_k(register_module("to_k", Linear(cross_attention_dim, heads * dim_head, bias))),
      to_v(register_module("to_v", Linear(cross_attention_dim, heads * dim_head, bias))),
      to_out(this, "to_out"), heads_(heads), upcast_attention_(upcast_attention) {
  to_out.push_back(Linear(heads * dim_head, query_dim));
}

torch::Tensor AttentionImpl::forward(const torch::Tensor& hidden_states,
                                     const torch::Tensor& encoder_hidden_states,
                                     const AttentionOptions& options) {
  const bool cross = encoder_hidden_states.defined();
  const auto& source = cross ? encoder_hidden_states : hidden_states;
  auto key = to_k(source), value = to_v(source);
  if (cross && options.detach_first_token && at::GradMode::is_enabled()) {
    key = without_gradient_of_first_token(key);
    value = without_gradient_of_first_token(value);
  }
  auto output = to_out[0](attend(to_q(hidden_states), key, value, heads_, options.kernel, upcast_attention_,
                                 false, cross ? options.capture : nullptr));
  if (!eraser.there()) return output;
  const auto added = eraser(output);
  if (options.erased) options.erased->push_back(added);
  return added + output;
}

GEGLUImpl::GEGLUImpl(int64_t dim_in, int64_t dim_out)
    : proj(register_module("proj", Linear(dim_in, 2 * dim_out))) {}

torch::Tensor GEGLUImpl::forward(const torch::Tensor& hidden_states) {
  const auto halves = proj(hidden_states).chunk(2, -1);
  auto gate = at::gelu(halves[1]);
  return records_gradient(gate) ? halves[0] * gate : gate.mul_(halves[0]);
}

FeedForwardImpl::FeedForwardImpl(int64_t dim)
    : net_(register_module("net", torch::nn::ModuleList())), project_in_(dim, 4 * dim),
      project_out_(4 * dim, dim) {
  net_->push_back(project_in_.ptr());
  net_->push_back(torch::nn::Identity());
  net_->push_back(project_out_.ptr());
}

torch::Tensor FeedForwardImpl::forward(const torch::Tensor& hidden_states) {
  return project_out_(project_in_(hidden_states));
}

BasicTransformerBlockImpl::BasicTransformerBlockImpl(int64_t dim, const TransformerOptions& options)
    : norm1(register_module("norm1", LayerNorm(dim))), norm2(register_module("norm2", LayerNorm(dim))),
      norm3(register_module("norm3", LayerNorm(dim))),
      attn1(register_module("attn1",
                            Attention(dim, options.only_cross_attention ? options.cross_attention_dim : dim,
                                      options.num_attention_heads, options.attention_head_dim, false,
                                      options.upcast_attention))),
      attn2(register_module("attn2", Attention(dim, options.cross_attention_dim, options.num_attention_heads,
                                               options.attention_head_dim, false, options.upcast_attention))),
      ff(register_module("ff", FeedForward(dim))), only_cross_attention_(options.only_cross_attention) {}

torch::Tensor BasicTransformerBlockImpl::forward(torch::Tensor hidden_states,
                                                 const torch::Tensor& encoder_hidden_states,
                                                 const AttentionOptions& options) {
  // Each sum goes into the branch's own output, which no backward reads.
  const auto first_source = only_cross_attention_ ? encoder_hidden_states : torch::Tensor();
  hidden_states = attn1(norm1(hidden_states), first_source, options).add_(hidden_states);
  hidden_states = attn2(norm2(hidden_states), encoder_hidden_states, options).add_(hidden_states);
  return ff(norm3(hidden_states)).add_(hidden_states);
}

} // namespace pentimento
