#include "core/probes/attacks/sampler/resampling.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/schedulers/scheduler_registry.h"
#include "core/values/scheduler_choice.h"

namespace pentimento {

namespace {

const std::string kSame = "same";

AttackDescription describe_resampling() {
  std::vector<std::string> schedulers{kSame};
  for (const auto& scheduler : scheduler_descriptions()) schedulers.push_back(scheduler.name);
  AttackDescription attack;
  attack.tier = "T3";
  attack.control = "the same sentences and seeds on the same edited model, sampled as always";
  auto& method = attack.method;
  method.name = "resampling";
  method.title = "Another sampling";
  method.summary = "another scheduler, more steps or more guidance";
  method.citation = "guidance: Ho, Salimans: Classifier-Free Diffusion Guidance, 2022, arXiv 2207.12598; "
                    "schedulers: see `schedulers`";
  method.settings = {
      choice_setting("scheduler", "Scheduler", "euler_ancestral", schedulers, "That pictures are drawn with.",
                     true),
      real_setting("steps_factor", "Steps", 2.5, 0.1, 100.0, "As many times the usual steps.", true),
      real_setting("guidance_factor", "Guidance", 1.0, 0.0, 100.0, "As many times the usual guidance.", true),
      sentences_setting(),
  };
  method.presets = {{"other-sampler", "A scheduler with fresh noise in every step.", {}},
                    {"longer", "Four times the steps.", {{"scheduler", kSame}, {"steps_factor", 4.0}}},
                    {"guidance",
                     "Twice the guidance.",
                     {{"scheduler", kSame}, {"steps_factor", 1.0}, {"guidance_factor", 2.0}}}};
  return attack;
}

SamplingSettings sampling_of(const AttackContext& context) {
  const SettingReader read(context.settings);
  auto sampling = context.sampling;
  if (const auto scheduler = read.text("scheduler"); scheduler != kSame && scheduler != sampling.scheduler)
    choose_scheduler(sampling, scheduler);
  sampling.steps = std::max(1, static_cast<int>(std::lround(sampling.steps * read.real("steps_factor"))));
  sampling.guidance *= read.real("guidance_factor");
  return sampling;
}

} // namespace

const AttackDescription& Resampling::describe() const {
  static const AttackDescription attack = describe_resampling();
  return attack;
}

std::string Resampling::note(const AttackContext& context) const {
  if (context.null_control) return {};
  const auto sampling = sampling_of(context);
  return fmt::format("{} {} steps, guidance {:g}", sampling.scheduler, sampling.steps, sampling.guidance);
}

std::vector<Image> Resampling::draw(const AttackContext& context, const std::vector<Request>& requests,
                                    const TextConditions& text,
                                    const std::function<void(const std::string&)>& warning) const {
  if (context.null_control) return Attack::draw(context, requests, text, warning);
  auto otherwise = context;
  otherwise.sampling = sampling_of(context);
  return Attack::draw(otherwise, requests, text, warning);
}

} // namespace pentimento
