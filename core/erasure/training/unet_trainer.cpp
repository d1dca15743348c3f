#include "core/erasure/training/unet_trainer.h"

#include <cmath>

#include "core/base/error.h"

namespace pentimento {

namespace {

const std::string master_prefix = "kv.", optimizer_prefix = "adam_g.";

} // namespace

void require_finite(const TrainingStep& measured, int step) {
  for (const auto& [name, value] : measured.values)
    if (!std::isfinite(value))
      throw Error(ErrorCode::NotFinite, name + " is not a number any more at step " + std::to_string(step),
                  "", "", "lower learning_rate");
}

UnetTrainer::UnetTrainer(TrainingUnet model, const UpdateOptions& options, std::vector<torch::Tensor> stepped)
    : model_(std::move(model)), update_options_(options), optimizer_(std::move(stepped), options.optimizer) {}

torch::Tensor UnetTrainer::predict_frozen(const torch::Tensor& noisy, const torch::Tensor& timesteps,
                                          const TextConditions& states) const {
  const torch::NoGradGuard no_grad;
  return model_.unet.predict(noisy, timesteps, states);
}

std::vector<torch::Tensor> UnetTrainer::gradients(const torch::Tensor& loss,
                                                  const std::vector<torch::Tensor>& further) const {
  auto wanted = model_.parameters.student_parameters();
  wanted.insert(wanted.end(), further.begin(), further.end());
  auto result = torch::autograd::grad({loss}, wanted);
  for (auto& gradient : result) gradient = gradient.to(torch::kFloat32);
  return result;
}

std::vector<torch::Tensor> UnetTrainer::keep_gradient(const KeepBatch& batch, TrainingStep& report) const {
  const torch::AutoGradMode grad(true);
  // For v-prediction the true target is the velocity; DoCo's repository uses the noise there too, which is a
  // mistake.
  const auto wanted = model_.noising.truth(batch.latents, batch.noise, batch.timesteps);
  const auto noisy = model_.noising.noisy(batch.latents, batch.noise, batch.timesteps);
  const auto loss = torch::mse_loss(model_.unet.predict(noisy, batch.timesteps, batch.states), wanted);
  report.values["loss_prior"] = loss.item<double>();
  auto keep = gradients(loss);
  clip_global_norm(keep, update_options_.max_grad_norm);
  return keep;
}

void UnetTrainer::adjust(std::vector<torch::Tensor>& erase, const std::vector<torch::Tensor>& keep,
                         TrainingStep& report) const {
  const torch::NoGradGuard no_grad;
  clip_global_norm(erase, update_options_.max_grad_norm);
  if (keep.empty()) return;
  const auto surgery = adjust_gradient(erase, keep, update_options_.surgery, update_options_.surgery_scale);
  report.values["conflict_share"] = surgery.conflict_share;
  report.cosines = surgery.cosines;
  report.stepped_in = surgery.stepped_in;
  if (update_options_.retain_weight > 0.0)
    for (std::size_t i = 0; i < erase.size(); ++i) erase[i].add_(keep[i], update_options_.retain_weight);
}

void UnetTrainer::update(std::vector<torch::Tensor> erase, const std::vector<torch::Tensor>& keep,
                         TrainingStep& report) {
  const torch::NoGradGuard no_grad;
  adjust(erase, keep, report);
  optimizer_.step(erase);
}

TensorMap UnetTrainer::state() const {
  TensorMap all;
  const auto& masters = model_.parameters.masters();
  for (std::size_t i = 0; i < masters.size(); ++i) all[master_prefix + std::to_string(i)] = masters[i];
  for (auto& [name, tensor] : optimizer_.state(optimizer_prefix)) all[name] = tensor;
  return all;
}

void UnetTrainer::load_state(const TensorMap& state) {
  const torch::NoGradGuard no_grad;
  const auto find = [&](const std::string& name) {
    const auto found = state.find(name);
    if (found == state.end()) throw Error(ErrorCode::MissingTensor, "the checkpoint has no tensor " + name);
    return found->second;
  };
  auto& masters = model_.parameters.masters();
  for (std::size_t i = 0; i < masters.size(); ++i) masters[i].copy_(find(master_prefix + std::to_string(i)));
  optimizer_.load(optimizer_prefix, find);
}

} // namespace pentimento
