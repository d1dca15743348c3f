#pragma once

#include "core/probes/attacks/plain_attack.h"

namespace pentimento {

/// The edited UNet's matrices and kernels rounded to few bits, as who ships a smaller model does: a change
/// that is smaller than half a step of the grid is rounded away. Its null control is the edited model
/// unrounded.
class Quantise final : public PlainAttack {
 public:
  const AttackDescription& describe() const override;
  Side side(bool null_control) const override { return null_control ? Side::Edited : Side::Altered; }

 protected:
  void prepare(AttackContext& context, AttackFinding& finding) const override;
  std::string note(const AttackContext& context) const override;
};

/// A tensor on a grid. @param values [out, …] float32. @param form "int8" or "int4": symmetric, a step a row
/// of the first dimension, the row's largest value on the grid's end; "fp16" or "bf16": rounded to nearest.
/// @return the same shape, float32. @throws Error(BadSetting) for another form.
torch::Tensor rounded_weights(const torch::Tensor& values, const std::string& form);

} // namespace pentimento
