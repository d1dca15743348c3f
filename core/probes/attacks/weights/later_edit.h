#pragma once

#include "core/probes/attacks/plain_attack.h"

namespace pentimento {

/// A later edit on top: UCE takes another word out of the model, as an owner who goes on erasing does, and
/// the first target is asked for again. Its null control is the edited model without it.
class LaterEdit final : public PlainAttack {
 public:
  const AttackDescription& describe() const override;
  Side side(bool null_control) const override { return null_control ? Side::Edited : Side::Altered; }

 protected:
  void check(const AttackContext& context) const override;
  void prepare(AttackContext& context, AttackFinding& finding) const override;
  std::string note(const AttackContext& context) const override;
};

} // namespace pentimento
