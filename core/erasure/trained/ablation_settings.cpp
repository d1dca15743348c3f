#include "core/erasure/trained/ablation_settings.h"

#include "core/erasure/setting_makers.h"

namespace pentimento {

std::vector<SettingDescription> ablation_settings(const TrainingStandards& standard,
                                                  const std::vector<SettingDescription>& own) {
  std::vector<SettingDescription> all;
  const std::vector<SettingDescription> teacher{choice_setting(
      "teacher", "Teacher", "base", {"base", "current"},
      "Whose prediction for the anchor is learnt: the untouched model's, or, as published, that "
      "of the model being trained.")};
  for (const auto& part : {loop_settings(standard), own, teacher, preserving_settings(standard),
                           timestep_settings(standard), anchor_settings(standard)})
    all.insert(all.end(), part.begin(), part.end());
  all.push_back(detach_setting());
  return all;
}

SettingValues ablation_repository_values() {
  return {{"steps", std::int64_t{200}},
          {"batch_size", std::int64_t{4}},
          {"learning_rate", 8e-6}, // 2e-6 × batch
          {"beta1", 0.9},
          {"beta2", 0.999},
          {"weight_decay", 1e-2},
          {"max_grad_norm", 1.0},
          {"t_min", std::int64_t{0}},
          {"t_max", std::int64_t{999}},
          {"teacher", std::string("current")},
          {"surgery", std::string("off")},
          {"retain_weight", 0.0},
          {"anchor_latents", std::int64_t{1000}},
          {"kept_latents", std::int64_t{0}},
          {"anchor_steps", std::int64_t{25}},
          {"anchor_guidance", 6.0},
          {"augment", true},
          {"resample_posterior", true},
          {"detach_first_token", true},
          {"snapshot_every", std::int64_t{25}},
          {"checkpoint_every", std::int64_t{50}}};
}

SettingValues ablation_large_values() {
  auto values = ablation_repository_values();
  values["teacher"] = std::string("base");
  values["anchor_latents"] = std::int64_t{200};
  values["augment"] = false;
  values["resample_posterior"] = false;
  values["detach_first_token"] = false;
  return values;
}

AblationOptions ablation_options(const SettingReader& read) {
  AblationOptions options;
  options.update = update_options(read);
  options.base_teaches = read.text("teacher") == "base";
  options.draws = draw_options(read, options.update.preserves());
  return options;
}

} // namespace pentimento
