#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/edits/edit_stack.h"
#include "core/edits/parameter_swap.h"
#include "core/values/edit_info.h"

namespace pentimento {

/// How the changes of two edits lie to each other on the matrices that both change; `shared` 0 when there are
/// none. Ids stay 0. @throws Error(MissingTensor) for an entry the model lacks.
EditConflict edit_conflict(const WeightDelta& first, const WeightDelta& second,
                           const ParameterSwap& parameters);

/// The conflicts of a stack; each pair of deltas is measured once, since switching and strength change only
/// signs.
class ConflictCache {
 public:
  /// Every two layers that share a matrix, bottom first. Layers that are off count too: one is to know before
  /// switching them on. @throws as edit_conflict.
  std::vector<EditConflict> of(const EditStack& stack, const ParameterSwap& parameters);

 private:
  std::map<std::pair<std::string, std::string>, EditConflict> known_; // by content hash
};

} // namespace pentimento
