#pragma once

#include "core/erasure/trained/esd_trainer.h"
#include "core/erasure/trained/trained_method.h"

namespace pentimento {

/// Which parameters ESD trains; names as in its code.
enum class EsdGroup {
  X,       ///< esd-x: every Linear of the cross-attentions.
  XStrict, ///< esd-x-strict: their K and V.
  U,       ///< esd-u: every Linear and convolution outside of them.
};

/// Erased Stable Diffusion: Gandikota, Materzyńska, Fiotto-Kaufman, Bau, ICCV 2023, arXiv 2303.07345.
class Esd : public TrainedMethod {
 public:
  explicit Esd(EsdGroup group) : group_(group) {}
  const MethodDescription& describe() const override;
  std::vector<std::string> parameter_names(const DiffusionModel& model) const override;

 protected:
  bool needs_anchor() const override { return false; }
  void check(const ErasureContext& context) const override;
  TensorMap prepare(ErasureContext& context) const override;
  std::unique_ptr<Trainer> make_trainer(const TrainingSetup& setup) const override;

 private:
  EsdGroup group_;
};

/// What the method of a group understands, with its presets "miniature", "large", "repository" (its present
/// code) and "classic" (the paper's code).
MethodDescription esd_description(EsdGroup group);

/// The loop's options from complete settings; the latents' shape is the model's.
/// @throws Error(BadSetting) when t_min is above t_max.
EsdOptions esd_options(const SettingValues& settings);

} // namespace pentimento
