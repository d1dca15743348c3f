#pragma once

#include <cstdint>

#include "core/pipelines/diffusion_model.h"
#include "core/values/concept.h"

namespace pentimento {

/// What the equation of a closed form (UCE, RECE, SPEED) holds at its largest moment: the text states of its
/// sentences, the float64 rows that are picked out of them, and systems as wide as the text. The sentences
/// are counted, not read: where a name is longer than a word, its rows are some fewer.
/// @param settings as resolved_settings gives them. @return bytes beside the model.
std::int64_t closed_form_bytes(const DiffusionModel& model, const Plan& plan, const SettingValues& settings);

/// What MACE's refinement holds while it gathers the states of what is to be kept. @param settings as above.
std::int64_t prior_bytes(const DiffusionModel& model, const Plan& plan, const SettingValues& settings);

} // namespace pentimento
