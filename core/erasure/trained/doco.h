#pragma once

#include "core/erasure/trained/doco_trainer.h"
#include "core/erasure/trained/trained_method.h"

namespace pentimento {

/// Concept Domain Correction with the concept-preserving gradient: Wu et al., AAAI 2025, arXiv 2405.15304.
/// Several targets take turns, row by row.
class Doco : public TrainedMethod {
 public:
  const MethodDescription& describe() const override;

 protected:
  void check(const ErasureContext& context) const override;
  TensorMap prepare(ErasureContext& context) const override;
  std::unique_ptr<Trainer> make_trainer(const TrainingSetup& setup) const override;
};

/// What `doco` understands, with its presets "fixed" (the default), "large" and "repository".
MethodDescription doco_description();

/// The loop's options from complete settings; also checks them against each other.
/// @throws Error(BadSetting) when warm_up is not below steps or t_min is above t_max.
DocoOptions doco_options(const SettingValues& settings);

} // namespace pentimento
