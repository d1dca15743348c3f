#include "core/erasure/mace/mace_attention.h"

#include <algorithm>
#include <cmath>

#include "core/base/rng.h"
#include "core/erasure/model_predictor.h"
#include "core/erasure/receler/concept_mask.h"
#include "core/erasure/training/attention_watch.h"
#include "core/erasure/training/noising.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento {

torch::Tensor attention_in_mask(const std::vector<torch::Tensor>& maps, const torch::Tensor& lost,
                                const torch::Tensor& mask) {
  auto total = torch::zeros({}, torch::TensorOptions(torch::kFloat32).device(mask.device()));
  for (const auto& map : maps) {
    const auto side = static_cast<int64_t>(std::lround(std::sqrt(static_cast<double>(map.size(1)))));
    const auto inside = torch::upsample_nearest2d(mask.unsqueeze(1), {side, side}).flatten(1).unsqueeze(2);
    total = total + (map * inside * lost.unsqueeze(1)).square().sum({1, 2}).mean();
  }
  return total;
}

torch::Tensor lost_tokens(const RecelerSentence& sentence, LostTokens which, int64_t tokens) {
  auto lost = torch::zeros({tokens}, torch::kFloat32);
  lost.slice(0, sentence.first, std::min(sentence.first + sentence.words, tokens)).fill_(1.0);
  const auto end = std::min(sentence.end, tokens - 1);
  if (which == LostTokens::End) lost[end] = 1.0;
  if (which == LostTokens::Padding) lost.slice(0, end).fill_(1.0);
  return lost;
}

torch::Tensor picture_masks(ErasureContext& context, const torch::Tensor& latents,
                            const TextConditions& states, const std::vector<RecelerSentence>& sentences,
                            const MaskOptions& options) {
  const torch::NoGradGuard no_grad;
  const auto device = latents.device();
  const auto scheduler = make_scheduler("", context.model.scheduler_config);
  const Noising noising(scheduler->alphas_cumprod(), false, device);
  UnetLoan loan(context.model, context.control, false);
  const auto predictor = loan.predictor();
  auto generator = make_generator(context.seed + 4);
  const auto passes = static_cast<int64_t>(options.timesteps.size());
  const auto timesteps = torch::tensor(options.timesteps, torch::kInt64).to(device);
  std::vector<torch::Tensor> masks;
  for (const auto& latent : latents.split(1)) {
    context.control.checkpoint();
    const auto row = static_cast<int64_t>(masks.size());
    const auto& sentence = sentences[masks.size()];
    const auto clean = latent.expand({passes, -1, -1, -1});
    const auto noise = torch::randn(clean.sizes(), generator, torch::kFloat32).to(device);
    AttentionCapture words;
    for (int64_t i = 0; i < sentence.words; ++i) words.tokens.push_back(sentence.first + i);
    {
      const AttentionWatch watch(predictor, &words);
      predictor.predict(noising.noisy(clean, noise, timesteps), timesteps,
                        states.index_select(torch::full({passes}, row, torch::kInt64).to(device)));
    }
    for (auto& map : words.maps) map = map.mean(0, true); // over the noises
    masks.push_back(concept_mask(words.maps, options.side, options.threshold));
  }
  return torch::cat(masks);
}

} // namespace pentimento
