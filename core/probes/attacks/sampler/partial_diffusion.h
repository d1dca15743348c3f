#pragma once

#include "core/probes/attacks/plain_attack.h"

namespace pentimento {

/// Partial diffusion: a picture of the target by the unedited model is made noisy up to a point of the way,
/// and the edited model goes the rest. Its null control goes the same way from the same noisy pictures, asked
/// for another word: what the input itself brings along. Sharma et al. 2024 (arXiv 2409.05668).
class PartialDiffusion final : public PlainAttack {
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
