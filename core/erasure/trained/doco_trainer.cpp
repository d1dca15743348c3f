#include "core/erasure/trained/doco_trainer.h"

#include "core/base/error.h"

namespace pentimento {

namespace {

/// BCE with logits against one label everywhere.
torch::Tensor bce(const torch::Tensor& logits, double label) {
  return torch::binary_cross_entropy_with_logits(logits, torch::full_like(logits, label));
}

} // namespace

DocoTrainer::DocoTrainer(TrainingUnet model, PatchDiscriminator discriminator, const DocoOptions& options,
                         AnchorData data)
    : UnetTrainer(std::move(model), options.generator), discriminator_(std::move(discriminator)),
      options_(options), data_(std::move(data)),
      discriminator_optimizer_(discriminator_->parameters(), options.discriminator) {}

torch::Tensor DocoTrainer::x0(const torch::Tensor& prediction, const torch::Tensor& noisy,
                              const torch::Tensor& timesteps) const {
  const auto clean = model_.noising.clean(prediction, noisy, timesteps);
  return options_.x0_clamp > 0.0 ? clean.clamp(-options_.x0_clamp, options_.x0_clamp) : clean;
}

TrainingStep DocoTrainer::step(int step, at::Generator& generator) {
  return this->step(draw_anchor_batch(data_, options_.draws, generator), step);
}

TrainingStep DocoTrainer::step(const AnchorBatch& batch, int step) {
  const bool trains = erases_at(step);
  const auto& t = batch.timesteps;
  const auto x = model_.noising.noisy(batch.latents, batch.noise, t);
  TrainingStep report;

  model_.parameters.use_teacher();
  const auto taught = predict_frozen(x, t, batch.anchor_states);
  model_.control.checkpoint();
  model_.parameters.use_student();
  const auto keep = trains ? keep_gradient(batch.keep, report) : std::vector<torch::Tensor>{};
  model_.control.checkpoint();
  torch::Tensor fake;
  {
    const torch::AutoGradMode grad(trains);
    const auto predicted = model_.unet.predict(x, t, batch.target_states);
    report.values["match"] = torch::mse_loss(predicted.detach(), taught).item<double>();
    fake = x0(predicted, x, t);
  }
  model_.control.checkpoint();
  if (trains) update_generator(fake, keep, report);
  update_discriminator(x0(taught, x, t), fake.detach(), report);
  require_finite(report, step);
  return report;
}

void DocoTrainer::update_generator(const torch::Tensor& fake, const std::vector<torch::Tensor>& keep,
                                   TrainingStep& report) {
  const torch::AutoGradMode grad(true);
  const auto loss = bce(discriminator_->forward(fake), 0.0);
  report.values["loss_G"] = loss.item<double>();

  std::vector<torch::Tensor> own;
  if (!options_.freeze_discriminator) own = discriminator_->parameters();
  auto all = gradients(loss, own);
  const auto matrices = all.size() - own.size();
  // The repository never clears what this pass leaves in D's gradients, so D's own step adds to it.
  for (std::size_t i = 0; i < own.size(); ++i) own[i].mutable_grad() = all[matrices + i];
  all.resize(matrices);
  update(std::move(all), keep, report);
}

void DocoTrainer::update_discriminator(const torch::Tensor& real, const torch::Tensor& fake,
                                       TrainingStep& report) {
  const torch::AutoGradMode grad(true);
  const auto on_real = discriminator_->forward(real), on_fake = discriminator_->forward(fake);
  const auto loss = bce(on_real, 0.0) + bce(on_fake, 1.0); // anchor 0, target 1: reversed against the usual
  const auto parameters = discriminator_->parameters();
  auto own = torch::autograd::grad({loss}, parameters);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    auto& left_over = parameters[i].mutable_grad();
    if (left_over.defined()) own[i] = own[i] + left_over;
    left_over.reset();
  }
  discriminator_optimizer_.step(own);
  report.values["loss_D"] = loss.item<double>();
  report.values["acc_real"] = on_real.lt(0).to(torch::kFloat32).mean().item<double>();
  report.values["acc_fake"] = on_fake.gt(0).to(torch::kFloat32).mean().item<double>();
}

TensorMap DocoTrainer::state() const {
  auto all = UnetTrainer::state();
  for (const auto& item : discriminator_->named_parameters()) all["d." + item.key()] = item.value().detach();
  for (const auto& item : discriminator_->named_buffers()) all["d." + item.key()] = item.value();
  for (auto& [name, tensor] : discriminator_optimizer_.state("adam_d.")) all[name] = tensor;
  return all;
}

void DocoTrainer::load_state(const TensorMap& state) {
  UnetTrainer::load_state(state);
  const torch::NoGradGuard no_grad;
  const auto find = [&](const std::string& name) {
    const auto found = state.find(name);
    if (found == state.end()) throw Error(ErrorCode::MissingTensor, "the checkpoint has no tensor " + name);
    return found->second;
  };
  for (const auto& item : discriminator_->named_parameters()) item.value().copy_(find("d." + item.key()));
  for (const auto& item : discriminator_->named_buffers()) item.value().copy_(find("d." + item.key()));
  discriminator_optimizer_.load("adam_d.", find);
}

} // namespace pentimento
