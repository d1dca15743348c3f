#include "core/probes/attacks/attacked_model.h"

#include "core/base/error.h"
#include "core/pipelines/editable_parameters.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento {

AttackedModel::AttackedModel(std::shared_ptr<DiffusionModel> model, const EditStack& edits)
    : model_(std::move(model)), parameters_(editable_parameters(*model_)) {
  edited_state_ = edits.apply(*parameters_, base_hash());
  // A handle of its own to each edited tensor: it stays what it is when the parameter is exchanged.
  for (const auto& layer : edits.layers())
    if (layer.effective())
      for (const auto& [name, entry] : layer.delta->entries)
        edited_[name] = parameters_->current(name).detach();
  parameters_->restore();
}

AttackedModel::~AttackedModel() = default;

void AttackedModel::use(Side side) {
  if (side == side_) return;
  parameters_->restore();
  if (side == Side::Edited)
    for (const auto& [name, value] : edited_) parameters_->put(name, value);
  side_ = side;
}

std::string AttackedModel::state() const {
  return parameters_->pristine() ? base_hash() : edited_state_;
}

torch::Tensor AttackedModel::predict(const torch::Tensor& sample, const torch::Tensor& timesteps,
                                     const TextConditions& text) {
  const auto& plan = model_->plan();
  unet_calls_ += sample.size(0);
  return model_->predict(sample.to(plan.dtype), timesteps, {text.states.to(plan.dtype), text.pooled})
      .to(torch::kFloat32);
}

torch::Tensor AttackedModel::encode(const torch::Tensor& tokens) {
  return model_->text_encoder->encode_tokens(tokens.to(model_->plan().dtype));
}

torch::Tensor AttackedModel::word_table() const {
  return model_->text_encoder->embeddings->token_embedding->weight.detach();
}

Noising AttackedModel::noising() const {
  const auto scheduler = make_scheduler("", model_->scheduler_config);
  return {scheduler->alphas_cumprod(), model_->info().prediction_type == "v_prediction",
          model_->plan().device};
}

} // namespace pentimento
