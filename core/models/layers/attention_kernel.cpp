#include "core/models/layers/attention_kernel.h"

#include <cmath>

#include "core/models/layers/basic_layers.h"

namespace pentimento {

namespace {

/// [B, N, heads*d] -> [B, heads, N, d], a view.
torch::Tensor split_heads(const torch::Tensor& tokens, int64_t heads) {
  return tokens.unflatten(2, {heads, tokens.size(2) / heads}).transpose(1, 2);
}

/// [B, heads, N, d] -> [B, N, heads*d].
torch::Tensor join_heads(const torch::Tensor& tokens) {
  return tokens.transpose(1, 2).flatten(2);
}

void record(AttentionCapture& capture, const torch::Tensor& probabilities) {
  const auto index = torch::tensor(capture.tokens, torch::kInt64).to(probabilities.device());
  capture.maps.push_back(probabilities.detach().index_select(3, index).to(torch::kFloat32).mean(1));
}

torch::Tensor attend_plain(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                           bool causal, AttentionCapture* capture) {
  const int64_t batch = query.size(0), heads = query.size(1), queries = query.size(2), keys = key.size(2);
  const double scale = 1.0 / std::sqrt(static_cast<double>(query.size(3)));
  auto q = query.flatten(0, 1), k = key.flatten(0, 1), v = value.flatten(0, 1);
  auto scores = at::bmm(q, k.transpose(1, 2)).mul_(scale); // [B*heads, N, M]
  if (causal) {
    const auto hidden = torch::ones({queries, keys}, scores.options().dtype(torch::kBool)).triu(1);
    scores = scores.masked_fill(hidden, -std::numeric_limits<double>::infinity());
  }
  auto probabilities = at::softmax(scores, -1);
  if (capture) record(*capture, probabilities.view({batch, heads, queries, keys}));
  return at::bmm(probabilities.to(v.scalar_type()), v).view({batch, heads, queries, -1});
}

} // namespace

AttentionKernel choose_attention_kernel(torch::DeviceType device, int64_t queries, int64_t keys) {
  if (device != torch::kCPU) return AttentionKernel::Fused;
  return queries * keys <= 256 * 256 ? AttentionKernel::Plain : AttentionKernel::Fused;
}

torch::Tensor attend(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                     int64_t heads, AttentionKernel kernel, bool upcast, bool causal,
                     AttentionCapture* capture) {
  if (kernel == AttentionKernel::Auto) {
    kernel = choose_attention_kernel(query.device().type(), query.size(1), key.size(1));
  }
  if (capture) kernel = AttentionKernel::Plain;
  auto q = split_heads(query, heads), k = split_heads(key, heads), v = split_heads(value, heads);
  if (upcast) q = q.to(torch::kFloat32), k = k.to(torch::kFloat32), v = v.to(torch::kFloat32);
  auto output = kernel == AttentionKernel::Plain ? attend_plain(q, k, v, causal, capture)
                                                 : at::scaled_dot_product_attention(q, k, v, {}, 0.0, causal);
  return join_heads(output).to(query.scalar_type());
}

} // namespace pentimento
