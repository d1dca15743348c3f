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
  if (side == Side::Altered && altered_state_.empty())
    throw Error(ErrorCode::Internal, "no weights were altered yet");
  parameters_->restore();
  side_ = side;
  if (side == Side::Base) return;
  for (const auto& [name, value] : side == Side::Edited ? edited_ : altered_) parameters_->put(name, value);
}

void AttackedModel::alter(const std::map<std::string, torch::Tensor>& values) {
  const torch::NoGradGuard no_grad;
  use(Side::Base);
  for (const auto& [name, value] : values) parameters_->require_shape(name, value.sizes());
  altered_ = edited_;
  altered_state_ = edited_state_;
  if (values.empty()) return;
  for (const auto& [name, value] : values) altered_[name] = value.detach();
  // The state is that of one edit that holds these weights.
  auto whole = std::make_shared<WeightDelta>();
  whole->origin.base_hash = base_hash();
  for (const auto& [name, value] : altered_) whole->entries[name] = dense_entry(value);
  EditStack stack;
  stack.add("altered", std::move(whole));
  altered_state_ = stack.state_hash(base_hash());
}

const std::string& AttackedModel::state_of(Side side) const {
  if (side == Side::Base) return base_hash();
  return side == Side::Edited ? edited_state_ : altered_state_;
}

std::string AttackedModel::state() const {
  return parameters_->pristine() ? base_hash() : state_of(side_ == Side::Altered ? side_ : Side::Edited);
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
