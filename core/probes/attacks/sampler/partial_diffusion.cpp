#include "core/probes/attacks/sampler/partial_diffusion.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/probes/attacks/sampler/ddim_walk.h"
#include "core/probes/attacks/sampler/walked_pictures.h"

namespace pentimento {

namespace {

/// So far lie the seeds of the pictures that are made noisy from those of the counted ones.
constexpr std::uint64_t kStartSeeds = 3'000'000;

AttackDescription describe_partial_diffusion() {
  AttackDescription attack;
  attack.tier = "T3";
  attack.control = "the same noisy pictures of the target, finished by the same edited model asked for "
                   "another word: what the input itself shows";
  auto& method = attack.method;
  method.name = "partial-diffusion";
  method.title = "Partial diffusion";
  method.summary = "noisy pictures of the target, finished by the edited model";
  method.citation = "Sharma, Sarkar, Chundawat, Mali, Mandal: Unlearning or Concealment? A Critical Analysis "
                    "and Evaluation Metrics for Unlearning in Diffusion Models, 2024, arXiv 2409.05668";
  method.settings = {
      real_setting("strength", "Strength", 0.8, 0.05, 1.0,
                   "The share of the way that the edited model goes; the smaller, the more of the picture "
                   "comes from the input.",
                   true),
      whole_setting("denoising_steps", "Denoising steps", 20, 2, 1000, "Of the whole way.", true),
      sentences_setting(),
  };
  method.presets = {{"standard", "A fifth of the way is given.", {}},
                    {"half", "Half of the way is given.", {{"strength", 0.5}}}};
  return attack;
}

int first_step(const SettingReader& read) {
  const auto steps = read.whole("denoising_steps");
  const auto first = std::lround((1.0 - read.real("strength")) * static_cast<double>(steps));
  return static_cast<int>(std::clamp<long>(first, 0, static_cast<long>(steps) - 1));
}

} // namespace

const AttackDescription& PartialDiffusion::describe() const {
  static const AttackDescription attack = describe_partial_diffusion();
  return attack;
}

std::string PartialDiffusion::note(const AttackContext& context) const {
  const SettingReader read(context.settings);
  return fmt::format("from a noisy picture of {}, DDIM steps {} to {}", context.target, first_step(read) + 1,
                     read.whole("denoising_steps"));
}

std::vector<Image> PartialDiffusion::draw(const AttackContext& context, const std::vector<Request>& requests,
                                          const TextConditions& text,
                                          const std::function<void(const std::string&)>& warning) const {
  const SettingReader read(context.settings);
  auto& model = context.model;
  const auto attacked = model.side();
  std::vector<Request> starts;
  for (const auto& request : requests)
    starts.push_back({target_sentence(context, request.seed), request.seed + kStartSeeds});
  model.use(Side::Base);
  StableDiffusionPipeline pipeline(model.shared());
  const auto clean = pipeline.sample(starts, context.sampling, context.control);
  model.use(attacked);
  const DdimWalk walk(model, static_cast<int>(read.whole("denoising_steps")), context.sampling.guidance,
                      context.sampling.negative);
  const int first = first_step(read);
  const auto noisy = walk.noisy(clean, start_noise(context, requests).noise, first);
  return pictures_of(context, walk.go(noisy, text, first, walk.steps(), context.control), requests, warning);
}

} // namespace pentimento
