#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/cli/session.h"
#include "core/values/concept.h"

namespace pentimento::cli {

/// What `erase` is asked.
struct EraseOptions {
  std::string model, method = "doco", out, snapshots, from, project;
  std::vector<std::string> targets, anchors, kept, settings;
  std::uint64_t seed = 42;
  bool resume = false;
};

/// Runs `erase`, and prints its result. @throws what the method, the files and the project throw.
void erase(Session& session, const EraseOptions& given);

} // namespace pentimento::cli
