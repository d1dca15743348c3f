#pragma once

#include <string>
#include <vector>

#include "core/edits/edit_stack.h"
#include "core/pipelines/diffusion_model.h"
#include "core/project/manifest_value.h"
#include "core/project/records.h"
#include "core/values/concept.h"
#include "core/values/prompt_case.h"
#include "core/values/sampling_settings.h"

namespace pentimento {

/// Everything outside settings that may change a picture's bits: program, its revision, LibTorch, device,
/// precision, threads, the processor's vector unit, flags.
Document conditions_of(const DiffusionModel& model);

/// A model's name, place, base hash, family, how it was opened, and the hash of its tokenizer's files (null
/// where they cannot be read).
Document manifest_of_model(const DiffusionModel& model, const std::string& word);

/// Each effective edit: file within the project, content hash, strength, method and settings, the concepts,
/// and which components' tensors it changes.
Document manifest_of_edits(const EditStack& stack);

/// All settings, and back. @throws Error(BadFormat) naming the key that is missing or of another kind.
Document manifest_of_sampling(const SamplingSettings& settings);
SamplingSettings sampling_from(const Document& document);

/// Settings of a method as a JSON object, and back. @throws Error(BadFormat).
Document json_of_settings(const SettingValues& settings);
SettingValues settings_from_json(const Document& document);

/// SHA-256 over the prompts of a suite with all that decides how they are read.
std::string suite_hash(const Suite& suite);

/// One recorded condition that is another now.
struct ChangedCondition {
  std::string name; ///< "torch"
  std::string recorded, now;
};

/// Where two objects of conditions differ, in the order of the first; a key that only one has counts.
std::vector<ChangedCondition> changed_conditions(const Document& recorded, const Document& now);

} // namespace pentimento
