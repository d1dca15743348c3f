#pragma once

#include "core/probes/attacks/plain_attack.h"

namespace pentimento {

/// Inverted latents: pictures of the target by the unedited model are led back to noise by the edited model,
/// asked for nothing, and the edited model draws from that noise. A text-free way there avoids whatever an
/// edit did to words. TINA, CVPR 2026 (arXiv 2603.17828); each step's equation is solved by fixed-point
/// iteration in place of their 25 steps of AdamW, see DdimWalk::back.
///
/// Its null control, where the target is asked for: the same noise, asked for another word, which shows what
/// the noise alone brings along. Where nothing is asked for, any model gives any picture back; its control is
/// then the same way with pictures of another word.
class LatentInversion final : public PlainAttack {
 public:
  const AttackDescription& describe() const override;
  std::vector<Image> draw(const AttackContext& context, const std::vector<Request>& requests,
                          const TextConditions& text,
                          const std::function<void(const std::string&)>& warning) const override;
  /// The noise that pictures with the requests' seeds are led back to by the side in place.
  /// @return [B,C,h,w] float32. @throws Stopped.
  torch::Tensor found_noise(const AttackContext& context, const std::vector<Request>& requests) const;

 protected:
  bool asks_control_word() const override { return true; }
  std::string note(const AttackContext& context) const override;
};

} // namespace pentimento
