#include "core/probes/attacks/sampler/latent_inversion.h"

#include <fmt/format.h>

#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/probes/attacks/sampler/ddim_walk.h"
#include "core/probes/attacks/sampler/walked_pictures.h"

namespace pentimento {

namespace {

/// So far lie the seeds of the pictures that are led back from those of the counted ones.
constexpr std::uint64_t kPictureSeeds = 4'000'000;

AttackDescription describe_latent_inversion() {
  AttackDescription attack;
  attack.tier = "T3";
  attack.control =
      "the same noise by the same edited model asked for another word: what the noise alone brings "
      "along; where nothing is asked for, noise found from pictures of another word";
  auto& method = attack.method;
  method.name = "latent-inversion";
  method.title = "Inverted latents";
  method.summary = "noise that the edited model itself leads pictures of the target back to";
  method.citation =
      "TINA: Text-Free Inversion Attack for Unlearned Text-to-Image Diffusion Models, CVPR 2026, "
      "arXiv 2603.17828; fixed-point inversion: Pan, Gherardi, Xie, Huang, ICCV 2023";
  method.settings = {
      choice_setting(
          "asked", "Asked for", "target", {"target", "nothing"},
          "What the edited model is asked for when it draws from the noise it found. Asked for "
          "nothing it gives back almost any picture that was led back: read it beside its control.",
          true),
      whole_setting("denoising_steps", "Denoising steps", 20, 2, 1000, "Of the way, back and forth.", true),
      whole_setting("iterations", "Iterations", 5, 1, 100,
                    "Evaluations that each step back is refined by; 1 is plain DDIM inversion.", true),
      sentences_setting(),
  };
  method.presets = {{"standard", "The target is asked for, with the usual guidance.", {}},
                    {"text-free",
                     "As published: no text on either way, 50 steps of 25 iterations.",
                     {{"asked", std::string("nothing")},
                      {"denoising_steps", std::int64_t{50}},
                      {"iterations", std::int64_t{25}}}}};
  return attack;
}

bool asks_for_nothing(const AttackContext& context) {
  return SettingReader(context.settings).text("asked") == "nothing";
}

/// The text of no prompt, once a picture.
TextConditions no_text(const AttackContext& context, std::size_t pictures) {
  return join(std::vector<TextConditions>(pictures, context.model.model().encode_negative({})));
}

DdimWalk walk_of(const AttackContext& context, double guidance) {
  const auto steps = SettingReader(context.settings).whole("denoising_steps");
  return {context.model, static_cast<int>(steps), guidance, context.sampling.negative};
}

} // namespace

const AttackDescription& LatentInversion::describe() const {
  static const AttackDescription attack = describe_latent_inversion();
  return attack;
}

std::string LatentInversion::note(const AttackContext& context) const {
  const SettingReader read(context.settings);
  const bool nothing = asks_for_nothing(context);
  return fmt::format("from noise found for pictures of {}, {} DDIM steps of {} iterations{}",
                     nothing && context.null_control ? context.control_word : context.target,
                     read.whole("denoising_steps"), read.whole("iterations"),
                     nothing ? ", asked for nothing" : "");
}

torch::Tensor LatentInversion::found_noise(const AttackContext& context,
                                           const std::vector<Request>& requests) const {
  auto& model = context.model;
  const auto attacked = model.side();
  const bool another = asks_for_nothing(context) && context.null_control;
  const auto& word = another ? context.control_word : context.target;
  std::vector<Request> pictures;
  for (const auto& request : requests)
    pictures.push_back({sentence_about(word, context, request.seed), request.seed + kPictureSeeds});
  model.use(Side::Base);
  StableDiffusionPipeline pipeline(model.shared());
  const auto clean = pipeline.sample(pictures, context.sampling, context.control);
  model.use(attacked);
  const auto walk = walk_of(context, 1.0);
  const auto iterations = SettingReader(context.settings).whole("iterations");
  return walk.back(clean, no_text(context, requests.size()), 0, walk.steps(), static_cast<int>(iterations),
                   context.control);
}

std::vector<Image> LatentInversion::draw(const AttackContext& context, const std::vector<Request>& requests,
                                         const TextConditions& text,
                                         const std::function<void(const std::string&)>& warning) const {
  const auto noise = found_noise(context, requests);
  const bool nothing = asks_for_nothing(context);
  const auto walk = walk_of(context, nothing ? 1.0 : context.sampling.guidance);
  const auto drawn =
      walk.go(noise, nothing ? no_text(context, requests.size()) : text, 0, walk.steps(), context.control);
  return pictures_of(context, drawn, requests, warning);
}

} // namespace pentimento
