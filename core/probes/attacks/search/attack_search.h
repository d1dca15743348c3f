#pragma once

#include <functional>

#include "core/base/torch.h"

#include "core/erasure/training/trainer.h"
#include "core/models/text_encoders/text_conditions.h"

namespace pentimento {

/// A UNet as a search sees it: (sample [B,C,h,w], timesteps [B] int64, conditions) → prediction [B,C,h,w]
/// float32, with its graph where gradients are on.
using Predict =
    std::function<torch::Tensor(const torch::Tensor&, const torch::Tensor&, const TextConditions&)>;

/// A text encoder as a search sees it: token vectors [B,N,D] → text states [B,N,D], with their graph.
using Encode = std::function<torch::Tensor(const torch::Tensor&)>;

/// One search for one adversarial prompt: the part of an attack that the common loop (SearchAttack) does not
/// know.
class AttackSearch {
 public:
  virtual ~AttackSearch() = default;
  /// One step. Every random number comes from `generator` (on the CPU), always in the same order; a step that
  /// throws leaves the state as it was before. @param step counted from 0. @return the objective's value.
  /// @throws Stopped.
  virtual double step(int step, at::Generator& generator) = 0;
  /// What it would ask the model with now: "ids" [N] int64, or "embedding" [k,D] float32.
  virtual TensorMap candidate() const = 0;
  /// Everything that the next step starts from, to the bit.
  virtual TensorMap state() const = 0;
  /// @throws Error(MissingTensor).
  virtual void load_state(const TensorMap& state) = 0;
};

/// @throws Error(MissingTensor) naming it.
const torch::Tensor& state_tensor(const TensorMap& state, const std::string& name);

} // namespace pentimento
