#pragma once

#include "core/probes/attacks/plain_attack.h"

namespace pentimento {

/// Noise-based probing: DDIM with more fresh noise in every step than its own, over a grid of strengths, a
/// picture a place. Its null control is plain sampling of the same sentences and seeds. Lu et al. 2025 (arXiv
/// 2505.17013), "noise-based".
class EtaNoise final : public PlainAttack {
 public:
  const AttackDescription& describe() const override;
  std::vector<Image> draw(const AttackContext& context, const std::vector<Request>& requests,
                          const TextConditions& text,
                          const std::function<void(const std::string&)>& warning) const override;

 protected:
  std::string note(const AttackContext& context) const override;
};

} // namespace pentimento
