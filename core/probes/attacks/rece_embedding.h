#pragma once

#include "core/probes/attacks/attack.h"

namespace pentimento {

/// RECE's closed form as an attack: the text states that the edited K and V matrices send nearest to where
/// the base's send the target's, c' = (λI + Σ W'ᵀW')⁻¹ (Σ W'ᵀW) c for all tokens. See adversarial_map.
class ReceEmbedding final : public Attack {
 public:
  const AttackDescription& describe() const override;

 protected:
  void check(const AttackContext& context) const override;
  AttackFinding search(AttackContext& context) const override;
};

} // namespace pentimento
