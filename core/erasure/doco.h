#pragma once

#include "core/erasure/doco_trainer.h"
#include "core/erasure/erasure_method.h"

namespace pentimento {

/// Concept Domain Correction with the concept-preserving gradient: Wu et al., AAAI 2025, arXiv 2405.15304.
class Doco : public ErasureMethod {
 public:
  const MethodDescription& describe() const override;
  WeightDelta run(ErasureContext& context) const override;
};

/// What `doco` understands, with its presets "fixed" (the default), "large" and "repository".
MethodDescription doco_description();

/// The loop's options from complete settings; also checks them against each other.
/// @throws Error(BadSetting) when warm_up is not below steps or t_min is above t_max.
DocoOptions doco_options(const SettingValues& settings);

} // namespace pentimento
