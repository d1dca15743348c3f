#include "core/erasure/trained/f_dmu.h"

#include "core/erasure/setting_makers.h"
#include "core/erasure/trained/ablation_settings.h"

namespace pentimento {

namespace {

MethodDescription describe_f_dmu() {
  TrainingStandards standard;
  standard.learning_rate = 2e-3;
  MethodDescription method;
  method.name = "f-dmu";
  method.title = "f-DMU";
  method.summary = "trained, K and V";
  method.citation = "Novello, Fontana, Cinque, Gündüz, Tonello: A Unified Framework for Diffusion Model "
                    "Unlearning with f-Divergence, ICML 2026, arXiv 2509.21167";
  method.trained = true;
  method.settings = ablation_settings(
      standard,
      {choice_setting("divergence", "Divergence", "hellinger", {"hellinger", "chi2", "kl"},
                      "How target and anchor are compared: what is far apart pulls less (hellinger), more "
                      "(chi2), or in proportion (kl, which is Concept Ablation).",
                      true),
       real_setting("divergence_scale", "Its scale", 1.0, 0.01, 1000.0,
                    "Multiplies the mean squared difference before the divergence; 1 as published.")});
  method.presets = {{"miniature", "Values for the miniature.", {}},
                    {"large",
                     "Concept Ablation's values with fewer pictures and the base as teacher, for models of "
                     "Stable Diffusion's size.",
                     ablation_large_values()},
                    {"repository", "Concept Ablation's published values, which the paper keeps.",
                     ablation_repository_values()}};
  return method;
}

AblationOptions f_dmu_options(const SettingReader& read) {
  auto options = ablation_options(read);
  options.divergence = divergence_from(read.text("divergence"));
  options.divergence_scale = read.real("divergence_scale");
  return options;
}

} // namespace

const MethodDescription& FDmu::describe() const {
  static const MethodDescription made = describe_f_dmu();
  return made;
}

void FDmu::check(const ErasureContext& context) const {
  f_dmu_options(SettingReader(context.settings));
}

TensorMap FDmu::prepare(ErasureContext& context) const {
  return prepare_anchor_data(context).named();
}

std::unique_ptr<Trainer> FDmu::make_trainer(const TrainingSetup& setup) const {
  return std::make_unique<AblationTrainer>(setup.unet, f_dmu_options(setup.read),
                                           AnchorData::from(setup.data));
}

} // namespace pentimento
