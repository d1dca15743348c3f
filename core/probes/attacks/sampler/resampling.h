#pragma once

#include "core/probes/attacks/plain_attack.h"

namespace pentimento {

/// The same sentences and seeds, sampled with another scheduler, more steps or more guidance than usual. Its
/// null control samples as usual.
class Resampling final : public PlainAttack {
 public:
  const AttackDescription& describe() const override;
  std::vector<Image> draw(const AttackContext& context, const std::vector<Request>& requests,
                          const TextConditions& text,
                          const std::function<void(const std::string&)>& warning) const override;

 protected:
  std::string note(const AttackContext& context) const override;
};

} // namespace pentimento
