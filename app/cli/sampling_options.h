#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "core/pipelines/diffusion_model.h"
#include "core/values/sampling_settings.h"

namespace pentimento::cli {

/// What a command that draws is told about sampling; what is not said is the model's own.
struct SamplingOptions {
  std::optional<std::string> scheduler;
  std::optional<int> steps;
  std::optional<double> guidance;
};

/// --steps, --guidance and --scheduler.
void add_sampling_options(CLI::App& command, SamplingOptions& options);

/// The model's own settings with what was said in their place, at the model's size, its scheduler named.
SamplingSettings sampling_with(const SamplingOptions& options, const DiffusionModel& model);

} // namespace pentimento::cli
