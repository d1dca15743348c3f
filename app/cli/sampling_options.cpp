#include "app/cli/sampling_options.h"

#include "core/pipelines/stable_diffusion.h"
#include "core/values/scheduler_choice.h"

namespace pentimento::cli {

void add_sampling_options(CLI::App& command, SamplingOptions& options) {
  command.add_option("--steps", options.steps, "Denoising steps")->option_text("N");
  command.add_option("--guidance", options.guidance, "Classifier-free guidance; 1 is none")->option_text("X");
  command.add_option("--scheduler", options.scheduler, "See `schedulers`")->option_text("NAME");
}

SamplingSettings sampling_with(const SamplingOptions& options, const DiffusionModel& model) {
  SamplingSettings sampling = default_sampling(model);
  if (sampling.scheduler.empty()) sampling.scheduler = model.info().scheduler;
  if (options.scheduler) choose_scheduler(sampling, *options.scheduler);
  if (options.steps) sampling.steps = *options.steps;
  if (options.guidance) sampling.guidance = *options.guidance;
  sampling.width = sampling.height = model.image_size();
  return sampling;
}

} // namespace pentimento::cli
