#pragma once

#include <vector>

#include "core/values/erasure_settings.h"

namespace pentimento {

/// Defaults of the settings that every search shares.
struct SearchStandards {
  std::int64_t steps = 100;
  std::int64_t searches = 1;
  std::int64_t judge_every = 25; ///< 0 = after the last step alone.
  std::int64_t candidate_pictures = 1;
  bool stop_when_found = true;
};

/// steps, searches, judge_every, candidate_pictures, stop_when_found, max_seconds, max_unet_calls,
/// max_pictures, max_steps, control_max_steps and checkpoint_every, which SearchAttack reads.
std::vector<SettingDescription> search_settings(const SearchStandards& standard);

} // namespace pentimento
