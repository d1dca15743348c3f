#include "core/schedulers/scheduling_dpmsolver_multistep.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/schedulers/timestep_spacing.h"

namespace pentimento {
namespace {

/// α, σ and λ = log α − log σ of a point on the way, from its σ/α.
struct Point {
  double alpha, sigma, lambda;
  explicit Point(double ratio)
      : alpha(1 / std::sqrt(ratio * ratio + 1)), sigma(ratio * alpha),
        lambda(std::log(alpha) - std::log(sigma)) {}
};

} // namespace

DPMSolverMultistepScheduler::DPMSolverMultistepScheduler(const nlohmann::json& config)
    : DPMSolverMultistepScheduler(SchedulerOptions("DPMSolverMultistepScheduler", config), 0) {}

DPMSolverMultistepScheduler::DPMSolverMultistepScheduler(const SchedulerOptions& options, int)
    : Scheduler(options, kSmallestAlpha), timestep_spacing_(options.word("timestep_spacing", "linspace")),
      solver_type_(options.word_of("solver_type", "midpoint", {"midpoint", "heun"})),
      final_sigmas_type_(options.word_of("final_sigmas_type", "zero", {"zero", "sigma_min"})),
      beta_schedule_(noise_settings_.beta_schedule), steps_offset_(options.whole("steps_offset", 0)),
      solver_order_(options.whole("solver_order", 2)),
      lower_order_final_(options.flag("lower_order_final", true)),
      euler_at_final_(options.flag("euler_at_final", false)),
      use_karras_sigmas_(options.flag("use_karras_sigmas", false)),
      lambda_min_clipped_(options.number("lambda_min_clipped", -std::numeric_limits<double>::infinity())) {
  if (solver_order_ != 1 && solver_order_ != 2)
    throw Error(ErrorCode::Unsupported, "DPMSolverMultistepScheduler cannot do this solver_order", "1 or 2",
                std::to_string(solver_order_));
  options.require_neutral("algorithm_type", "dpmsolver++");
  options.require_neutral("thresholding", false);
  options.require_neutral("variance_type", nullptr);
  for (const auto* key : {"use_exponential_sigmas", "use_beta_sigmas", "use_lu_lambdas", "use_flow_sigmas",
                          "use_dynamic_shifting"})
    options.require_neutral(key, false);
}

std::vector<double> DPMSolverMultistepScheduler::plain_timesteps(int steps) const {
  int last = num_train_timesteps();
  for (int t = num_train_timesteps() - 1; t >= 0; --t) { // leaves out the end whose λ is below the clip
    const double alpha = alpha_bar(t);
    if (0.5 * std::log(alpha / (1 - alpha)) >= lambda_min_clipped_) break;
    --last;
  }
  std::vector<double> timesteps;
  if (timestep_spacing_ == "linspace") {
    timesteps = linspace(0, last - 1, steps + 1);
    for (auto& t : timesteps) t = std::nearbyint(t);
    std::reverse(timesteps.begin(), timesteps.end());
    timesteps.pop_back();
  } else if (timestep_spacing_ == "leading") {
    const int ratio = last / (steps + 1);
    for (int i = steps; i >= 1; --i) timesteps.push_back(i * ratio + steps_offset_);
  } else if (timestep_spacing_ == "trailing") {
    const double ratio = static_cast<double>(num_train_timesteps()) / steps;
    const int count = static_cast<int>(std::ceil(last / ratio));
    for (int i = 0; i < count; ++i) timesteps.push_back(std::nearbyint(last - i * ratio) - 1);
  } else {
    throw Error(ErrorCode::Unsupported, "the scheduler's timestep_spacing is not known",
                "linspace, leading or trailing", timestep_spacing_);
  }
  return timesteps;
}

void DPMSolverMultistepScheduler::lay_out(int steps) {
  previous_original_ = torch::Tensor();
  const auto training = training_sigmas();
  sigmas_.clear();
  if (use_karras_sigmas_) {
    auto logs = training;
    for (auto& value : logs) value = std::log(value);
    sigmas_ = karras_sigmas(training.front(), training.back(), steps);
    for (const double sigma : sigmas_) {
      const double t = timestep_of_sigma(sigma, logs);
      timesteps_.push_back(beta_schedule_ == "squaredcos_cap_v2" ? std::trunc(t) : std::nearbyint(t));
    }
  } else {
    timesteps_ = plain_timesteps(steps);
    for (const double t : timesteps_) sigmas_.push_back(interpolated(training, t));
  }
  sigmas_.push_back(final_sigmas_type_ == "zero" ? 0.0 : training.front());
}

torch::Tensor DPMSolverMultistepScheduler::step(const torch::Tensor& model_output, int index,
                                                const torch::Tensor& sample, std::vector<at::Generator>&) {
  const auto at = static_cast<std::size_t>(index);
  const Point now(sigmas_.at(at)), next(sigmas_.at(at + 1));
  const bool last = at + 1 == timesteps_.size();
  const bool few = timesteps_.size() < 15;
  const bool first_order =
      solver_order_ == 1 || index == 0 || !previous_original_.defined() ||
      (last && (euler_at_final_ || (lower_order_final_ && few) || final_sigmas_type_ == "zero"));

  const auto original = predicted_original(model_output, sample, now.alpha * now.alpha);
  const double h = next.lambda - now.lambda; // infinite at the last step when it ends at σ = 0
  const double factor = -next.alpha * std::expm1(-h);
  auto result = (next.sigma / now.sigma) * sample + factor * original;
  if (!first_order) {
    const double r = (now.lambda - Point(sigmas_[at - 1]).lambda) / h;
    const auto difference = (original - previous_original_) / r;
    result = result +
             (solver_type_ == "midpoint" ? 0.5 * factor : next.alpha * (std::expm1(-h) / h + 1)) * difference;
  }
  previous_original_ = original;
  return result;
}

} // namespace pentimento
