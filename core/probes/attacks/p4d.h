#pragma once

#include "core/probes/attacks/search_attack.h"

namespace pentimento {

/// Prompting4Debugging: words whose prediction by the edited model is what the unedited one predicts for the
/// target's prompt. See ProjectedSearch.
class P4d final : public SearchAttack {
 public:
  const AttackDescription& describe() const override;

 protected:
  void check(const AttackContext& context) const override;
  TensorMap prepare(AttackContext& context) const override;
  std::unique_ptr<AttackSearch> make_search(const SearchSetup& setup, int search) const override;
};

} // namespace pentimento
