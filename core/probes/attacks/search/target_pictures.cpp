#include "core/probes/attacks/search/target_pictures.h"

#include <algorithm>

#include "core/erasure/concept_prompts.h"
#include "core/erasure/plan_check.h"
#include "core/pipelines/stable_diffusion.h"

namespace pentimento {

namespace {

const std::vector<std::string> kPlain{"a photo of a {}",  "a picture of a {}", "{}",
                                      "an image of a {}", "a drawing of a {}", "a close-up of a {}"};
const std::vector<std::string> kStyled{"a painting in the style of {}", "a picture in the style of {}",
                                       "an artwork in the style of {}", "{} style"};

std::string filled(std::string pattern, const std::string& word) {
  return pattern.replace(pattern.find("{}"), 2, word);
}

} // namespace

std::vector<std::string> sentences_about(const std::string& word, const DiffusionModel& model, int count) {
  static const Vocabulary none;
  const auto& vocabulary = model.vocabulary ? *model.vocabulary : none;
  std::vector<std::string> sentences;
  for (const auto& prompt : concept_prompts({word, ""}, vocabulary, 4 * count))
    if (find_words(prompt.target, word) >= 0 && prompt.target.find(word) != std::string::npos &&
        static_cast<int>(sentences.size()) < count)
      sentences.push_back(prompt.target);
  const auto& plain = concept_kind(word, vocabulary) == ConceptKind::Style ? kStyled : kPlain;
  for (std::size_t i = 0; static_cast<int>(sentences.size()) < count; ++i)
    sentences.push_back(filled(plain[i % plain.size()], word));
  return sentences;
}

std::uint64_t search_seed(const AttackContext& context, int search) {
  // Counted pictures take the seeds from context.seed on, at most a million of them.
  return context.seed + 1'000'000 + static_cast<std::uint64_t>(search) * 1'000;
}

torch::Tensor target_latents(AttackContext& context, const std::vector<std::string>& sentences,
                             const std::vector<std::uint64_t>& seeds) {
  const torch::NoGradGuard no_grad;
  context.model.use(Side::Base);
  auto& model = context.model.model();
  StableDiffusionPipeline pipeline(context.model.shared());
  const auto total = sentences.size(), batch = static_cast<std::size_t>(std::max(1, context.sampling.batch));
  std::vector<torch::Tensor> latents;
  for (std::size_t begin = 0; begin < total; begin += batch) {
    std::vector<Request> requests;
    for (auto i = begin; i < std::min(begin + batch, total); ++i)
      requests.push_back({sentences[i], seeds[i]});
    const auto count = static_cast<std::int64_t>(requests.size());
    const auto drawn = pipeline.sample(requests, context.sampling, context.control);
    context.model.count_unet_calls(count * context.sampling.steps *
                                   (context.sampling.guidance > 1.0 ? 2 : 1));
    const auto images = pipeline.decode(drawn, context.control);
    auto& vae = model.working_vae();
    const auto& config = vae->config;
    for (const auto& image : images.split(1)) {
      const auto mean = vae->encode((image.to(drawn.device()) * 2 - 1).to(model.vae_dtype())).mean;
      latents.push_back((mean.to(torch::kFloat32) - config.shift_factor) * config.scaling_factor);
    }
    model.rest_vae();
    if (context.on_progress)
      context.on_progress("target picture", static_cast<int>(begin + requests.size()),
                          static_cast<int>(total));
  }
  return torch::cat(latents);
}

torch::Tensor shuffled_places(const torch::Tensor& latents, at::Generator& generator) {
  std::vector<torch::Tensor> shuffled;
  for (const auto& one : latents.split(1)) {
    const auto order = torch::randperm(one.size(2) * one.size(3), generator, torch::kInt64);
    shuffled.push_back(one.flatten(2).index_select(2, order.to(one.device())).view_as(one));
  }
  return torch::cat(shuffled);
}

} // namespace pentimento
