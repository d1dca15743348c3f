#pragma once

#include "core/erasure/adv_unlearn/adv_unlearn_trainer.h"
#include "core/erasure/trained/trained_method.h"

namespace pentimento {

/// Defensive Unlearning with Adversarial Training: Zhang, Chen, Jia, Zhang, Fan, Liu, Hong, Ding, Liu,
/// NeurIPS 2024, arXiv 2405.15234. Its edits hold the text encoder; the UNet stays.
class AdvUnlearn : public TrainedMethod {
 public:
  const MethodDescription& describe() const override;
  /// All layers and the last norm of the text encoder, under text_encoder_prefix; not the embeddings.
  std::vector<std::string> parameter_names(const DiffusionModel& model) const override;

 protected:
  bool needs_anchor() const override { return false; }
  void check(const ErasureContext& context) const override;
  torch::nn::Module& trained_module(DiffusionModel& model) const override { return *model.text_encoder; }
  TensorMap prepare(ErasureContext& context) const override;
  std::unique_ptr<Trainer> make_trainer(const TrainingSetup& setup) const override;
};

/// What the method understands, with its presets "miniature", "large", "repository" (the published code) and
/// "fast" (its fast AT).
MethodDescription adv_unlearn_description();

/// The loop's options from complete settings; the latents' shape is the model's.
AdvUnlearnOptions adv_unlearn_options(const SettingValues& settings);

} // namespace pentimento
