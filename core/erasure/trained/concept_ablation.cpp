#include "core/erasure/trained/concept_ablation.h"

#include "core/erasure/setting_makers.h"
#include "core/erasure/trained/ablation_settings.h"

namespace pentimento {

namespace {

MethodDescription describe_concept_ablation() {
  TrainingStandards standard;
  standard.learning_rate = 2e-3;
  const auto loss = choice_setting(
      "loss", "Learns", "model", {"model", "noise"},
      "Of a noisy picture of the anchor, asked for the target: what is predicted for the anchor "
      "(model-based), or the noise that is in it (noise-based).",
      true);
  MethodDescription method;
  method.name = "concept-ablation";
  method.title = "Concept Ablation";
  method.summary = "trained, K and V";
  method.citation =
      "Kumari, Zhang, Wang, Shechtman, Zhang, Zhu: Ablating Concepts in Text-to-Image Diffusion "
      "Models, ICCV 2023, arXiv 2303.13516";
  method.trained = true;
  method.settings = ablation_settings(standard, {loss});
  auto noise = ablation_repository_values();
  noise["loss"] = std::string("noise");
  method.presets = {
      {"miniature", "Values for the miniature.", {}},
      {"large",
       "The published values with fewer pictures and the base as teacher, for models of Stable "
       "Diffusion's size.",
       ablation_large_values()},
      {"repository", "The published values for styles and objects on one GPU.", ablation_repository_values()},
      {"repository-noise", "The same, noise-based.", noise}};
  return method;
}

AblationOptions concept_ablation_options(const SettingReader& read) {
  auto options = ablation_options(read);
  options.target = read.text("loss") == "noise" ? AblationTarget::Noise : AblationTarget::Model;
  return options;
}

} // namespace

const MethodDescription& ConceptAblation::describe() const {
  static const MethodDescription made = describe_concept_ablation();
  return made;
}

void ConceptAblation::check(const ErasureContext& context) const {
  concept_ablation_options(SettingReader(context.settings));
}

TensorMap ConceptAblation::prepare(ErasureContext& context) const {
  return prepare_anchor_data(context).named();
}

std::unique_ptr<Trainer> ConceptAblation::make_trainer(const TrainingSetup& setup) const {
  return std::make_unique<AblationTrainer>(setup.unet, concept_ablation_options(setup.read),
                                           AnchorData::from(setup.data));
}

} // namespace pentimento
