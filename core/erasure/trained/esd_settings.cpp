#include "core/erasure/setting_makers.h"
#include "core/erasure/trained/esd.h"
#include "core/erasure/trained/training_settings.h"

namespace pentimento {

namespace {

TrainingStandards esd_standards(EsdGroup group) {
  TrainingStandards standard;
  standard.steps = 120;
  standard.batch_size = 4;
  standard.learning_rate = group == EsdGroup::U ? 2e-4 : 1e-3;
  standard.max_grad_norm = 0.0;
  standard.anchor_latents = 32;
  if (group == EsdGroup::U) { // a style's shift takes other pictures along unless they are held
    standard.surgery = "pcgrad";
    standard.retain_weight = 1.0;
    standard.retain_is_primary = true;
  }
  return standard;
}

/// All but the cross-attention does not know the words: what is learnt shifts the prediction for every
/// prompt, the empty one too, and guidance of 4 takes such a shift back unless it is three times as large.
double eta(EsdGroup group) {
  return group == EsdGroup::U ? 3.0 : 1.0;
}

std::vector<SettingDescription> formula_settings(EsdGroup group) {
  return {
      choice_setting(
          "baseline", "Starts from", "empty", {"empty", "concept", "anchor"},
          "What the guidance away from the target is added to: the empty prompt (as the paper), the "
          "target itself (as the present code; a guidance of 2 is then the paper's 1), or the "
          "anchor, whose pictures lose the target (\"hat\" from \"cowboy\")."),
      real_setting("negative_guidance", "Negative guidance", eta(group), 0.0, 20.0,
                   "The paper's eta: how far past the baseline the target's prediction is pushed.", true),
      whole_setting("templates", "Sentences", 8, 1, 1000,
                    "Sentences about the target, the bare name among them; 1 as published."),
  };
}

SettingValues esd_repository() {
  return {{"steps", std::int64_t{200}},
          {"batch_size", std::int64_t{1}},
          {"learning_rate", 5e-5},
          {"beta1", 0.9},
          {"beta2", 0.999},
          {"weight_decay", 0.0},
          {"max_grad_norm", 0.0},
          {"baseline", std::string("concept")},
          {"negative_guidance", 2.0},
          {"templates", std::int64_t{1}},
          {"latents_from", std::string("base")},
          {"bucket_timestep", false},
          {"sampling_steps", std::int64_t{50}},
          {"start_guidance", 3.0},
          {"surgery", std::string("off")},
          {"retain_weight", 0.0},
          {"snapshot_every", std::int64_t{25}},
          {"checkpoint_every", std::int64_t{50}}};
}

SettingValues classic_values() {
  auto values = esd_repository();
  values["steps"] = std::int64_t{1000};
  values["learning_rate"] = 1e-5;
  values["baseline"] = std::string("empty");
  values["negative_guidance"] = 1.0;
  values["latents_from"] = std::string("student");
  values["bucket_timestep"] = true;
  values["snapshot_every"] = std::int64_t{100};
  return values;
}

SettingValues esd_large() {
  auto values = esd_repository();
  values["baseline"] = std::string("empty");
  values["negative_guidance"] = 1.0;
  values["templates"] = std::int64_t{8};
  values["anchor_latents"] = std::int64_t{200};
  values["anchor_steps"] = std::int64_t{25};
  values["anchor_guidance"] = 6.0;
  return values;
}

} // namespace

MethodDescription esd_description(EsdGroup group) {
  MethodDescription method;
  method.name = group == EsdGroup::X ? "esd-x" : group == EsdGroup::XStrict ? "esd-x-strict" : "esd-u";
  method.title = group == EsdGroup::X ? "ESD-x" : group == EsdGroup::XStrict ? "ESD-x strict" : "ESD-u";
  method.summary = group == EsdGroup::X         ? "trained, cross-attention"
                   : group == EsdGroup::XStrict ? "trained, K and V"
                                                : "trained, all but cross-attention";
  method.citation = "Gandikota, Materzyńska, Fiotto-Kaufman, Bau: Erasing Concepts from Diffusion Models, "
                    "ICCV 2023, arXiv 2303.07345";
  method.trained = true;
  const auto standard = esd_standards(group);
  for (const auto& part :
       {loop_settings(standard), formula_settings(group), picture_settings("base", false),
        preserving_settings(standard), timestep_settings(standard), anchor_settings(standard)})
    method.settings.insert(method.settings.end(), part.begin(), part.end());
  method.presets = {
      {"miniature", "Values for the miniature.", {}},
      {"large", "The present code's values with several sentences, for models of Stable Diffusion's size.",
       esd_large()},
      {"repository", "The present code as it is, in float32.", esd_repository()},
      {"classic", "The paper's code: longer, on pictures of the model being trained.", classic_values()}};
  return method;
}

EsdOptions esd_options(const SettingValues& settings) {
  const SettingReader read(settings);
  EsdOptions options;
  options.update = update_options(read);
  const auto baseline = read.text("baseline");
  options.baseline = baseline == "empty"     ? EsdBaseline::Empty
                     : baseline == "concept" ? EsdBaseline::Concept
                                             : EsdBaseline::Anchor;
  options.negative_guidance = read.real("negative_guidance");
  options.from_student = read.text("latents_from") == "student";
  options.bucket_timestep = read.flag("bucket_timestep");
  options.sampling_steps = static_cast<int>(read.whole("sampling_steps"));
  options.start_guidance = read.real("start_guidance");
  options.rows = read.whole("batch_size");
  options.keep = draw_options(read, true);
  return options;
}

} // namespace pentimento
