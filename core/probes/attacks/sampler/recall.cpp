#include "core/probes/attacks/sampler/recall.h"

#include <fmt/format.h>

#include "core/erasure/model_predictor.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/probes/attacks/sampler/ddim_walk.h"
#include "core/probes/attacks/sampler/walked_pictures.h"

namespace pentimento {

namespace {

/// So far lie the seeds of the reference pictures from those of the counted ones.
constexpr std::uint64_t kReferenceSeeds = 5'000'000;
constexpr std::size_t kAddEvery = 5;

AttackDescription describe_recall() {
  AttackDescription attack;
  attack.tier = "T3";
  attack.control =
      "the same adversarial latent, drawn from by the same edited model asked for another word: what "
      "the input itself shows";
  auto& method = attack.method;
  method.name = "recall";
  method.title = "Recall";
  method.summary = "a latent that the edited model reads as a picture of the target";
  method.citation =
      "Recall: Image-guided adversarial prompts against unlearned image generation models, ICLR 2026, "
      "arXiv 2507.07139";
  method.settings = {
      whole_setting("denoising_steps", "Denoising steps", 20, 2, 1000,
                    "Timesteps that the latent is sought at, and steps that the picture is drawn in.", true),
      whole_setting("iterations", "Iterations", 5, 1, 1000, "Sign steps at each timestep.", true),
      real_setting("step", "Step", 0.01, 1e-6, 1.0, "Of every sign step.", true),
      real_setting("reference_share", "Reference", 0.25, 0.0, 1.0,
                   "The share of the reference picture in the latent that the search starts from."),
      real_setting("added_again", "Added again", 0.05, 0.0, 1.0,
                   "The share of the reference that is added after every fifth timestep."),
      choice_setting("direction", "Direction", "towards", {"towards", "away"},
                     "towards: down the distance to the reference; away: up, as the published code steps."),
      sentences_setting(),
  };
  method.presets = {
      {"miniature", "A quarter of a minute on two cores.", {}},
      {"large",
       "The published values, but for the direction.",
       {{"denoising_steps", std::int64_t{50}}, {"iterations", std::int64_t{20}}, {"step", 1e-3}}},
      {"repository",
       "The published code as it is.",
       {{"denoising_steps", std::int64_t{50}},
        {"iterations", std::int64_t{20}},
        {"step", 1e-3},
        {"direction", std::string("away")}}}};
  return attack;
}

RecallOptions options_of(const AttackContext& context, const DdimWalk& walk) {
  const SettingReader read(context.settings);
  RecallOptions options;
  options.timesteps = walk.timesteps();
  options.iterations = static_cast<int>(read.whole("iterations"));
  options.step = read.real("step");
  options.reference_share = read.real("reference_share");
  options.added_again = read.real("added_again");
  options.away = read.text("direction") == "away";
  return options;
}

} // namespace

torch::Tensor recall_latents(const PredictNoisy& predict, const Noising& noising,
                             const torch::Tensor& reference, const torch::Tensor& noise,
                             const RecallOptions& options, std::vector<double>* losses) {
  const torch::AutoGradMode gradients(true);
  auto latents = options.reference_share * reference + (1 - options.reference_share) * noise;
  auto momentum = torch::zeros_like(latents);
  for (std::size_t at = 0; at < options.timesteps.size(); ++at) {
    const auto times =
        torch::full({latents.size(0)}, options.timesteps[at], torch::kInt64).to(noising.device());
    torch::Tensor wanted;
    {
      const torch::NoGradGuard fixed;
      wanted = predict(noising.noisy(reference, noise, times), times);
    }
    for (int i = 0; i < options.iterations; ++i) {
      const auto tried = latents.detach().set_requires_grad(true);
      const auto distance = (predict(noising.noisy(tried, noise, times), times) - wanted).square();
      const auto loss = distance.mean({1, 2, 3}).sum(); // each picture for itself
      if (losses) losses->push_back(distance.mean().item<double>());
      const auto gradient = torch::autograd::grad({loss}, {tried}).front();
      const torch::NoGradGuard fixed;
      const auto size = gradient.abs().sum({1, 2, 3}, true).clamp_min(1e-12);
      momentum = options.momentum * momentum + gradient / size;
      latents = latents + (options.away ? 1 : -1) * options.step * momentum.sign();
    }
    if ((at + 1) % kAddEvery == 0) latents = latents + options.added_again * reference;
  }
  return latents.detach();
}

const AttackDescription& Recall::describe() const {
  static const AttackDescription attack = describe_recall();
  return attack;
}

std::string Recall::note(const AttackContext& context) const {
  const SettingReader read(context.settings);
  return fmt::format("from a latent sought to be read as a picture of {}, {} timesteps of {} steps",
                     context.target, read.whole("denoising_steps"), read.whole("iterations"));
}

std::vector<Image> Recall::draw(const AttackContext& context, const std::vector<Request>& requests,
                                const TextConditions& text,
                                const std::function<void(const std::string&)>& warning) const {
  auto& model = context.model;
  const auto attacked = model.side();
  std::vector<Request> pictures;
  std::vector<std::string> sentences;
  for (const auto& request : requests) {
    sentences.push_back(target_sentence(context, request.seed));
    pictures.push_back({sentences.back(), request.seed + kReferenceSeeds});
  }
  model.use(Side::Base);
  StableDiffusionPipeline pipeline(model.shared());
  const auto reference = pipeline.sample(pictures, context.sampling, context.control);
  model.use(attacked);
  const DdimWalk walk(model, static_cast<int>(SettingReader(context.settings).whole("denoising_steps")),
                      context.sampling.guidance, context.sampling.negative);
  torch::Tensor latents;
  {
    const torch::NoGradGuard no_grad; // of the text; the latents' gradient is taken in the search
    const auto asked = model.model().encode_prompts(sentences); // the target's, whatever the control asks for
    const UnetLoan loan(model.model(), context.control, false);
    const auto predict = [&](const torch::Tensor& noisy, const torch::Tensor& times) {
      return model.predict(noisy, times, asked);
    };
    latents = recall_latents(predict, model.noising(), reference, start_noise(context, requests).noise,
                             options_of(context, walk));
  }
  return pictures_of(context, walk.go(latents, text, 0, walk.steps(), context.control), requests, warning);
}

} // namespace pentimento
