#include "core/pipelines/attention_maps.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace pentimento {
namespace {

/// Has the UNet record cross-attention for as long as this lives.
class Capturing {
 public:
  Capturing(AttentionOptions& options, AttentionCapture& capture) : options_(options) {
    options_.capture = &capture;
  }
  ~Capturing() { options_.capture = nullptr; }
  Capturing(const Capturing&) = delete;
  Capturing& operator=(const Capturing&) = delete;

 private:
  AttentionOptions& options_;
};

/// The conditional half of one layer's maps, widened. @param map [B, H*W, tokens]. @return [height, width].
torch::Tensor widened(const torch::Tensor& map, int64_t height, int64_t width) {
  const auto one = map[map.size(0) - 1].sum(-1); // with guidance the empty prompt comes first
  const auto shrunk = std::sqrt(static_cast<double>(height * width) / static_cast<double>(one.numel()));
  const auto rows = std::lround(static_cast<double>(height) / shrunk);
  return at::upsample_bilinear2d(one.view({1, 1, rows, -1}), {height, width}, false)[0][0];
}

} // namespace

std::vector<int64_t> token_positions(const CLIPTokenizer& tokenizer, const std::string& prompt,
                                     const std::string& word) {
  const auto ids = tokenizer.content_ids(prompt), wanted = tokenizer.content_ids(word);
  const auto found = std::search(ids.begin(), ids.end(), wanted.begin(), wanted.end());
  std::vector<int64_t> positions;
  if (wanted.empty() || found == ids.end()) return positions;
  const auto last = static_cast<int64_t>(tokenizer.model_max_length()) - 1; // the end token's at the latest
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto position = 1 + (found - ids.begin()) + static_cast<int64_t>(i);
    if (position < last) positions.push_back(position);
  }
  return positions;
}

AttentionMap attention_map(StableDiffusionPipeline& pipeline, const Request& request,
                           const std::vector<int64_t>& tokens, const SamplingSettings& settings,
                           RunControl& control) {
  if (tokens.empty())
    throw Error(ErrorCode::BadSetting, "there is no word to follow", "a word of the prompt", request.prompt);
  const torch::NoGradGuard no_grad;
  const auto shape = pipeline.initial_noise({request}, settings).sizes().vec();
  AttentionCapture capture;
  capture.tokens = tokens;
  const Capturing capturing(pipeline.model()->unet->attention, capture);
  auto sum = torch::zeros({shape[2], shape[3]}, torch::kFloat32);
  int64_t maps = 0;
  pipeline.sample({request}, settings, control, [&](int, int) { // taken in step by step: memory stays low
    for (const auto& map : capture.maps) sum += widened(map, shape[2], shape[3]).cpu();
    maps += static_cast<int64_t>(capture.maps.size());
    capture.maps.clear();
  });
  AttentionMap result;
  if (maps == 0) return result;
  sum /= static_cast<double>(maps);
  result.width = static_cast<int>(shape[3]);
  result.height = static_cast<int>(shape[2]);
  result.values.assign(sum.data_ptr<float>(), sum.data_ptr<float>() + sum.numel());
  return result;
}

} // namespace pentimento
