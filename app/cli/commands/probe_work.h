#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/sampling_options.h"
#include "app/cli/session.h"
#include "core/project/run_plan.h"

namespace pentimento::cli {

/// What `probe` is asked.
struct ProbeOptions {
  std::string model, out, judge, second_judge, project;
  std::vector<std::string> edits, targets, anchors, kept;
  std::vector<std::string> suites{"direct", "synonym", "language", "combined", "kept", "anchor", "control"};
  std::vector<std::uint64_t> seeds{41, 42, 43, 44};
  SamplingOptions sampling;
  bool no_metadata = false;
  std::optional<ProbePart> fixed; ///< Of a plan file: instead of suites, seeds, words and sampling.
};

/// Runs `probe`, and prints its panel. @throws what drawing, judging, the files and the project throw.
void probe(Session& session, const ProbeOptions& given);

} // namespace pentimento::cli
