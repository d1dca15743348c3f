#pragma once

#include "core/erasure/erasure_method.h"

namespace pentimento {

/// Unified Concept Editing: K and V in closed form; erases, moderates (towards the empty prompt) or debias
/// (an even share of attributes). Gandikota et al., WACV 2024, arXiv 2308.14761.
class Uce : public ErasureMethod {
 public:
  const MethodDescription& describe() const override;

 protected:
  WeightDelta make(ErasureContext& context) const override;
};

} // namespace pentimento
