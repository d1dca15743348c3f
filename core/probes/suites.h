#pragma once

#include <string>
#include <vector>

#include "core/values/concept.h"
#include "core/values/prompt_case.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// What the program says about a suite.
struct SuiteDescription {
  std::string name; ///< As in `--suite`, e.g. "direct".
  std::string summary;
  std::string tier; ///< What the prober may touch: "T0" is prompt and seed only.
};

/// The built-in suites, in the order in which they are shown.
const std::vector<SuiteDescription>& suite_descriptions();

/// A built-in suite for a plan; always the same prompts for the same plan and vocabulary. Where the
/// vocabulary does not know a target there are no synonyms, translations or combinations of it: none are
/// invented.
/// @throws Error(UnknownName) naming the suites, Error(BadSetting) when the plan has no target.
Suite make_suite(const std::string& name, const Plan& plan, const Vocabulary& vocabulary);

/// What the window's grid shows: for each target 4 direct prompts, 4 synonyms, 4 translations, 4 combinations
/// and 4 of its anchor, then 4 of each kept word and 8 controls; 48 prompts for one pair with five kept
/// words.
Suite grid_suite(const Plan& plan, const Vocabulary& vocabulary);

} // namespace pentimento
