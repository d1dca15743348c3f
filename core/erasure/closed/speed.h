#pragma once

#include "core/erasure/erasure_method.h"

namespace pentimento {

/// SPEED: an edit in the null space of what is to be retained. Li et al., ICLR 2026, arXiv 2503.07392.
class Speed : public ErasureMethod {
 public:
  const MethodDescription& describe() const override;

 protected:
  WeightDelta make(ErasureContext& context) const override;
};

} // namespace pentimento
