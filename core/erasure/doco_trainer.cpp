#include "core/erasure/doco_trainer.h"

#include <cmath>

#include "core/base/error.h"

namespace pentimento {

namespace {

/// BCE with logits against one label everywhere.
torch::Tensor bce(const torch::Tensor& logits, double label) {
  return torch::binary_cross_entropy_with_logits(logits, torch::full_like(logits, label));
}

/// Values of a step function at each row's timestep, shaped to multiply [B,C,h,w].
torch::Tensor rows(const torch::Tensor& table, const torch::Tensor& timesteps) {
  return table.index_select(0, timesteps).view({-1, 1, 1, 1});
}

std::vector<torch::Tensor> gradients(const torch::Tensor& loss,
                                     const std::vector<torch::Tensor>& parameters) {
  auto result = torch::autograd::grad({loss}, parameters);
  for (auto& gradient : result) gradient = gradient.to(torch::kFloat32);
  return result;
}

} // namespace

DocoTrainer::DocoTrainer(NoisePredictor unet, TrainedKv& kv, PatchDiscriminator discriminator,
                         torch::Tensor alphas_cumprod, const DocoOptions& options, RunControl& control)
    : unet_(std::move(unet)), kv_(kv), discriminator_(std::move(discriminator)), options_(options),
      control_(control), generator_optimizer_(kv.masters(), options.generator),
      discriminator_optimizer_(discriminator_->parameters(), options.discriminator) {
  const auto device = kv.masters().front().device();
  signal_ = alphas_cumprod.to(device).sqrt();
  noise_ = (1.0 - alphas_cumprod.to(device)).sqrt();
}

torch::Tensor DocoTrainer::noisy(const DocoBatch& batch, int64_t begin, int64_t end) const {
  const auto t = batch.timesteps.slice(0, begin, end);
  return rows(signal_, t) * batch.latents.slice(0, begin, end) +
         rows(noise_, t) * batch.noise.slice(0, begin, end);
}

torch::Tensor DocoTrainer::x0(const torch::Tensor& prediction, const torch::Tensor& noisy,
                              const torch::Tensor& timesteps) const {
  const auto signal = rows(signal_, timesteps), noise = rows(noise_, timesteps);
  auto clean = options_.predicts_velocity ? signal * noisy - noise * prediction
                                          : (noisy - noise * prediction) / signal;
  return options_.x0_clamp > 0.0 ? clean.clamp(-options_.x0_clamp, options_.x0_clamp) : clean;
}

DocoStep DocoTrainer::step(const DocoBatch& batch, int step) {
  const int64_t half = batch.target_states.size();
  const bool trains = step > options_.warm_up;
  const auto t = batch.timesteps.slice(0, 0, half);
  const auto x = noisy(batch, 0, half);
  DocoStep report;

  torch::Tensor taught, fake;
  {
    const torch::NoGradGuard no_grad;
    kv_.use_teacher();
    taught = unet_.predict(x, t, batch.anchor_states);
  }
  control_.checkpoint();
  kv_.use_student();
  const auto keep = trains ? keep_gradient(batch, report) : std::vector<torch::Tensor>{};
  control_.checkpoint();
  {
    const torch::AutoGradMode grad(trains);
    const auto predicted = unet_.predict(x, t, batch.target_states);
    report.values["match"] = torch::mse_loss(predicted.detach(), taught).item<double>();
    fake = x0(predicted, x, t);
  }
  control_.checkpoint();
  if (trains) update_generator(fake, keep, report);
  update_discriminator(x0(taught, x, t), fake.detach(), report);

  for (const auto& [name, value] : report.values)
    if (!std::isfinite(value))
      throw Error(ErrorCode::NotFinite, name + " is not a number any more at step " + std::to_string(step),
                  "", "", "lower learning_rate");
  return report;
}

std::vector<torch::Tensor> DocoTrainer::keep_gradient(const DocoBatch& batch, DocoStep& report) {
  const torch::AutoGradMode grad(true);
  const int64_t half = batch.target_states.size();
  const auto t = batch.timesteps.slice(0, half);
  const auto n = batch.noise.slice(0, half);
  // For v-prediction the true target is the velocity; the repository uses the noise there too, which is a
  // mistake.
  const auto wanted =
      options_.predicts_velocity ? rows(signal_, t) * n - rows(noise_, t) * batch.latents.slice(0, half) : n;
  const auto loss =
      torch::mse_loss(unet_.predict(noisy(batch, half, 2 * half), t, batch.prior_states), wanted);
  report.values["loss_prior"] = loss.item<double>();
  auto keep = gradients(loss, kv_.student_parameters());
  clip_global_norm(keep, options_.max_grad_norm);
  return keep;
}

void DocoTrainer::update_generator(const torch::Tensor& fake, std::vector<torch::Tensor> keep,
                                   DocoStep& report) {
  const torch::AutoGradMode grad(true);
  const auto loss = bce(discriminator_->forward(fake), 0.0);
  report.values["loss_G"] = loss.item<double>();

  auto wanted = kv_.student_parameters();
  const auto matrices = wanted.size();
  if (!options_.freeze_discriminator)
    for (const auto& parameter : discriminator_->parameters()) wanted.push_back(parameter);
  auto all = gradients(loss, wanted);
  // The repository never clears what this pass leaves in D's gradients, so D's own step adds to it.
  for (std::size_t i = matrices; i < all.size(); ++i) wanted[i].mutable_grad() = all[i];

  std::vector<torch::Tensor> erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(matrices));
  clip_global_norm(erase, options_.max_grad_norm);
  const auto surgery = adjust_gradient(erase, keep, options_.surgery, options_.surgery_scale);
  report.values["conflict_share"] = surgery.conflict_share;
  report.cosines = surgery.cosines;
  report.stepped_in = surgery.stepped_in;
  if (options_.retain_weight > 0.0)
    for (std::size_t i = 0; i < matrices; ++i) erase[i].add_(keep[i], options_.retain_weight);
  generator_optimizer_.step(erase);
}

void DocoTrainer::update_discriminator(const torch::Tensor& real, const torch::Tensor& fake,
                                       DocoStep& report) {
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

AdamW::State DocoTrainer::state() const {
  AdamW::State all;
  for (std::size_t i = 0; i < kv_.names().size(); ++i)
    all.emplace_back("kv." + std::to_string(i), kv_.masters()[i]);
  for (const auto& item : discriminator_->named_parameters())
    all.emplace_back("d." + item.key(), item.value().detach());
  for (const auto& item : discriminator_->named_buffers()) all.emplace_back("d." + item.key(), item.value());
  for (auto& item : generator_optimizer_.state("adam_g.")) all.push_back(std::move(item));
  for (auto& item : discriminator_optimizer_.state("adam_d.")) all.push_back(std::move(item));
  return all;
}

void DocoTrainer::load_state(const std::map<std::string, torch::Tensor>& state) {
  const torch::NoGradGuard no_grad;
  const auto find = [&](const std::string& name) {
    const auto found = state.find(name);
    if (found == state.end()) throw Error(ErrorCode::MissingTensor, "the checkpoint has no tensor " + name);
    return found->second;
  };
  for (std::size_t i = 0; i < kv_.names().size(); ++i)
    kv_.masters()[i].copy_(find("kv." + std::to_string(i)));
  for (const auto& item : discriminator_->named_parameters()) item.value().copy_(find("d." + item.key()));
  for (const auto& item : discriminator_->named_buffers()) item.value().copy_(find("d." + item.key()));
  generator_optimizer_.load("adam_g.", find);
  discriminator_optimizer_.load("adam_d.", find);
}

} // namespace pentimento
