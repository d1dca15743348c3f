#include "core/probes/attacks/sampler/ddim_walk.h"

#include <cmath>

#include "core/erasure/model_predictor.h"
#include "core/schedulers/scheduler_registry.h"
#include "core/schedulers/timestep_spacing.h"

namespace pentimento {

DdimWalk::DdimWalk(AttackedModel& model, int steps, double guidance, std::string negative)
    : model_(model), noising_(model.noising()), guidance_(guidance), negative_(std::move(negative)) {
  const auto scheduler = make_scheduler("", model.model().scheduler_config);
  const auto alphas = scheduler->alphas_cumprod().to(torch::kFloat64).contiguous();
  const auto* all = alphas.const_data_ptr<double>();
  for (const double t : spaced_timesteps("trailing", scheduler->num_train_timesteps(), steps, 0, true)) {
    timesteps_.push_back(static_cast<int64_t>(t));
    alphas_.push_back(all[timesteps_.back()]);
  }
}

double DdimWalk::alpha(int index) const {
  return index < steps() ? alphas_[static_cast<std::size_t>(index)] : 1.0;
}

torch::Tensor DdimWalk::times(int index, int64_t rows) const {
  return torch::full({rows}, timesteps_.at(static_cast<std::size_t>(index)), torch::kInt64)
      .to(noising_.device());
}

torch::Tensor DdimWalk::noisy(const torch::Tensor& clean, const torch::Tensor& noise, int index) const {
  return noising_.noisy(clean, noise.to(clean.device()), times(index, clean.size(0)));
}

torch::Tensor DdimWalk::predict(const torch::Tensor& latents, const TextConditions& text, int index) const {
  if (guidance_ <= 1.0) return model_.predict(latents, times(index, latents.size(0)), text);
  const auto halves =
      model_.predict(torch::cat({latents, latents}), times(index, 2 * latents.size(0)), text).chunk(2);
  return halves[0] + guidance_ * (halves[1] - halves[0]);
}

TextConditions DdimWalk::asked(const TextConditions& text, int64_t rows) const {
  const auto& plan = model_.model().plan();
  std::vector<TextConditions> parts;
  if (guidance_ > 1.0)
    parts.assign(static_cast<std::size_t>(rows), model_.model().encode_negative(negative_));
  parts.push_back(text.to(plan.device, plan.dtype));
  return join(parts);
}

torch::Tensor DdimWalk::back(torch::Tensor latents, const TextConditions& text, int first, int last,
                             int iterations, RunControl& control) const {
  const torch::NoGradGuard no_grad;
  const UnetLoan loan(model_.model(), control, false);
  const auto rows = latents.size(0);
  const auto all = asked(text, rows);
  for (int i = last - 1; i >= first; --i) {
    const double now = alpha(i), next = alpha(i + 1);
    const auto led_to = latents;
    for (int k = 0; k < iterations; ++k) {
      control.checkpoint();
      const auto clean = noising_.clean(predict(latents, all, i), latents, times(i, rows));
      const auto epsilon = (latents - std::sqrt(now) * clean) / std::sqrt(1 - now);
      latents =
          std::sqrt(now / next) * (led_to - std::sqrt(1 - next) * epsilon) + std::sqrt(1 - now) * epsilon;
    }
  }
  return latents;
}

torch::Tensor DdimWalk::go(torch::Tensor latents, const TextConditions& text, int first, int last,
                           RunControl& control, FreshNoise* fresh) const {
  const torch::NoGradGuard no_grad;
  const UnetLoan loan(model_.model(), control, false);
  const auto rows = latents.size(0);
  const auto all = asked(text, rows);
  for (int i = first; i < last; ++i) {
    control.checkpoint();
    const double now = alpha(i), next = alpha(i + 1);
    const auto clean = noising_.clean(predict(latents, all, i), latents, times(i, rows));
    const auto epsilon = (latents - std::sqrt(now) * clean) / std::sqrt(1 - now);
    if (!fresh) {
      latents = std::sqrt(next) * clean + std::sqrt(1 - next) * epsilon;
      continue;
    }
    const double sigma = std::sqrt((1 - next) / (1 - now) * (1 - now / next));
    std::vector<torch::Tensor> noises;
    auto one = latents.sizes().vec();
    one.front() = 1;
    for (auto& generator : fresh->generators) noises.push_back(torch::randn(one, generator, torch::kFloat32));
    const auto added = (fresh->eta * sigma).to(latents.device());
    latents = std::sqrt(next) * clean + (1 - next - added.square()).abs().sqrt() * epsilon +
              fresh->scale.to(latents.device()) * added * torch::cat(noises).to(latents.device());
  }
  return latents;
}

} // namespace pentimento
