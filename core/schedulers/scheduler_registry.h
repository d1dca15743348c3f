#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/schedulers/scheduler.h"

namespace pentimento {

/// What the program says about a scheduler.
struct SchedulerDescription {
  std::string name;       ///< As in `--scheduler`, e.g. "dpmsolver++".
  std::string class_name; ///< As in scheduler_config.json, e.g. "DPMSolverMultistepScheduler".
  std::string summary;
  std::string citation;
  bool stochastic = false;
};

/// All schedulers, in the order in which they are shown.
const std::vector<SchedulerDescription>& scheduler_descriptions();

/// The description of a name or class name, or nullptr.
const SchedulerDescription* find_scheduler(const std::string& name);

/// A scheduler by its name or class name; "" takes the config's `_class_name`.
/// @throws Error(UnknownName), Error(Unsupported) on options that are not implemented, Error(BadSetting) on
/// wrong types.
std::unique_ptr<Scheduler> make_scheduler(const std::string& name, const nlohmann::json& config);

} // namespace pentimento
