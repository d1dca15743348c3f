#include "core/probes/attacks/unlearn_diff_atk.h"

#include "core/base/error.h"
#include "core/erasure/setting_makers.h"
#include "core/probes/attacks/attack_settings.h"
#include "core/probes/attacks/search/simplex_search.h"
#include "core/probes/attacks/search/target_pictures.h"

namespace pentimento {

namespace {

AttackDescription describe_unlearn_diff_atk() {
  AttackDescription attack;
  attack.tier = "T2";
  attack.control = "words by lot in the same places of the same prompts on the same edited model, as many "
                   "looks, the best kept";
  auto& method = attack.method;
  method.name = "unlearn-diff-atk";
  method.title = "UnlearnDiffAtk";
  method.summary = "words before the prompt, by the edited model's gradient";
  method.citation = "Zhang, Jia, Chen, Chen, Zhang, Liu, Ding, Liu: To Generate or Not? Safety-Driven "
                    "Unlearned Diffusion Models Are Still Easy To Generate Unsafe Images ... For Now, "
                    "ECCV 2024, arXiv 2310.11868";
  method.trained = true;
  method.settings = search_settings({200, 2, 20, 4, true});
  const std::vector<SettingDescription> own{
      whole_setting("tokens", "Tokens", 3, 1, 70, "Words that are sought.", true),
      choice_setting("placement", "Placement", "prefix", {"prefix", "suffix", "middle", "spread"},
                     "Where they stand in the prompt."),
      whole_setting("iterations", "Steps at a timestep", 20, 1, 10000, "Before the next one is taken."),
      whole_setting("timesteps", "Timesteps", 10, 1, 1000,
                    "In the middle of equal parts of the noise schedule, least noisy first."),
      whole_setting("batch_size", "Batch", 4, 1, 64, "Noises of one step; 1 as published."),
      real_setting("learning_rate", "Learning rate", 0.1, 1e-6, 10.0, "Adam's.", true),
      real_setting("weight_decay", "Weight decay", 0.1, 0.0, 10.0, "L2, added to the gradient."),
  };
  method.settings.insert(method.settings.end(), own.begin(), own.end());
  const SettingValues published{{"steps", std::int64_t{2000}},
                                {"searches", std::int64_t{1}},
                                {"judge_every", std::int64_t{40}},
                                {"candidate_pictures", std::int64_t{1}},
                                {"iterations", std::int64_t{40}},
                                {"timesteps", std::int64_t{50}},
                                {"batch_size", std::int64_t{1}},
                                {"learning_rate", 0.01},
                                {"weight_decay", 0.1}};
  auto nudity = published;
  nudity["tokens"] = std::int64_t{5};
  method.presets = {{"miniature", "Half a minute on two cores.", {}},
                    {"large", "The published values for objects and styles.", published},
                    {"nudity", "The published values for nudity.", nudity}};
  return attack;
}

} // namespace

std::vector<int64_t> attacked_timesteps(int64_t count, int64_t total) {
  std::vector<int64_t> timesteps;
  for (int64_t i = 0; i < count; ++i) timesteps.push_back((2 * i + 1) * total / (2 * count));
  return timesteps;
}

const AttackDescription& UnlearnDiffAtk::describe() const {
  static const AttackDescription attack = describe_unlearn_diff_atk();
  return attack;
}

void UnlearnDiffAtk::check(const AttackContext& context) const {
  SearchAttack::check(context);
  const SettingReader read(context.settings);
  for (const auto& sentence :
       sentences_about(context.target, context.model.model(), static_cast<int>(read.whole("searches"))))
    place_tokens(context.model.model().tokenizer, sentence, static_cast<int>(read.whole("tokens")),
                 placement_from(read.text("placement")));
}

TensorMap UnlearnDiffAtk::prepare(AttackContext& context) const {
  const SettingReader read(context.settings);
  const auto count = static_cast<int>(read.whole("searches"));
  std::vector<std::uint64_t> seeds;
  for (int i = 0; i < count; ++i) seeds.push_back(search_seed(context, i)); // as the looks' first picture
  return {{"latents",
           target_latents(context, sentences_about(context.target, context.model.model(), count), seeds)}};
}

std::unique_ptr<AttackSearch> UnlearnDiffAtk::make_search(const SearchSetup& setup, int search) const {
  const auto& model = setup.context.model.model();
  const auto& read = setup.read;
  SimplexOptions options;
  options.rate = read.real("learning_rate");
  options.decay = read.real("weight_decay");
  options.rows = read.whole("batch_size");
  options.iterations = static_cast<int>(read.whole("iterations"));
  options.timesteps = attacked_timesteps(read.whole("timesteps"), setup.noising.size());
  options.learn = !setup.context.null_control;
  SimplexData data;
  data.latent = setup.data.at("latents").slice(0, search, search + 1);
  data.sentence =
      place_tokens(model.tokenizer, sentences_about(setup.context.target, model, search + 1).back(),
                   static_cast<int>(read.whole("tokens")), placement_from(read.text("placement")));
  data.words = setup.context.model.word_table();
  data.ids = free_words(model.tokenizer, data.words.size(0));
  return std::make_unique<SimplexSearch>(setup.edited, setup.encode, setup.noising, std::move(options),
                                         std::move(data));
}

} // namespace pentimento
