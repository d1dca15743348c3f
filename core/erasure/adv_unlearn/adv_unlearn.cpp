#include "core/erasure/adv_unlearn/adv_unlearn.h"

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/closed/retain_words.h"
#include "core/erasure/text_states.h"
#include "core/erasure/trained/anchor_data.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento {

namespace {

/// Sentences about everything that is to stay as it is, as many of each word.
std::vector<std::string> kept_prompts(const ErasureContext& context, int each) {
  static const Vocabulary none;
  const auto& vocabulary = context.model.vocabulary ? *context.model.vocabulary : none;
  std::vector<std::string> prompts;
  for (const auto& word : retain_words(context.model, context.plan, true))
    for (const auto& sentence : concept_prompts({word, ""}, vocabulary, each))
      prompts.push_back(sentence.target);
  return prompts;
}

torch::Tensor ids_of(const DiffusionModel& model, const std::vector<std::string>& prompts) {
  return model.tokenizer.encode_batch(prompts).to(model.plan().device);
}

torch::Tensor word_table(const DiffusionModel& model) {
  return model.text_encoder->embeddings->token_embedding->weight;
}

torch::Tensor vectors_of(const DiffusionModel& model, const torch::Tensor& ids) {
  return at::embedding(word_table(model), ids);
}

} // namespace

const MethodDescription& AdvUnlearn::describe() const {
  static const MethodDescription method = adv_unlearn_description();
  return method;
}

std::vector<std::string> AdvUnlearn::parameter_names(const DiffusionModel& model) const {
  std::vector<std::string> names;
  for (const auto& item : model.text_encoder->named_parameters())
    if (!item.key().starts_with("embeddings.")) names.push_back(text_encoder_prefix + item.key());
  return names;
}

void AdvUnlearn::check(const ErasureContext& context) const {
  if (context.model.tokenizer_2)
    throw Error(ErrorCode::Unsupported, "AdvUnlearn trains one text encoder, and this model has two",
                "Stable Diffusion 1.x or 2.x", context.model.info().family,
                "take a method that edits the UNet");
  const auto options = adv_unlearn_options(context.settings);
  if (options.update.preserves() && retain_words(context.model, context.plan, true).empty())
    throw Error(ErrorCode::BadPrompt, "there is no prompt to keep", "words besides the targets", "none",
                "name some with --keep, or set retain_weight to 0 and surgery to off");
}

TensorMap AdvUnlearn::prepare(ErasureContext& context) const {
  auto& model = context.model;
  const SettingReader read(context.settings);
  std::vector<std::string> prompts;
  std::vector<int64_t> pairs;
  for (const auto& [pair, sentence] :
       target_sentences(context.plan, model, static_cast<int>(read.whole("templates")))) {
    prompts.push_back(sentence.target);
    pairs.push_back(pair);
  }
  TensorMap data{{"adv_ids", ids_of(model, prompts)}, {"adv_pairs", torch::tensor(pairs, torch::kInt64)}};
  put_text(data, "adv", model.encode_prompts(prompts));
  put_text(data, "adv_empty", model.encode_prompts({""}));
  if (adv_unlearn_options(context.settings).update.preserves()) {
    const auto kept = kept_prompts(context, static_cast<int>(read.whole("retain_templates")));
    data["adv_kept_ids"] = ids_of(model, kept);
    put_text(data, "adv_kept", encode_together(model, kept).to(model.plan().device, model.plan().dtype));
  }
  auto generator = make_generator(context.seed + 3);
  const auto words =
      torch::randint(0, word_table(model).size(0),
                     {static_cast<int64_t>(context.plan.pairs.size()), read.whole("attack_tokens")},
                     generator, torch::kInt64);
  data["adv_attack"] = vectors_of(model, words.to(model.plan().device)).to(torch::kFloat32).clone();
  return data;
}

std::unique_ptr<Trainer> AdvUnlearn::make_trainer(const TrainingSetup& setup) const {
  const auto& model = setup.context.model;
  auto options = adv_unlearn_options(setup.context.settings);
  const int64_t side = model.image_size() / model.latent_scale();
  options.pictures.latent_shape = {model.latent_channels(), side, side};
  const auto pairs = setup.data.at("adv_pairs").cpu();
  AdvUnlearnData data;
  data.states = text_from(setup.data, "adv");
  data.empty = text_from(setup.data, "adv_empty");
  data.tokens = vectors_of(model, setup.data.at("adv_ids"));
  data.pairs.assign(pairs.const_data_ptr<int64_t>(), pairs.const_data_ptr<int64_t>() + pairs.numel());
  data.attack = setup.data.at("adv_attack");
  data.words = word_table(model).detach();
  if (options.update.preserves()) {
    data.kept = text_from(setup.data, "adv_kept");
    data.kept_tokens = vectors_of(model, setup.data.at("adv_kept_ids"));
  }
  auto encoder = model.text_encoder;
  return std::make_unique<AdvUnlearnTrainer>(
      setup.unet, [encoder](const torch::Tensor& tokens) mutable { return encoder->encode_tokens(tokens); },
      make_scheduler("ddim", model.scheduler_config), options, std::move(data));
}

} // namespace pentimento
