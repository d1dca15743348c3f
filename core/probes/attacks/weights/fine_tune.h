#pragma once

#include "core/probes/attacks/plain_attack.h"

namespace pentimento {

/// Few-step fine-tuning of the edited UNet: on the base's pictures of the target with the target's sentences
/// (does it come back sooner than it could be taught?), or on pictures of another word (does it come back by
/// itself?). Its null control teaches the same pictures under a made-up word, or does not train at all.
/// Suriyakumar et al. 2024 (arXiv 2410.08074).
class FineTune final : public PlainAttack {
 public:
  const AttackDescription& describe() const override;
  Side side(bool /*null_control*/) const override { return Side::Altered; }

 protected:
  void check(const AttackContext& context) const override;
  void prepare(AttackContext& context, AttackFinding& finding) const override;
  std::vector<std::string> sentences(const AttackContext& context) const override;
  std::string note(const AttackContext& context) const override;
};

} // namespace pentimento
