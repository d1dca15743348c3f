#pragma once

#include "core/erasure/receler/receler_trainer.h"
#include "core/erasure/trained/trained_method.h"

namespace pentimento {

/// Reliable Concept Erasing via Lightweight Erasers: Huang, Chang, Tsai, Lai, Yang, Wang, ECCV 2024, arXiv
/// 2311.17717. Its edits hold erasers, layers that a plain UNet lacks.
class Receler : public TrainedMethod {
 public:
  const MethodDescription& describe() const override;
  /// The tensors of an eraser behind every cross-attention. @throws Error(Unsupported) when there is none.
  std::vector<std::string> parameter_names(const DiffusionModel& model) const override;

 protected:
  bool needs_anchor() const override { return false; }
  void check(const ErasureContext& context) const override;
  TensorMap prepare(ErasureContext& context) const override;
  void begin(TrainedParameters& parameters, const TensorMap& data) const override;
  std::unique_ptr<Trainer> make_trainer(const TrainingSetup& setup) const override;
};

/// What the method understands, with its presets "miniature", "large" and "repository" (the published code).
MethodDescription receler_description();

/// The loop's options from complete settings; the latents' shape is the model's. `mask_side` 0 stays 0.
/// @throws Error(BadSetting) when t_min is above t_max.
RecelerOptions receler_options(const SettingValues& settings);

/// Where the concept stands in a sentence. @param concept_name as it stands there; where it does not, all of
/// the sentence counts as the concept.
RecelerSentence receler_sentence(const CLIPTokenizer& tokenizer, const std::string& sentence,
                                 const std::string& concept_name, int64_t pair);

} // namespace pentimento
