#pragma once

#include "core/erasure/erasure_method.h"

namespace pentimento {

/// Reliable and Efficient Concept Erasure: a UCE edit, then rounds of finding the states that still draw the
/// concept and editing those away too. Gong et al., ECCV 2024, arXiv 2407.12383.
class Rece : public ErasureMethod {
 public:
  const MethodDescription& describe() const override;

 protected:
  WeightDelta make(ErasureContext& context) const override;
};

} // namespace pentimento
