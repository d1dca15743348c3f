#include "core/erasure/trained/ablation_trainer.h"

#include "core/base/error.h"

namespace pentimento {

Divergence divergence_from(const std::string& name) {
  if (name == "kl") return Divergence::KullbackLeibler;
  if (name == "hellinger") return Divergence::Hellinger;
  if (name == "chi2") return Divergence::ChiSquared;
  throw Error(ErrorCode::BadSetting, "divergence", "one of hellinger chi2 kl", name);
}

AblationTrainer::AblationTrainer(TrainingUnet model, const AblationOptions& options, AnchorData data)
    : UnetTrainer(std::move(model), options.update), options_(options), data_(std::move(data)) {}

TrainingStep AblationTrainer::step(int step, at::Generator& generator) {
  return this->step(draw_anchor_batch(data_, options_.draws, generator), step);
}

TrainingStep AblationTrainer::step(const AnchorBatch& batch, int step) {
  const auto noisy = model_.noising.noisy(batch.latents, batch.noise, batch.timesteps);
  TrainingStep report;
  const auto wanted = target(batch, noisy);
  model_.control.checkpoint();
  model_.parameters.use_student();
  std::vector<torch::Tensor> keep;
  if (options_.update.preserves()) keep = keep_gradient(batch.keep, report);
  model_.control.checkpoint();
  const torch::AutoGradMode grad(true);
  const auto found =
      loss(model_.unet.predict(noisy, batch.timesteps, batch.target_states), wanted, batch.mask, report);
  require_finite(report, step);
  update(gradients(found), keep, report);
  return report;
}

torch::Tensor AblationTrainer::target(const AnchorBatch& batch, const torch::Tensor& noisy) const {
  if (options_.target == AblationTarget::Noise)
    return model_.noising.truth(batch.latents, batch.noise, batch.timesteps);
  if (options_.base_teaches)
    model_.parameters.use_teacher();
  else
    model_.parameters.use_student();
  return predict_frozen(noisy, batch.timesteps, batch.anchor_states);
}

torch::Tensor AblationTrainer::loss(const torch::Tensor& predicted, const torch::Tensor& wanted,
                                    const torch::Tensor& mask, TrainingStep& report) const {
  auto m = (predicted - wanted).square().mean(1, true); // [B,1,h,w]
  m = mask.defined() ? (m * mask).flatten(1).sum(1) / mask.flatten(1).sum(1).clamp_min(1.0)
                     : m.flatten(1).mean(1); // [B]
  const auto scaled = options_.divergence_scale * m.detach();
  report.values["match"] = m.detach().mean().item<double>();
  if (options_.divergence == Divergence::KullbackLeibler) {
    const auto all = options_.divergence_scale * m.mean();
    report.values["loss"] = all.item<double>();
    return all;
  }
  const double sign = options_.divergence == Divergence::Hellinger ? -1.0 : 1.0;
  const auto weight = (sign * scaled).exp();
  report.values["loss"] = (sign * (weight - 1.0)).mean().item<double>();
  report.values["weight"] = weight.mean().item<double>();
  return (weight * options_.divergence_scale * m).mean();
}

} // namespace pentimento
