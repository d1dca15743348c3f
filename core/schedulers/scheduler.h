#pragma once

#include <string>
#include <vector>

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

#include "core/schedulers/scheduler_options.h"

namespace pentimento {

/// What the UNet's output means.
enum class PredictionType { Epsilon, Sample, VPrediction };

/// Steps a latent from noise to a picture; driven by `scheduler_config.json`, with Diffusers' numbers.
/// Use: set_timesteps, start from noise × init_noise_sigma, then for each index: scale_model_input, the UNet
/// at timesteps()[index], step. Steps are taken in order; set_timesteps begins anew.
class Scheduler {
 public:
  virtual ~Scheduler() = default;
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  /// Lays out `steps` denoising steps and forgets all history.
  /// @throws Error(BadSetting) unless 1 ≤ steps ≤ num_train_timesteps.
  void set_timesteps(int steps);

  /// The timestep of each UNet call, falling; fractions only with Euler's linspace. PNDM has one more than
  /// steps.
  const std::vector<double>& timesteps() const { return timesteps_; }

  /// What the UNet is fed at `index`. @param sample [B,C,h,w].
  virtual torch::Tensor scale_model_input(const torch::Tensor& sample, int index) const;

  /// One step x_t → x_{t−1}. @param model_output, sample [B,C,h,w] of the same dtype.
  /// @param generators one CPU generator a picture; only stochastic schedulers draw from them.
  /// @return [B,C,h,w]. @throws Error(BadSetting) when there are too few generators.
  virtual torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample,
                             std::vector<at::Generator>& generators) = 0;

  /// The model's guess of x_0 at `index`, unclipped: a few multiplications, no state. What every scheduler
  /// feeds its model, Euler's scaled input too, is x_t of Ho et al. 2020, eq. (4), at the timestep it is
  /// told.
  /// @param model_output what `step` got. @param model_input what scale_model_input gave, [B,C,h,w].
  /// @return [B,C,h,w]; not finite at an ᾱ of 0 with ε-prediction.
  torch::Tensor original(const torch::Tensor& model_output, const torch::Tensor& model_input,
                         int index) const;

  /// Standard deviation of the noise to start from.
  virtual double init_noise_sigma() const { return 1.0; }
  /// True when step draws noise.
  virtual bool stochastic() const { return false; }

  PredictionType prediction_type() const { return prediction_type_; }
  int num_train_timesteps() const { return noise_settings_.num_train_timesteps; }
  /// ᾱ_t [num_train_timesteps] float32 on the CPU.
  const torch::Tensor& alphas_cumprod() const { return alphas_cumprod_; }
  /// x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε. @param clean, noise [B,…]. @param timesteps [B] int64. Ho et al. 2020, eq.
  /// (4).
  torch::Tensor add_noise(const torch::Tensor& clean, const torch::Tensor& noise,
                          const torch::Tensor& timesteps) const;

 protected:
  /// Alphas with a rescaled schedule end at `last_alpha` instead of 0 (Euler and DPM-Solver divide by them).
  Scheduler(const SchedulerOptions& options, double last_alpha_if_rescaled);

  virtual void lay_out(int steps) = 0; ///< Fills timesteps_ and resets history.

  /// ᾱ at a whole timestep, in double.
  double alpha_bar(int timestep) const { return alphas_.at(static_cast<std::size_t>(timestep)); }
  /// σ_t = √((1−ᾱ)/ᾱ), ascending, one a training timestep.
  std::vector<double> training_sigmas() const;
  /// x_0 from the model's output at ᾱ, in whatever it predicts. Ho et al. 2020, eq. (15); v: Salimans & Ho
  /// 2022, D.
  torch::Tensor predicted_original(const torch::Tensor& model_output, const torch::Tensor& sample,
                                   double alpha) const;
  /// Standard normal noise like `sample`, each picture's from its own generator.
  static torch::Tensor step_noise(const torch::Tensor& sample, std::vector<at::Generator>& generators);

  NoiseSettings noise_settings_;
  PredictionType prediction_type_;
  std::vector<double> timesteps_;
  int num_inference_steps_ = 0;

 private:
  torch::Tensor alphas_cumprod_;
  std::vector<double> alphas_;
};

} // namespace pentimento
