#include "core/base/error.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/erasure/trained/doco.h"
#include "core/erasure/trained/training_settings.h"

namespace pentimento {

namespace {

TrainingStandards doco_standards() {
  TrainingStandards standard;
  standard.steps = 130;
  standard.learning_rate = 2e-3;
  standard.beta1 = 0.5;
  standard.beta2 = 0.99;
  standard.t_min = 100;
  standard.t_max = 900;
  standard.surgery = "pcgrad";
  standard.retain_weight = 1.0;
  standard.retain_is_primary = true;
  standard.kept_latents = 64;
  return standard;
}

std::vector<SettingDescription> adversary_settings() {
  return {
      whole_setting("warm_up", "Warm-up", 30, 0, 100000,
                    "Steps in which only the discriminator learns to tell target from anchor.", false,
                    "steps"),
      real_setting("x0_clamp", "Clamp", 4.0, 0.0, 100.0, "Bounds of the guessed clean latent; 0 = none."),
      real_setting("discriminator_learning_rate", "Discriminator's rate", 5e-4, 1e-8, 1.0,
                   "Adam, betas 0.5 and 0.999."),
      choice_setting(
          "discriminator_norm", "Discriminator's norm", "group", {"group", "batch"},
          "Group norm looks at each latent alone; batch norm, as published, lets a batch give itself away."),
      whole_setting("discriminator_layers", "Discriminator's layers", 3, 1, 6,
                    "Convolutions of stride 2; fewer are taken where the latent is too small."),
      whole_setting("discriminator_channels", "Discriminator's channels", 64, 8, 256,
                    "Of its first layer, a multiple of 8."),
      flag_setting(
          "freeze_discriminator", "Freeze it meanwhile", true,
          "Off, as published: what the edit's own pass leaves in the discriminator's gradient weakens it."),
  };
}

SettingValues doco_repository() {
  return {{"steps", std::int64_t{2000}},
          {"warm_up", std::int64_t{1000}},
          {"batch_size", std::int64_t{8}},
          {"learning_rate", 4.8e-5},
          {"beta1", 0.9},
          {"beta2", 0.999},
          {"weight_decay", 1e-2},
          {"max_grad_norm", 1.0},
          {"t_min", std::int64_t{0}},
          {"t_max", std::int64_t{999}},
          {"x0_clamp", 0.0},
          {"discriminator_learning_rate", 1e-4},
          {"discriminator_norm", std::string("batch")},
          {"discriminator_layers", std::int64_t{4}},
          {"freeze_discriminator", false},
          {"surgery", std::string("repo")},
          {"retain_weight", 0.0},
          {"anchor_latents", std::int64_t{1000}},
          {"anchor_steps", std::int64_t{25}},
          {"anchor_guidance", 6.0},
          {"augment", true},
          {"resample_posterior", true},
          {"detach_first_token", true},
          {"kept_latents", std::int64_t{0}},
          {"snapshot_every", std::int64_t{200}},
          {"checkpoint_every", std::int64_t{100}}};
}

SettingValues doco_large() {
  auto values = doco_repository();
  values["discriminator_norm"] = std::string("group");
  values["freeze_discriminator"] = true;
  values["surgery"] = std::string("pcgrad");
  values["detach_first_token"] = false;
  values["anchor_latents"] = std::int64_t{200};
  values["augment"] = false;
  values["resample_posterior"] = false;
  return values;
}

} // namespace

MethodDescription doco_description() {
  MethodDescription method;
  method.name = "doco";
  method.title = "DoCo";
  method.summary = "trained, K and V";
  method.citation =
      "Wu, Zhou, Yang, Wang, Chang, Zhang, Wang: Unlearning Concepts in Diffusion Model via Concept Domain "
      "Correction and Concept Preserving Gradient, AAAI 2025, arXiv 2405.15304";
  method.trained = true;
  const auto standard = doco_standards();
  for (const auto& part : {loop_settings(standard), timestep_settings(standard), adversary_settings(),
                           preserving_settings(standard), anchor_settings(standard)})
    method.settings.insert(method.settings.end(), part.begin(), part.end());
  method.settings.push_back(detach_setting());
  method.presets = {{"fixed", "The slips of the published loop repaired; values for the miniature.", {}},
                    {"large",
                     "The same repairs with the paper's values, for models of Stable Diffusion's size.",
                     doco_large()},
                    {"repository", "The published loop as it is, for comparison.", doco_repository()}};
  return method;
}

DocoOptions doco_options(const SettingValues& settings) {
  const SettingReader read(settings);
  const auto steps = read.whole("steps"), warm_up = read.whole("warm_up");
  if (warm_up > steps - 2) // the first erasing step is warm_up + 1, counted from 0
    throw Error(ErrorCode::BadSetting, "warm_up leaves no step to erase in",
                "at most " + std::to_string(steps - 2) + " (steps − 2)", std::to_string(warm_up));
  if (read.whole("discriminator_channels") % 8 != 0)
    throw Error(ErrorCode::BadSetting, "discriminator_channels", "a multiple of 8",
                std::to_string(read.whole("discriminator_channels")));
  DocoOptions options;
  options.warm_up = static_cast<int>(warm_up);
  options.generator = update_options(read);
  options.draws = draw_options(read, true);
  options.discriminator = {read.real("discriminator_learning_rate"), 0.5, 0.999, 1e-8, 0.0};
  options.freeze_discriminator = read.flag("freeze_discriminator");
  options.x0_clamp = read.real("x0_clamp");
  return options;
}

} // namespace pentimento
