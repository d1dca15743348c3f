#pragma once

#include "core/probes/attacks/search_attack.h"

namespace pentimento {

/// UnlearnDiffAtk: a few words before a prompt that asks for the concept, sought with the edited model and
/// one picture of the concept. See SimplexSearch.
class UnlearnDiffAtk final : public SearchAttack {
 public:
  const AttackDescription& describe() const override;

 protected:
  void check(const AttackContext& context) const override;
  TensorMap prepare(AttackContext& context) const override;
  std::unique_ptr<AttackSearch> make_search(const SearchSetup& setup, int search) const override;
};

/// Timesteps in the middle of `count` equal parts of 0 … total − 1, ascending: 10, 30, … 990 for 50 of 1000.
std::vector<int64_t> attacked_timesteps(int64_t count, int64_t total);

} // namespace pentimento
