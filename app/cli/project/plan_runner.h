#pragma once

#include <string>

#include "app/cli/session.h"
#include "core/project/run_plan.h"

namespace pentimento::cli {

/// Erases and probes as a plan says, recording into the project. Device, precision and threads are the plan's
/// where the command line leaves them open. @param model where the model is now; may be empty.
/// @return what came out: "content_hash", "state", "pictures", and beside what the plan expected "same" (null
/// where it expects nothing), "pictures_equal", "differs" (keys), "changed_conditions".
Json run_plan(Session& session, const RunPlan& plan, const std::string& project, const std::string& model);

} // namespace pentimento::cli
