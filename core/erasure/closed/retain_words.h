#pragma once

#include <string>
#include <vector>

#include "core/pipelines/diffusion_model.h"
#include "core/values/concept.h"

namespace pentimento {

/// What an edit in a null space is to leave alone: the plan's kept concepts and, `listed`, every object and
/// style of the model's vocabulary, or the bundled names of the targets' kinds. Without those that contain
/// the words of a target.
std::vector<std::string> retain_words(const DiffusionModel& model, const Plan& plan, bool listed);

} // namespace pentimento
