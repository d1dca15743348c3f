#pragma once

#include "core/probes/attacks/plain_attack.h"

namespace pentimento {

/// Diffusion completion: the unedited model goes the first steps from noise, asked for the target, and the
/// edited model finishes. Its null control finishes the same beginnings asked for another word. Lu et al.
/// 2025 (arXiv 2505.17013), "diffusion completion".
class Completion final : public PlainAttack {
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
