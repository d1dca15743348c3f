#pragma once

#include <string>
#include <vector>

#include "core/edits/edit_stack.h"
#include "core/values/concept.h"

namespace pentimento::cli {

/// What is probed: what the command line leaves open is taken from where the edits come from. Kept words may
/// be left empty.
Plan probed_plan(const std::vector<std::string>& targets, const std::vector<std::string>& anchors,
                 const std::vector<std::string>& kept, const EditStack& edits);

} // namespace pentimento::cli
