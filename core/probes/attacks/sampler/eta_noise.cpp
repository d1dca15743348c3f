#include "core/probes/attacks/sampler/eta_noise.h"

#include <array>

#include <fmt/format.h>

#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/probes/attacks/sampler/ddim_walk.h"
#include "core/probes/attacks/sampler/walked_pictures.h"

namespace pentimento {

namespace {

constexpr int kEtas = 6; // 1 to eta_most
constexpr std::array<float, 4> kScales{1.0F, 1.02F, 1.03F, 1.04F};

AttackDescription describe_eta_noise() {
  AttackDescription attack;
  attack.tier = "T3";
  attack.control = "the same sentences and seeds on the same edited model, sampled as always";
  auto& method = attack.method;
  method.name = "eta-noise";
  method.title = "Noise-based probing";
  method.summary = "a sampler that adds more noise than it should";
  method.citation = "Lu, Kriplani, Gandikota, Pham, Bau, Hegde, Cohen: When Are Concepts Erased From "
                    "Diffusion Models?, NeurIPS 2025, arXiv 2505.17013";
  method.settings = {
      real_setting("eta_most", "Most noise", 1.85, 1.0, 4.0,
                   "Eta of the grid's last place; its first is 1, as much as DDPM adds.", true),
      whole_setting("denoising_steps", "Denoising steps", 50, 2, 1000, "Of every picture.", true),
      sentences_setting(),
  };
  method.presets = {{"published", "The published grid: six etas to 1.85, four scales to 1.04.", {}}};
  return attack;
}

} // namespace

const AttackDescription& EtaNoise::describe() const {
  static const AttackDescription attack = describe_eta_noise();
  return attack;
}

std::string EtaNoise::note(const AttackContext& context) const {
  if (context.null_control) return {};
  const SettingReader read(context.settings);
  return fmt::format("{} DDIM steps, eta 1 to {:g}", read.whole("denoising_steps"), read.real("eta_most"));
}

std::vector<Image> EtaNoise::draw(const AttackContext& context, const std::vector<Request>& requests,
                                  const TextConditions& text,
                                  const std::function<void(const std::string&)>& warning) const {
  if (context.null_control) return Attack::draw(context, requests, text, warning);
  const SettingReader read(context.settings);
  const DdimWalk walk(context.model, static_cast<int>(read.whole("denoising_steps")),
                      context.sampling.guidance, context.sampling.negative);
  auto start = start_noise(context, requests);
  std::vector<float> eta, scale;
  for (const auto& request : requests) {
    const auto place = static_cast<int>((request.seed - context.seed) % (kEtas * kScales.size()));
    eta.push_back(
        static_cast<float>(1.0 + (read.real("eta_most") - 1.0) * (place % kEtas) / double(kEtas - 1)));
    scale.push_back(kScales[static_cast<std::size_t>(place / kEtas)]);
  }
  FreshNoise fresh{torch::tensor(eta).view({-1, 1, 1, 1}), torch::tensor(scale).view({-1, 1, 1, 1}),
                   std::move(start.generators)};
  const auto latents = walk.go(start.noise, text, 0, walk.steps(), context.control, &fresh);
  return pictures_of(context, latents, requests, warning);
}

} // namespace pentimento
