#pragma once

#include "core/erasure/trained/ablation_trainer.h"
#include "core/erasure/trained/training_settings.h"

namespace pentimento {

/// Settings that Concept Ablation and f-DMU share. @param own the method's own, shown after the loop's.
std::vector<SettingDescription> ablation_settings(const TrainingStandards& standard,
                                                  const std::vector<SettingDescription>& own);

/// Concept Ablation's published values for styles and objects on one GPU; f-DMU keeps them.
SettingValues ablation_repository_values();
/// The same with fewer pictures and the base as teacher.
SettingValues ablation_large_values();

/// Reads what both have: update, draws, teacher. @throws Error(BadSetting) when t_min is above t_max.
AblationOptions ablation_options(const SettingReader& read);

} // namespace pentimento
