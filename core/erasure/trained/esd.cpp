#include "core/erasure/trained/esd.h"

#include "core/base/error.h"
#include "core/erasure/text_states.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento {

const MethodDescription& Esd::describe() const {
  static const MethodDescription x = esd_description(EsdGroup::X),
                                 strict = esd_description(EsdGroup::XStrict),
                                 u = esd_description(EsdGroup::U);
  return group_ == EsdGroup::X ? x : group_ == EsdGroup::XStrict ? strict : u;
}

std::vector<std::string> Esd::parameter_names(const DiffusionModel& model) const {
  switch (group_) {
  case EsdGroup::X:
    return cross_attention_names(*model.unet);
  case EsdGroup::XStrict:
    return kv_names(*model.unet);
  case EsdGroup::U:
    break;
  }
  return outside_cross_attention_names(*model.unet);
}

void Esd::check(const ErasureContext& context) const {
  if (esd_options(context.settings).baseline != EsdBaseline::Anchor) return;
  for (const auto& pair : context.plan.pairs)
    if (pair.anchor.empty())
      throw Error(ErrorCode::BadPrompt, "the baseline 'anchor' needs an anchor for " + pair.target,
                  "whose pictures the target is taken out of", "nothing",
                  "name one, or take the baseline 'empty'");
}

TensorMap Esd::prepare(ErasureContext& context) const {
  const auto options = esd_options(context.settings);
  const bool from_anchor = options.baseline == EsdBaseline::Anchor;
  std::vector<std::string> erased, asked;
  const auto each = static_cast<int>(SettingReader(context.settings).whole("templates"));
  for (const auto& [pair, sentence] : target_sentences(context.plan, context.model, each)) {
    erased.push_back(sentence.target);
    asked.push_back(from_anchor ? sentence.anchor : sentence.target);
  }
  TensorMap data;
  if (options.update.preserves()) data = prepare_anchor_data(context).named();
  put_text(data, "esd_erased", context.model.encode_prompts(erased));
  put_text(data, "esd_asked", context.model.encode_prompts(asked));
  put_text(data, "esd_empty", context.model.encode_prompts({""}));
  return data;
}

std::unique_ptr<Trainer> Esd::make_trainer(const TrainingSetup& setup) const {
  const auto& model = setup.context.model;
  auto options = esd_options(setup.context.settings);
  const int64_t side = model.image_size() / model.latent_scale();
  options.latent_shape = {model.latent_channels(), side, side};
  EsdData data{text_from(setup.data, "esd_erased"),
               text_from(setup.data, "esd_asked"),
               text_from(setup.data, "esd_empty"),
               {}};
  if (options.update.preserves()) data.keep = AnchorData::from(setup.data);
  return std::make_unique<EsdTrainer>(setup.unet, make_scheduler("ddim", model.scheduler_config), options,
                                      std::move(data));
}

} // namespace pentimento
