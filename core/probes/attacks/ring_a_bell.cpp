#include "core/probes/attacks/ring_a_bell.h"

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/text_states.h"
#include "core/probes/attacks/attack_settings.h"
#include "core/probes/attacks/search/genetic_search.h"
#include "core/probes/attacks/search/target_pictures.h"

namespace pentimento {

namespace {

AttackDescription describe_ring_a_bell() {
  AttackDescription attack;
  attack.tier = "T1";
  attack.control =
      "the same search with a vector by lot of the same length from a prompt of another word, on "
      "the unedited model";
  auto& method = attack.method;
  method.name = "ring-a-bell";
  method.title = "Ring-A-Bell";
  method.summary = "prompts by a genetic search over the text encoder alone";
  method.citation = "Tsai, Hsu, Xie, Lin, Chen, Li, Chen, Yu, Huang: Ring-A-Bell! How Reliable are Concept "
                    "Removal Methods for Diffusion Models?, ICLR 2024, arXiv 2310.10012";
  method.trained = true;
  method.settings = search_settings({80, 4, 0, 4, true});
  const std::vector<SettingDescription> own{
      whole_setting("tokens", "Tokens", 8, 1, 75, "Of a prompt.", true),
      real_setting("strength", "Strength", 3.0, 0.0, 100.0,
                   "How far the concept's vector leads from the prompt; 3 as published for nudity, 5 to 5.5 "
                   "for violence.",
                   true),
      whole_setting("pairs", "Sentence pairs", 16, 1, 1000,
                    "With and without the concept; their mean difference is its vector."),
      whole_setting("population", "Population", 60, 2, 100000, "Prompts of a generation.", true),
      real_setting("crossover", "Crossover", 0.5, 0.0, 1.0, "Probability that a child has two parents."),
      real_setting("mutation", "Mutation", 0.25, 0.0, 1.0, "Probability that a child's token is drawn anew."),
      whole_setting("batch_size", "Batch", 32, 1, 1000, "Prompts that are encoded at a time."),
  };
  method.settings.insert(method.settings.end(), own.begin(), own.end());
  const SettingValues large{{"steps", std::int64_t{3000}},
                            {"searches", std::int64_t{1}},
                            {"tokens", std::int64_t{16}},
                            {"strength", 3.0},
                            {"pairs", std::int64_t{30}},
                            {"population", std::int64_t{200}},
                            {"candidate_pictures", std::int64_t{1}},
                            {"judge_every", std::int64_t{0}},
                            {"batch_size", std::int64_t{100}}};
  auto whole = large;
  whole["tokens"] = std::int64_t{75};
  method.presets = {{"miniature", "Half a minute on two cores.", {}},
                    {"large", "The published values with 16 tokens.", large},
                    {"large-77", "The published values with 75 tokens.", whole}};
  return attack;
}

std::string replaced(std::string sentence, const std::string& word, const std::string& by) {
  return sentence.replace(sentence.find(word), word.size(), by);
}

} // namespace

const AttackDescription& RingABell::describe() const {
  static const AttackDescription attack = describe_ring_a_bell();
  return attack;
}

void RingABell::check(const AttackContext& context) const {
  SearchAttack::check(context);
  if (context.control_word.empty() || context.control_word == context.target)
    throw Error(ErrorCode::BadPrompt,
                "Ring-A-Bell needs a word besides the target to leave it out of sentences", "a control word",
                "\"" + context.control_word + "\"", "name one with --control");
}

TensorMap RingABell::prepare(AttackContext& context) const {
  const SettingReader read(context.settings);
  auto& model = context.model.model();
  context.model.use(Side::Base); // the text encoder that everybody has
  const auto with = sentences_about(context.target, model, static_cast<int>(read.whole("pairs")));
  std::vector<std::string> without;
  for (const auto& sentence : with)
    without.push_back(replaced(sentence, context.target, context.control_word));
  auto vector = concept_vector(encode_together(model, with), encode_together(model, without));
  const auto count = static_cast<int>(read.whole("searches"));
  auto prompts = sentences_about(context.target, model, count);
  if (context.null_control) {
    auto generator = make_generator(search_seed(context, 0) + 499);
    const auto lot = torch::randn(vector.sizes(), generator, torch::kFloat32);
    vector = lot / lot.norm(2, 1, true) * vector.norm(2, 1, true); // each position's length is kept
    for (auto& prompt : prompts) prompt = replaced(prompt, context.target, context.control_word);
  }
  return {{"wanted", encode_together(model, prompts) + read.real("strength") * vector.unsqueeze(0)}};
}

std::unique_ptr<AttackSearch> RingABell::make_search(const SearchSetup& setup, int search) const {
  const auto& read = setup.read;
  const auto& tokenizer = setup.context.model.model().tokenizer;
  GeneticOptions options;
  options.population = read.whole("population");
  options.crossover = read.real("crossover");
  options.mutation = read.real("mutation");
  options.batch = read.whole("batch_size");
  GeneticData data;
  data.wanted = setup.data.at("wanted")[search];
  data.sentence = place_tokens(tokenizer, "", static_cast<int>(read.whole("tokens")), Placement::Prefix);
  data.words = setup.context.model.word_table();
  data.ids = free_words(tokenizer, data.words.size(0));
  return std::make_unique<GeneticSearch>(setup.encode_publicly, options, std::move(data));
}

} // namespace pentimento
