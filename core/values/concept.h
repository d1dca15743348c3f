#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/values/erasure_settings.h"

namespace pentimento {

/// One line of the plan's table: what goes, and what is drawn in its place. An empty anchor means "nothing in
/// particular".
struct ConceptPair {
  std::string target;
  std::string anchor;
  bool operator==(const ConceptPair&) const = default;
};

/// What the user wants done: a copy of it is what a job runs from.
struct Plan {
  std::vector<ConceptPair> pairs;
  std::vector<std::string> kept;
  std::string method = "doco";
  SettingValues settings; ///< Only what differs from the method's defaults.
  std::vector<std::uint64_t> seeds{41, 42, 43, 44};
  bool operator==(const Plan&) const = default;
};

/// "cat → dog", or "cat → dog, moon → sun".
std::string plan_title(const Plan& plan);

} // namespace pentimento
