#pragma once

#include <cstdint>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// How softmax(Q K^T / sqrt(d)) V is computed: one fused operation, the matrices themselves, or those in
/// slices of a few queries at a time, for when memory is short.
enum class AttentionKernel { Auto, Fused, Plain, Sliced };

/// The most that the scores of one slice take, in bytes. Plain slices too where its scores would take more
/// than `plain_score_bytes`.
constexpr int64_t sliced_score_bytes = int64_t{16} << 20;
constexpr int64_t plain_score_bytes = int64_t{256} << 20;

/// Collects the cross-attention probabilities of chosen tokens during a forward pass, for attention maps.
struct AttentionCapture {
  std::vector<int64_t> tokens;     ///< Positions in the prompt, 0 is BOS.
  std::vector<torch::Tensor> maps; ///< One a cross-attention layer, in execution order: [B, H*W, tokens]
                                   ///< float32, the mean over heads.
};

/// What a caller may choose about attention for one forward pass.
struct AttentionOptions {
  AttentionKernel kernel = AttentionKernel::Auto;
  bool detach_first_token =
      false; ///< No gradient through key and value of token 0 (Kumari et al. 2023, their code).
  AttentionCapture* capture = nullptr; ///< Where set, cross-attention takes the plain kernel and records.
  std::vector<torch::Tensor>* erased =
      nullptr; ///< Where set, takes what each eraser adds, [B, H*W, C] in execution order, with its graph.
};

/// The kernel that Auto stands for. It never depends on the weights, and pictures are always drawn without
/// a gradient, so that the before and the after of a pair take the same one.
/// @param device shapes without data (meta) are treated as the CPU's. @param dtype of the query.
/// @param gradient whether a backward pass is to follow: the CPU's fused kernel
/// is the faster one forwards in bfloat16, and up to five times slower backwards.
AttentionKernel choose_attention_kernel(torch::DeviceType device, torch::Dtype dtype, int64_t queries,
                                        int64_t keys, bool gradient);

/// Multi-head scaled dot-product attention (Vaswani et al. 2017, eq. 1).
/// @param query [B, N, heads*d]. @param key, value [B, M, heads*d]. @param upcast compute in float32 whatever
/// comes in.
/// @param causal token n sees tokens 0..n only. @param capture where set, its tokens' probabilities are
/// appended.
/// @return [B, N, heads*d] in the query's dtype.
torch::Tensor attend(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                     int64_t heads, AttentionKernel kernel, bool upcast = false, bool causal = false,
                     AttentionCapture* capture = nullptr);

} // namespace pentimento
