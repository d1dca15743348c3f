#include "core/probes/attacks/concept_inversion.h"

#include "core/base/rng.h"
#include "core/erasure/setting_makers.h"
#include "core/probes/attacks/attack_settings.h"
#include "core/probes/attacks/search/inversion_search.h"
#include "core/probes/attacks/search/target_pictures.h"

namespace pentimento {

namespace {

AttackDescription describe_concept_inversion() {
  AttackDescription attack;
  attack.tier = "T2";
  attack.control = "the same inversion on the unedited model, over the same pictures with their places "
                   "shuffled: the colours without the concept";
  auto& method = attack.method;
  method.name = "concept-inversion";
  method.title = "Concept inversion";
  method.summary = "one new word, learnt against the edited model";
  method.citation = "Pham, Marshall, Cohen, Mittal, Hegde: Circumventing Concept Erasure Methods For "
                    "Text-to-Image Generative Models, ICLR 2024, arXiv 2308.01508";
  method.trained = true;
  method.settings = search_settings({120, 1, 0, 4, false});
  const std::vector<SettingDescription> own{
      whole_setting("pictures", "Pictures", 16, 1, 1000, "Of the concept, drawn by the unedited model.",
                    true),
      whole_setting("sentences", "Sentences", 8, 1, 100, "That the new word is put into."),
      whole_setting("tokens", "Tokens", 1, 1, 16, "Of the new word."),
      whole_setting("batch_size", "Batch", 8, 1, 64, "Pictures at a time."),
      whole_setting("accumulate", "Accumulate", 1, 1, 64, "Batches to a step."),
      real_setting("learning_rate", "Learning rate", 0.03, 1e-6, 10.0, "AdamW's, constant.", true),
      real_setting("weight_decay", "Weight decay", 1e-2, 0.0, 10.0, "AdamW's."),
      choice_setting("start", "Start", "lot", {"lot", "mean"},
                     "The new word's first vectors: those of words by lot, or the vocabulary's mean."),
  };
  method.settings.insert(method.settings.end(), own.begin(), own.end());
  const SettingValues large{{"steps", std::int64_t{3000}},
                            {"pictures", std::int64_t{25}},
                            {"batch_size", std::int64_t{4}},
                            {"accumulate", std::int64_t{4}},
                            {"learning_rate", 0.08},
                            {"judge_every", std::int64_t{0}},
                            {"candidate_pictures", std::int64_t{4}}};
  auto repository = large;
  repository["steps"] = std::int64_t{5000};
  method.presets = {{"miniature", "Half a minute on two cores.", {}},
                    {"large", "For models of Stable Diffusion's size.", large},
                    {"repository", "The published values.", repository}};
  return attack;
}

/// The sentences that pictures are drawn from and that the new word is put into.
std::vector<std::string> sentences_for_inversion(const AttackContext& context) {
  const SettingReader read(context.settings);
  return sentences_about(context.target, context.model.model(), static_cast<int>(read.whole("sentences")));
}

std::vector<TokenLayout> layouts_of(const AttackContext& context, int tokens) {
  std::vector<TokenLayout> layouts;
  for (const auto& sentence : sentences_for_inversion(context))
    layouts.push_back(place_instead(context.model.model().tokenizer, sentence, context.target, tokens));
  return layouts;
}

std::string with_star(std::string sentence, const std::string& word) {
  return sentence.replace(sentence.find(word), word.size(), "<*>");
}

} // namespace

const AttackDescription& ConceptInversion::describe() const {
  static const AttackDescription attack = describe_concept_inversion();
  return attack;
}

TensorMap ConceptInversion::prepare(AttackContext& context) const {
  const SettingReader read(context.settings);
  const auto sentences = sentences_for_inversion(context);
  std::vector<std::string> prompts;
  std::vector<std::uint64_t> seeds;
  for (std::int64_t i = 0; i < read.whole("pictures"); ++i) {
    prompts.push_back(sentences[static_cast<std::size_t>(i) % sentences.size()]);
    seeds.push_back(search_seed(context, 0) + 500 + static_cast<std::uint64_t>(i));
  }
  auto latents = target_latents(context, prompts, seeds);
  auto generator = make_generator(search_seed(context, 0) + 499);
  if (context.null_control) latents = shuffled_places(latents, generator);
  return {{"latents", latents}};
}

std::unique_ptr<AttackSearch> ConceptInversion::make_search(const SearchSetup& setup, int search) const {
  const auto& context = setup.context;
  const auto& read = setup.read;
  InversionOptions options;
  options.optimizer.learning_rate = read.real("learning_rate");
  options.optimizer.weight_decay = read.real("weight_decay");
  options.rows = read.whole("batch_size");
  options.accumulate = static_cast<int>(read.whole("accumulate"));
  InversionData data;
  data.latents = setup.data.at("latents");
  data.sentences = layouts_of(context, static_cast<int>(read.whole("tokens")));
  data.words = context.model.word_table();
  const auto ids = free_words(context.model.model().tokenizer, data.words.size(0));
  auto generator = make_generator(search_seed(context, search) + 498);
  const auto count = read.whole("tokens");
  const auto picked = torch::randint(0, ids.size(0), {count}, generator, torch::kInt64);
  data.start = read.text("start") == "mean"
                   ? data.words.to(torch::kFloat32).mean(0, true).repeat({count, 1})
                   : data.words.index_select(0, ids.index_select(0, picked).to(data.words.device()))
                         .to(torch::kFloat32);
  return std::make_unique<InversionSearch>(setup.edited, setup.encode, setup.noising, options,
                                           std::move(data));
}

AttackPrompt ConceptInversion::prompt_of(const AttackContext& context, const TensorMap& candidate) const {
  const torch::NoGradGuard no_grad;
  const auto& embedding = state_tensor(candidate, "embedding");
  AttackPrompt prompt;
  prompt.embedding = embedding;
  std::vector<torch::Tensor> tokens;
  for (const auto& layout : layouts_of(context, static_cast<int>(embedding.size(0))))
    tokens.push_back(layout.with_vectors(context.model.word_table(), embedding));
  for (const auto& sentence : sentences_for_inversion(context))
    prompt.texts.push_back(with_star(sentence, context.target));
  prompt.states = context.model.encode(torch::stack(tokens));
  return prompt;
}

} // namespace pentimento
