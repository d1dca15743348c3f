#pragma once

#include "core/probes/attacks/search_attack.h"

namespace pentimento {

/// Ring-A-Bell: prompts whose text states lie where the concept's vector leads, sought with the text encoder
/// alone. See GeneticSearch.
class RingABell final : public SearchAttack {
 public:
  const AttackDescription& describe() const override;
  Side side(bool null_control) const override { return null_control ? Side::Base : Side::Edited; }

 protected:
  void check(const AttackContext& context) const override;
  TensorMap prepare(AttackContext& context) const override;
  std::unique_ptr<AttackSearch> make_search(const SearchSetup& setup, int search) const override;
};

} // namespace pentimento
