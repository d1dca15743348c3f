#include "core/base/error.h"
#include "core/erasure/doco.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"

namespace pentimento {

namespace {

std::vector<SettingDescription> loop_settings() {
  return {
      whole_setting("steps", "Steps", 130, 2, 100000, "All training steps, the warm-up among them.", true,
                    "steps"),
      whole_setting("warm_up", "Warm-up", 30, 0, 100000,
                    "Steps in which only the discriminator learns to tell target from anchor.", false,
                    "steps"),
      whole_setting("batch_size", "Batch", 8, 1, 64,
                    "Rows that erase; as many rows again measure what is to be kept."),
      real_setting("learning_rate", "Learning rate", 2e-3, 1e-8, 1.0, "Of the K and V matrices (AdamW)."),
      real_setting("beta1", "Beta 1", 0.5, 0.0, 0.9999, "AdamW's memory of the gradient."),
      real_setting("beta2", "Beta 2", 0.99, 0.0, 0.99999, "AdamW's memory of the squared gradient."),
      real_setting("weight_decay", "Weight decay", 0.0, 0.0, 1.0,
                   "AdamW's pull of the matrices towards zero."),
      real_setting("max_grad_norm", "Gradient clip", 1.0, 0.0, 1000.0,
                   "Largest common norm of a gradient; 0 clips nothing."),
      whole_setting("t_min", "First timestep", 100, 0, 999, "Noisiness is drawn between the two timesteps."),
      whole_setting("t_max", "Last timestep", 900, 0, 999,
                    "Above about 900 the clean latent cannot be guessed and drowns the rest."),
      real_setting("x0_clamp", "Clamp", 4.0, 0.0, 100.0, "Bounds of the guessed clean latent; 0 = none."),
      whole_setting("snapshot_every", "Snapshot every", 25, 1, 100000,
                    "How often the edit is shown while it is made.", true, "steps"),
  };
}

std::vector<SettingDescription> adversary_settings() {
  return {
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

std::vector<SettingDescription> preserving_settings() {
  return {
      choice_setting(
          "surgery", "Preserving gradient", "pcgrad", {"pcgrad", "repo", "global", "off"},
          "Where erasing conflicts with keeping: project (pcgrad), the published code's rule (repo), "
          "project all matrices as "
          "one (global), or nothing (off)."),
      real_setting("surgery_scale", "Its strength", 1.0, 0.0, 10.0,
                   "The paper's lambda; 1 removes the conflict entirely."),
      real_setting("retain_weight", "Rehearsal", 1.0, 0.0, 100.0,
                   "How much of the preserving gradient is followed besides; 0 as published.", true),
      whole_setting("anchor_latents", "Anchor pictures", 64, 1, 10000,
                    "Drawn by the model itself before the first step."),
      whole_setting("kept_latents", "Kept pictures", 0, 0, 10000,
                    "Pictures of the kept concepts among those that measure what is to be kept."),
      whole_setting("anchor_steps", "Their steps", 10, 1, 100,
                    "Denoising steps of each of these pictures (DPM-Solver++)."),
      real_setting("anchor_guidance", "Their guidance", 4.0, 1.0, 30.0, "Guidance of these pictures."),
      flag_setting("resample_posterior", "Through the VAE", false,
                   "As published: the pictures are decoded and encoded, and every step samples the encoder's "
                   "distribution."),
      flag_setting("detach_first_token", "Detach the first token", false,
                   "As published: no gradient through key and value of the start token."),
  };
}

SettingValues repository_values() {
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
          {"resample_posterior", true},
          {"detach_first_token", true},
          {"kept_latents", std::int64_t{0}},
          {"snapshot_every", std::int64_t{200}}};
}

SettingValues large_values() {
  auto values = repository_values();
  values["discriminator_norm"] = std::string("group");
  values["freeze_discriminator"] = true;
  values["surgery"] = std::string("pcgrad");
  values["detach_first_token"] = false;
  values["anchor_latents"] = std::int64_t{200};
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
  for (const auto& part : {loop_settings(), adversary_settings(), preserving_settings()})
    method.settings.insert(method.settings.end(), part.begin(), part.end());
  method.presets = {{"fixed", "The slips of the published loop repaired; values for the miniature.", {}},
                    {"large",
                     "The same repairs with the paper's values, for models of Stable Diffusion's size.",
                     large_values()},
                    {"repository", "The published loop as it is, for comparison.", repository_values()}};
  return method;
}

DocoOptions doco_options(const SettingValues& settings) {
  const SettingReader read(settings);
  const auto steps = read.whole("steps"), warm_up = read.whole("warm_up");
  if (warm_up > steps - 2) // the first erasing step is warm_up + 1, counted from 0
    throw Error(ErrorCode::BadSetting, "warm_up leaves no step to erase in",
                "at most " + std::to_string(steps - 2) + " (steps − 2)", std::to_string(warm_up));
  if (read.whole("t_min") > read.whole("t_max"))
    throw Error(ErrorCode::BadSetting, "t_min is above t_max",
                "at most " + std::to_string(read.whole("t_max")), std::to_string(read.whole("t_min")));
  if (read.whole("discriminator_channels") % 8 != 0)
    throw Error(ErrorCode::BadSetting, "discriminator_channels", "a multiple of 8",
                std::to_string(read.whole("discriminator_channels")));
  DocoOptions options;
  options.warm_up = static_cast<int>(warm_up);
  options.generator = {read.real("learning_rate"), read.real("beta1"), read.real("beta2"), 1e-8,
                       read.real("weight_decay")};
  options.discriminator = {read.real("discriminator_learning_rate"), 0.5, 0.999, 1e-8, 0.0};
  options.freeze_discriminator = read.flag("freeze_discriminator");
  options.surgery = surgery_from(read.text("surgery"));
  options.surgery_scale = read.real("surgery_scale");
  options.retain_weight = read.real("retain_weight");
  options.max_grad_norm = read.real("max_grad_norm");
  options.x0_clamp = read.real("x0_clamp");
  return options;
}

} // namespace pentimento
