#include "core/erasure/receler/receler.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/edits/eraser_slots.h"
#include "core/erasure/text_states.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento {

namespace {

const std::string eraser_prefix = "first.";

/// Down as torch.nn.Linear starts, U(±1/√C); up zero, so that the erased model starts as the base.
torch::Tensor first_value(const std::string& name, int64_t width, int64_t rank, at::Generator& generator) {
  const bool bias = name.ends_with("bias");
  if (name.find(".up.") != std::string::npos)
    return bias ? torch::zeros({width}) : torch::zeros({width, rank});
  const double bound = 1.0 / std::sqrt(static_cast<double>(width));
  auto value = bias ? torch::empty({rank}) : torch::empty({rank, width});
  return value.uniform_(-bound, bound, generator);
}

/// Width of the attention that an eraser stands behind.
int64_t width_behind(const DiffusionModel& model, const std::string& name) {
  const auto attention = name.substr(0, name.rfind(".eraser."));
  return model.unet->named_parameters()[attention + ".to_out.0.weight"].size(0);
}

torch::Tensor places_of(const std::vector<RecelerSentence>& sentences) {
  std::vector<int64_t> all;
  for (const auto& one : sentences) all.insert(all.end(), {one.pair, one.first, one.words, one.end});
  return torch::tensor(all, torch::kInt64).view({-1, 4});
}

std::vector<RecelerSentence> sentences_from(const torch::Tensor& places) {
  std::vector<RecelerSentence> all;
  const auto rows = places.cpu();
  for (int64_t i = 0; i < rows.size(0); ++i) {
    const auto* row = rows.const_data_ptr<int64_t>() + 4 * i;
    all.push_back({row[0], row[1], row[2], row[3]});
  }
  return all;
}

} // namespace

RecelerSentence receler_sentence(const CLIPTokenizer& tokenizer, const std::string& sentence,
                                 const std::string& concept_name, int64_t pair) {
  const auto count = [&](const std::string& text) {
    return static_cast<int64_t>(tokenizer.content_ids(text).size());
  };
  const int64_t kept = tokenizer.encode(sentence).content;
  const auto place = sentence.rfind(concept_name);
  if (place == std::string::npos || concept_name.empty())
    return {pair, 1, std::max<int64_t>(kept, 1), kept + 1};
  const int64_t before = std::min(count(sentence.substr(0, place)), std::max<int64_t>(kept - 1, 0));
  const int64_t upto = std::min(count(sentence.substr(0, place + concept_name.size())), kept);
  return {pair, before + 1, std::max<int64_t>(upto - before, 1), kept + 1};
}

const MethodDescription& Receler::describe() const {
  static const MethodDescription method = receler_description();
  return method;
}

std::vector<std::string> Receler::parameter_names(const DiffusionModel& model) const {
  auto unet = model.unet; // a second handle: looking for places changes nothing
  auto names = EraserSlots(*unet).names();
  if (names.empty())
    throw Error(ErrorCode::Unsupported, "this UNet has no cross-attention to put an eraser behind");
  return names;
}

void Receler::check(const ErasureContext& context) const {
  receler_options(context.settings);
  const auto tokens = SettingReader(context.settings).whole("attack_tokens");
  const auto most = context.model.tokenizer.model_max_length() - 2;
  if (tokens > most)
    throw Error(ErrorCode::BadSetting, "attack_tokens: they do not fit beside a prompt",
                "at most " + std::to_string(most), std::to_string(tokens));
}

TensorMap Receler::prepare(ErasureContext& context) const {
  auto& model = context.model;
  const SettingReader read(context.settings);
  const auto each = static_cast<int>(read.whole("templates"));
  std::vector<std::string> prompts;
  std::vector<RecelerSentence> sentences;
  for (const auto& [pair, sentence] : target_sentences(context.plan, model, each)) {
    prompts.push_back(sentence.target);
    const auto& name = context.plan.pairs[static_cast<std::size_t>(pair)].target;
    sentences.push_back(receler_sentence(model.tokenizer, sentence.target, name, pair));
  }
  TensorMap data;
  if (receler_options(context.settings).update.preserves()) data = prepare_anchor_data(context).named();
  put_text(data, "receler", model.encode_prompts(prompts));
  put_text(data, "receler_empty", model.encode_prompts({""}));
  data["receler_places"] = places_of(sentences);
  const auto device = model.plan().device;
  auto generator = make_generator(context.seed + 3);
  data["receler_attack"] = torch::rand({static_cast<int64_t>(context.plan.pairs.size()),
                                        read.whole("attack_tokens"), data.at("receler_states").size(2)},
                                       generator)
                               .to(device);
  for (const auto& name : parameter_names(model))
    data[eraser_prefix + name] =
        first_value(name, width_behind(model, name), read.whole("eraser_rank"), generator).to(device);
  return data;
}

void Receler::begin(TrainedParameters& parameters, const TensorMap& data) const {
  for (const auto& name : parameters.names()) parameters.begin(name, data.at(eraser_prefix + name));
}

std::unique_ptr<Trainer> Receler::make_trainer(const TrainingSetup& setup) const {
  const auto& model = setup.context.model;
  auto options = receler_options(setup.context.settings);
  const int64_t side = model.image_size() / model.latent_scale();
  options.pictures.latent_shape = {model.latent_channels(), side, side};
  if (options.mask_side == 0) options.mask_side = std::max<int64_t>(side / 4, 1);
  RecelerData data{text_from(setup.data, "receler"),
                   text_from(setup.data, "receler_empty"),
                   sentences_from(setup.data.at("receler_places")),
                   setup.data.at("receler_attack"),
                   {}};
  if (options.update.preserves()) data.keep = AnchorData::from(setup.data);
  return std::make_unique<RecelerTrainer>(setup.unet, make_scheduler("ddim", model.scheduler_config), options,
                                          std::move(data));
}

} // namespace pentimento
