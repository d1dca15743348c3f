#pragma once

#include <vector>

#include "core/erasure/settings.h"
#include "core/erasure/trained/anchor_data.h"
#include "core/erasure/training/half_finished.h"
#include "core/erasure/training/unet_trainer.h"

namespace pentimento {

/// The standards of the settings that trained methods share; each method starts from its own.
struct TrainingStandards {
  std::int64_t steps = 120;
  std::int64_t batch_size = 8;
  double learning_rate = 1e-3;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double weight_decay = 0.0;
  double max_grad_norm = 1.0;
  std::int64_t t_min = 0;
  std::int64_t t_max = 999;
  std::int64_t snapshot_every = 25;
  std::int64_t checkpoint_every = 50;
  std::string surgery = "off";
  double surgery_scale = 1.0;
  double retain_weight = 0.0;
  bool retain_is_primary = false; ///< Shown without unfolding.
  std::int64_t anchor_latents = 64;
  std::int64_t kept_latents = 0;
  std::int64_t anchor_steps = 10;
  double anchor_guidance = 4.0;
};

/// steps, batch_size, learning_rate, beta1, beta2, weight_decay, max_grad_norm, snapshot_every,
/// checkpoint_every.
std::vector<SettingDescription> loop_settings(const TrainingStandards& standard);
/// t_min and t_max.
std::vector<SettingDescription> timestep_settings(const TrainingStandards& standard);
/// surgery, surgery_scale, retain_weight.
std::vector<SettingDescription> preserving_settings(const TrainingStandards& standard);
/// anchor_latents, kept_latents, anchor_steps, anchor_guidance, augment, resample_posterior: what
/// prepare_anchor_data reads.
std::vector<SettingDescription> anchor_settings(const TrainingStandards& standard);
/// latents_from, bucket_timestep, sampling_steps, start_guidance: how half-finished pictures are drawn.
/// @param from "base" or "student". @param bucket the timestep by lot. @param steps of a whole picture.
std::vector<SettingDescription> picture_settings(const char* from, bool bucket, int steps = 10);
/// detach_first_token, for methods that train K and V.
SettingDescription detach_setting();

/// Reads what loop_settings and preserving_settings describe.
UpdateOptions update_options(const SettingReader& read);
/// Reads what picture_settings describes but latents_from; the latents' shape is the model's.
HalfFinishedOptions picture_options(const SettingReader& read);
/// Reads batch_size, t_min and t_max. @param keeps whether rows that preserve are drawn.
/// @throws Error(BadSetting) when t_min is above t_max.
DrawOptions draw_options(const SettingReader& read, bool keeps);

} // namespace pentimento
