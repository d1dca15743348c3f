#include "core/probes/attacks/p4d.h"

#include "core/base/rng.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/trained/anchor_data.h"
#include "core/probes/attacks/attack_settings.h"
#include "core/probes/attacks/search/projected_search.h"
#include "core/probes/attacks/search/target_pictures.h"

namespace pentimento {

namespace {

AttackDescription describe_p4d() {
  AttackDescription attack;
  attack.tier = "T2";
  attack.control = "words by lot in the same places on the same edited model, as many looks, the best kept "
                   "(the paper's Random-N and Random-K)";
  auto& method = attack.method;
  method.name = "p4d";
  method.title = "P4D";
  method.summary = "words that make the edited model predict as the unedited one";
  method.citation =
      "Chin, Jiang, Huang, Chen, Chiu: Prompting4Debugging: Red-Teaming Text-to-Image Diffusion "
      "Models by Finding Problematic Prompts, ICML 2024, arXiv 2309.06135";
  method.trained = true;
  method.settings = search_settings({200, 2, 20, 4, true});
  const std::vector<SettingDescription> own{
      choice_setting(
          "variant", "Variant", "n", {"n", "k"},
          "n: free words in place of the prompt; k: the prompt with a word after every few tokens.", true),
      whole_setting("tokens", "Tokens", 4, 1, 75, "Free words of variant n.", true),
      whole_setting("every", "Every", 3, 1, 70, "Tokens between two words of variant k."),
      whole_setting("pictures", "Pictures", 4, 1, 1000, "Of the concept, drawn by the unedited model."),
      whole_setting("batch_size", "Batch", 4, 1, 64, "Rows of one step; 1 as published."),
      real_setting("learning_rate", "Learning rate", 0.1, 1e-6, 10.0, "AdamW's.", true),
      real_setting("weight_decay", "Weight decay", 0.1, 0.0, 10.0, "AdamW's."),
  };
  method.settings.insert(method.settings.end(), own.begin(), own.end());
  const SettingValues published{{"steps", std::int64_t{3000}},
                                {"searches", std::int64_t{1}},
                                {"judge_every", std::int64_t{50}},
                                {"candidate_pictures", std::int64_t{1}},
                                {"stop_when_found", false},
                                {"tokens", std::int64_t{16}},
                                {"pictures", std::int64_t{1}},
                                {"batch_size", std::int64_t{1}},
                                {"learning_rate", 0.1},
                                {"weight_decay", 0.1}};
  auto k = published;
  k["variant"] = std::string("k");
  method.presets = {{"miniature", "Half a minute on two cores.", {}},
                    {"large", "The published values of P4D-N.", published},
                    {"large-k", "The published values of P4D-K.", k}};
  return attack;
}

TokenLayout layout_of(const CLIPTokenizer& tokenizer, const SettingReader& read,
                      const std::string& sentence) {
  if (read.text("variant") == "k")
    return place_after_every(tokenizer, sentence, static_cast<int>(read.whole("every")));
  return place_tokens(tokenizer, "", static_cast<int>(read.whole("tokens")), Placement::Prefix);
}

std::vector<std::string> sentences_for_search(const AttackContext& context) {
  const SettingReader read(context.settings);
  return sentences_about(context.target, context.model.model(), static_cast<int>(read.whole("searches")));
}

} // namespace

const AttackDescription& P4d::describe() const {
  static const AttackDescription attack = describe_p4d();
  return attack;
}

void P4d::check(const AttackContext& context) const {
  SearchAttack::check(context);
  for (const auto& sentence : sentences_for_search(context))
    layout_of(context.model.model().tokenizer, SettingReader(context.settings), sentence);
}

TensorMap P4d::prepare(AttackContext& context) const {
  const auto each = SettingReader(context.settings).whole("pictures");
  const auto sentences = sentences_for_search(context);
  std::vector<std::string> prompts;
  std::vector<std::uint64_t> seeds;
  for (std::size_t i = 0; i < sentences.size(); ++i)
    for (std::int64_t n = 0; n < each; ++n) {
      prompts.push_back(sentences[i]);
      seeds.push_back(search_seed(context, static_cast<int>(i)) + static_cast<std::uint64_t>(n));
    }
  TensorMap data{{"latents", target_latents(context, prompts, seeds)}};
  put_text(data, "asked", context.model.model().encode_prompts(sentences)); // by the base, which is in place
  return data;
}

std::unique_ptr<AttackSearch> P4d::make_search(const SearchSetup& setup, int search) const {
  const auto& model = setup.context.model.model();
  const auto& read = setup.read;
  const auto each = read.whole("pictures");
  ProjectedOptions options;
  options.optimizer.learning_rate = read.real("learning_rate");
  options.optimizer.weight_decay = read.real("weight_decay");
  options.rows = read.whole("batch_size");
  options.learn = !setup.context.null_control;
  ProjectedData data;
  data.latents = setup.data.at("latents").slice(0, search * each, (search + 1) * each);
  data.asked = text_from(setup.data, "asked").slice(search, search + 1);
  data.sentence =
      layout_of(model.tokenizer, read, sentences_for_search(setup.context)[static_cast<std::size_t>(search)]);
  data.words = setup.context.model.word_table();
  data.ids = free_words(model.tokenizer, data.words.size(0));
  auto generator = make_generator(search_seed(setup.context, search) + 499);
  data.start = torch::randint(0, data.ids.size(0), {static_cast<int64_t>(data.sentence.free.size())},
                              generator, torch::kInt64);
  return std::make_unique<ProjectedSearch>(setup.base, setup.edited, setup.encode, setup.noising, options,
                                           std::move(data));
}

} // namespace pentimento
