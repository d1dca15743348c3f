#include "core/erasure/token_table.h"

#include <algorithm>

#include "core/base/error.h"

namespace pentimento {

namespace {

/// Unit rows without the mean row. @return [V, D] float32.
torch::Tensor directions(const torch::Tensor& embeddings) {
  const auto wide = embeddings.to(torch::kFloat32);
  const auto centred = wide - wide.mean(0, true);
  return centred / centred.norm(2, {-1}, true).clamp_min(1e-12);
}

/// The tokens nearest to one, but for itself and those that mean no text.
std::vector<NearText> nearest_tokens(const CLIPTokenizer& tokenizer, const torch::Tensor& all,
                                     std::int64_t id, int count) {
  auto cosines = torch::mv(all, all[id]).to(torch::kCPU);
  for (const std::int64_t out :
       {id, static_cast<std::int64_t>(tokenizer.bos_id()), static_cast<std::int64_t>(tokenizer.eos_id()),
        static_cast<std::int64_t>(tokenizer.pad_id())})
    if (out >= 0 && out < cosines.size(0)) cosines[out] = -2.0;
  const auto [values, ids] = cosines.topk(std::min<std::int64_t>(count, cosines.size(0)));
  std::vector<NearText> near;
  for (std::int64_t i = 0; i < ids.size(0); ++i)
    near.push_back({tokenizer.decode({ids[i].item<std::int64_t>()}), values[i].item<double>()});
  return near;
}

} // namespace

TokenTable token_table(DiffusionModel& model, const std::string& prompt, int count) {
  if (!model.text_encoder)
    throw Error(ErrorCode::Unsupported, "the model has no text encoder in memory", "CLIPTextModel", "none");
  const torch::NoGradGuard no_grad;
  const auto all = directions(model.text_encoder->embeddings->token_embedding->weight);
  const auto& tokenizer = model.tokenizer;
  TokenTable table{prompt, tokenizer.model_max_length() - 2, {}, {}, {}};
  for (const std::int64_t id : tokenizer.content_ids(prompt)) {
    const bool cut = static_cast<int>(table.rows.size()) >= table.room;
    table.rows.push_back({tokenizer.decode({id}), id, cut, nearest_tokens(tokenizer, all, id, count)});
  }
  return table;
}

} // namespace pentimento
