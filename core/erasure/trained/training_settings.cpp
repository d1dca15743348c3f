#include "core/erasure/trained/training_settings.h"

#include "core/base/error.h"
#include "core/erasure/setting_makers.h"

namespace pentimento {

std::vector<SettingDescription> loop_settings(const TrainingStandards& standard) {
  return {
      whole_setting("steps", "Steps", standard.steps, 2, 100000, "Training steps, a warm-up among them.",
                    true, "steps"),
      whole_setting("batch_size", "Batch", standard.batch_size, 1, 64,
                    "Rows that erase; as many rows again measure what is to be kept."),
      real_setting("learning_rate", "Learning rate", standard.learning_rate, 1e-8, 1.0,
                   "Of the trained parameters (AdamW)."),
      real_setting("beta1", "Beta 1", standard.beta1, 0.0, 0.9999, "AdamW's memory of the gradient."),
      real_setting("beta2", "Beta 2", standard.beta2, 0.0, 0.99999,
                   "AdamW's memory of the squared gradient."),
      real_setting("weight_decay", "Weight decay", standard.weight_decay, 0.0, 1.0,
                   "AdamW's pull of the parameters towards zero; 0 makes it Adam."),
      real_setting("max_grad_norm", "Gradient clip", standard.max_grad_norm, 0.0, 1000.0,
                   "Largest common norm of a gradient; 0 clips nothing."),
      whole_setting("snapshot_every", "Snapshot every", standard.snapshot_every, 1, 100000,
                    "How often the edit is shown while it is made.", true, "steps"),
      whole_setting("checkpoint_every", "Checkpoint every", standard.checkpoint_every, 1, 100000,
                    "How often the run is written down, so that it can go on after a crash or a power cut.",
                    false, "steps"),
  };
}

std::vector<SettingDescription> timestep_settings(const TrainingStandards& standard) {
  return {
      whole_setting("t_min", "First timestep", standard.t_min, 0, 999,
                    "Noisiness is drawn between the two timesteps."),
      whole_setting("t_max", "Last timestep", standard.t_max, 0, 999,
                    "Above about 900 the clean latent cannot be guessed and drowns the rest."),
  };
}

std::vector<SettingDescription> preserving_settings(const TrainingStandards& standard) {
  return {
      choice_setting(
          "surgery", "Preserving gradient", standard.surgery, {"pcgrad", "repo", "global", "off"},
          "Where erasing conflicts with keeping: project (pcgrad), DoCo's published code's rule (repo), "
          "project all parameters as one (global), or nothing (off)."),
      real_setting("surgery_scale", "Its strength", standard.surgery_scale, 0.0, 10.0,
                   "DoCo's lambda; 1 removes the conflict entirely."),
      real_setting("retain_weight", "Rehearsal", standard.retain_weight, 0.0, 100.0,
                   "How much of the preserving gradient is followed besides; 0 as DoCo published it.",
                   standard.retain_is_primary),
  };
}

std::vector<SettingDescription> anchor_settings(const TrainingStandards& standard) {
  return {
      whole_setting("anchor_latents", "Anchor pictures", standard.anchor_latents, 1, 10000,
                    "Drawn by the model itself before the first step."),
      whole_setting("kept_latents", "Kept pictures", standard.kept_latents, 0, 10000,
                    "Pictures of the kept concepts among those that measure what is to be kept."),
      whole_setting("anchor_steps", "Their steps", standard.anchor_steps, 1, 100,
                    "Denoising steps of each of these pictures (DPM-Solver++)."),
      real_setting("anchor_guidance", "Their guidance", standard.anchor_guidance, 1.0, 30.0,
                   "Guidance of these pictures."),
      flag_setting("augment", "Place them anew", false,
                   "As published for objects: pictures are shrunk onto grey or enlarged, and their sentences "
                   "say so; each picture once."),
      flag_setting("resample_posterior", "Through the VAE", false,
                   "As published: the pictures are decoded and encoded, and every step samples the encoder's "
                   "distribution."),
  };
}

std::vector<SettingDescription> picture_settings(const char* from, bool bucket, int steps) {
  return {
      choice_setting("latents_from", "Noisy pictures from", from, {"base", "student"},
                     "Who draws the half-finished pictures: the untouched model, or the one being trained."),
      flag_setting("bucket_timestep", "Timestep by lot", bucket,
                   "As the first code of ESD: any timestep near the picture's own, instead of its own."),
      whole_setting("sampling_steps", "Their steps", steps, 2, 1000,
                    "Denoising steps of a whole picture (DDIM); it is stopped after a random number of them.",
                    false, "steps"),
      real_setting("start_guidance", "Their guidance", 3.0, 1.0, 30.0, "Guidance of these pictures."),
  };
}

HalfFinishedOptions picture_options(const SettingReader& read) {
  HalfFinishedOptions options;
  options.sampling_steps = static_cast<int>(read.whole("sampling_steps"));
  options.guidance = read.real("start_guidance");
  options.bucket_timestep = read.flag("bucket_timestep");
  return options;
}

SettingDescription detach_setting() {
  return flag_setting("detach_first_token", "Detach the first token", false,
                      "As published: no gradient through key and value of the start token.");
}

UpdateOptions update_options(const SettingReader& read) {
  UpdateOptions options;
  options.optimizer = {read.real("learning_rate"), read.real("beta1"), read.real("beta2"), 1e-8,
                       read.real("weight_decay")};
  options.max_grad_norm = read.real("max_grad_norm");
  options.surgery = surgery_from(read.text("surgery"));
  options.surgery_scale = read.real("surgery_scale");
  options.retain_weight = read.real("retain_weight");
  return options;
}

DrawOptions draw_options(const SettingReader& read, bool keeps) {
  const auto t_min = read.whole("t_min"), t_max = read.whole("t_max"), rows = read.whole("batch_size");
  if (t_min > t_max)
    throw Error(ErrorCode::BadSetting, "t_min is above t_max", "at most " + std::to_string(t_max),
                std::to_string(t_min));
  return {rows, keeps ? rows : 0, t_min, t_max};
}

} // namespace pentimento
