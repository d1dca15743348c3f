#pragma once

#include "core/probes/attacks/search_attack.h"

namespace pentimento {

/// Concept inversion (CCE): one new word is learnt from the base's pictures of the concept, against the
/// edited model. See InversionSearch.
class ConceptInversion final : public SearchAttack {
 public:
  const AttackDescription& describe() const override;
  /// The null control learns on the unedited model.
  Side side(bool null_control) const override { return null_control ? Side::Base : Side::Edited; }

 protected:
  TensorMap prepare(AttackContext& context) const override;
  std::unique_ptr<AttackSearch> make_search(const SearchSetup& setup, int search) const override;
  AttackPrompt prompt_of(const AttackContext& context, const TensorMap& candidate) const override;
};

} // namespace pentimento
