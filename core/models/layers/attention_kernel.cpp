#include "core/models/layers/attention_kernel.h"

#include <algorithm>
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
  capture.maps.push_back(probabilities.index_select(3, index).to(torch::kFloat32).mean(1));
}

/// How much each key counts for queries `first` …: [B*heads, n, M].
torch::Tensor probabilities_of(const torch::Tensor& q, const torch::Tensor& k, int64_t first, bool causal) {
  const double scale = 1.0 / std::sqrt(static_cast<double>(q.size(2)));
  if (!causal) return at::softmax(at::bmm(q, k.transpose(1, 2)).mul_(scale), -1);
  // Scale and mask within the product: half the time of doing each after it.
  const auto hidden =
      torch::full({q.size(1), k.size(1)}, -std::numeric_limits<double>::infinity(), q.options())
          .triu(1 + first);
  return at::softmax(at::baddbmm(hidden, q, k.transpose(1, 2), 1.0, scale), -1);
}

/// @param most bytes of scores at a time; a single query is never split.
torch::Tensor attend_plain(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                           bool causal, int64_t most, AttentionCapture* capture) {
  const int64_t batch = query.size(0), heads = query.size(1), queries = query.size(2), keys = key.size(2);
  const auto q = query.flatten(0, 1), k = key.flatten(0, 1), v = value.flatten(0, 1);
  const int64_t row = batch * heads * keys * q.element_size();
  const int64_t step = capture ? queries : std::clamp<int64_t>(most / std::max<int64_t>(row, 1), 1, queries);
  std::vector<torch::Tensor> parts;
  for (int64_t first = 0; first < queries; first += step) {
    const auto probabilities = probabilities_of(q.slice(1, first, first + step), k, first, causal);
    if (capture) record(*capture, probabilities.view({batch, heads, queries, keys}));
    parts.push_back(at::bmm(probabilities.to(v.scalar_type()), v));
  }
  return (parts.size() == 1 ? parts.front() : torch::cat(parts, 1)).view({batch, heads, queries, -1});
}

} // namespace

AttentionKernel choose_attention_kernel(torch::DeviceType device, torch::Dtype dtype, int64_t queries,
                                        int64_t keys, bool gradient) {
  // Shapes without data are treated as the CPU's.
  if (device != torch::kCPU && device != torch::kMeta) return AttentionKernel::Fused;
  if (dtype == torch::kBFloat16 && !gradient) return AttentionKernel::Fused;
  return queries * keys <= 256 * 256 ? AttentionKernel::Plain : AttentionKernel::Fused;
}

torch::Tensor attend(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                     int64_t heads, AttentionKernel kernel, bool upcast, bool causal,
                     AttentionCapture* capture) {
  if (kernel == AttentionKernel::Auto) {
    const bool gradient = torch::GradMode::is_enabled() &&
                          (query.requires_grad() || key.requires_grad() || value.requires_grad());
    kernel = choose_attention_kernel(query.device().type(), upcast ? torch::kFloat32 : query.scalar_type(),
                                     query.size(1), key.size(1), gradient);
  }
  if (capture) kernel = AttentionKernel::Plain;
  const int64_t most = kernel == AttentionKernel::Sliced ? sliced_score_bytes : plain_score_bytes;
  auto q = split_heads(query, heads), k = split_heads(key, heads), v = split_heads(value, heads);
  if (upcast) q = q.to(torch::kFloat32), k = k.to(torch::kFloat32), v = v.to(torch::kFloat32);
  auto output = kernel == AttentionKernel::Fused ? at::scaled_dot_product_attention(q, k, v, {}, 0.0, causal)
                                                 : attend_plain(q, k, v, causal, most, capture);
  return join_heads(output).to(query.scalar_type());
}

} // namespace pentimento
