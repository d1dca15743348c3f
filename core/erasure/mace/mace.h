#pragma once

#include "core/erasure/mace/mace_attention.h"
#include "core/erasure/mace/mace_trainer.h"
#include "core/erasure/trained/trained_method.h"

namespace pentimento {

/// MACE: Mass Concept Erasure in Diffusion Models: Lu, Wang, Li, Liu, Kong, CVPR 2024, arXiv 2403.06135.
class Mace : public TrainedMethod {
 public:
  const MethodDescription& describe() const override;

 protected:
  void check(const ErasureContext& context) const override;
  TensorMap prepare(ErasureContext& context) const override;
  std::unique_ptr<Trainer> make_trainer(const TrainingSetup& setup) const override;
};

/// What the method understands, with its presets "miniature", "large" and "repository" (objects, as
/// published).
MethodDescription mace_description();

/// The loop's options from complete settings.
/// @throws Error(BadSetting) when t_min is above t_max, or focus_from not below focus_to.
MaceOptions mace_options(const SettingValues& settings);

/// How masks are taken, from complete settings; `mask_side` 0 stays 0.
MaskOptions mask_options(const SettingValues& settings);

} // namespace pentimento
