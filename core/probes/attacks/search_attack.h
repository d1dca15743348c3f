#pragma once

#include <memory>

#include "core/erasure/settings.h"
#include "core/probes/attacks/attack.h"
#include "core/probes/attacks/search/attack_search.h"

namespace pentimento {

/// What an attack makes its searches from.
struct SearchSetup {
  AttackContext& context;
  SettingReader read;
  const TensorMap& data; ///< What `prepare` gave, or the checkpoint had.
  Noising noising;
  Predict base;           ///< θ0, whichever side is in place; leaves the attacked side in place.
  Predict edited;         ///< The attacked side.
  Encode encode;          ///< The attacked side's text encoder.
  Encode encode_publicly; ///< The base's, which everybody has; leaves the attacked side in place.
};

/// An attack that is searched for in steps. It says what it is, what it learns from and how one step is made;
/// the loop around that is here: looks at pictures with the judge, the best of them, budgets, checkpoints (on
/// a stop and every `checkpoint_every` steps, whole or not at all), resuming to the bit, a stop within a
/// step.
class SearchAttack : public Attack {
 protected:
  AttackFinding search(AttackContext& context) const final;
  /// Draws and encodes what the steps learn from; the attacked side is in place afterwards. @throws Stopped.
  virtual TensorMap prepare(AttackContext& context) const = 0;
  /// Search number `search`, at step 0.
  virtual std::unique_ptr<AttackSearch> make_search(const SearchSetup& setup, int search) const = 0;
  /// What a search's candidate asks the model with, by the side in place.
  virtual AttackPrompt prompt_of(const AttackContext& context, const TensorMap& candidate) const;
};

} // namespace pentimento
