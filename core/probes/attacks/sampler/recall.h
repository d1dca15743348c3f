#pragma once

#include <functional>
#include <vector>

#include "core/probes/attacks/plain_attack.h"

namespace pentimento {

/// How Recall makes a latent adversarial.
struct RecallOptions {
  std::vector<std::int64_t> timesteps; ///< Noisiest first.
  int iterations = 20;                 ///< Of each timestep.
  double step = 1e-3;                  ///< Of a sign step.
  double momentum = 0.9;
  double reference_share = 0.25; ///< Of the reference in the latent at the start; the rest is noise.
  double added_again = 0.05;     ///< Of the reference, after every fifth timestep.
  bool away = false;             ///< Up the loss, as the published code steps; else down.
};

/// One prediction of the attacked side. @param noisy [B,C,h,w]. @param timesteps [B]. @return as `noisy`.
using PredictNoisy = std::function<torch::Tensor(const torch::Tensor& noisy, const torch::Tensor& timesteps)>;

/// The adversarial latents: from z = s·reference + (1 − s)·noise, at each timestep t, `iterations` times
/// z ∓ step · sign(m), m = momentum · m + g / |g|₁ of each picture (Dong et al. 2018, arXiv 1710.06081, eq.
/// 6), g the gradient of mean (ε(z_t) − ε(reference_t))², both noised by the same noise.
/// @param reference, noise [B,C,h,w] float32. @param losses takes the loss before every step, if not null.
torch::Tensor recall_latents(const PredictNoisy& predict, const Noising& noising,
                             const torch::Tensor& reference, const torch::Tensor& noise,
                             const RecallOptions& options, std::vector<double>* losses = nullptr);

/// Recall: the edited model draws from a latent that was made to be read as a reference picture of the
/// target, which the unedited model drew. arXiv 2507.07139, ICLR 2026; its momentum is taken as that of the
/// sign methods it builds on. Its null control is the same latent, asked for another word: what the input
/// itself shows.
class Recall final : public PlainAttack {
 public:
  const AttackDescription& describe() const override;
  std::vector<Image> draw(const AttackContext& context, const std::vector<Request>& requests,
                          const TextConditions& text,
                          const std::function<void(const std::string&)>& warning) const override;

 protected:
  bool asks_control_word() const override { return true; }
  std::string note(const AttackContext& context) const override;
};

} // namespace pentimento
