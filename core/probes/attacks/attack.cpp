#include "core/probes/attacks/attack.h"

#include <chrono>

#include "core/base/error.h"
#include "core/erasure/settings.h"

namespace pentimento {

std::string_view stop_reason_name(StopReason reason) {
  switch (reason) {
  case StopReason::Found:
    return "found";
  case StopReason::StepsDone:
    return "steps done";
  case StopReason::UnetCalls:
    return "budget: UNet calls";
  case StopReason::Pictures:
    return "budget: pictures";
  case StopReason::Steps:
    return "budget: steps";
  case StopReason::Seconds:
    break;
  }
  return "budget: seconds";
}

void Attack::check(const AttackContext& context) const {
  if (context.model.model().tokenizer_2)
    throw Error(ErrorCode::Unsupported,
                describe().method.title + " seeks the tokens of one text encoder, and this model has two",
                "Stable Diffusion 1.x or 2.x", context.model.model().info().family,
                "take rece-embedding, which needs none");
}

std::vector<Image> Attack::draw(const AttackContext& context, const std::vector<Request>& requests,
                                const TextConditions& text,
                                const std::function<void(const std::string&)>& warning) const {
  StableDiffusionPipeline pipeline(context.model.shared());
  return pipeline.draw_batch(requests, context.sampling, context.control, {{}, warning, {}}, {}, text);
}

AttackFinding Attack::run(AttackContext& context) const {
  if (context.target.find_first_not_of(" \t\r\n") == std::string::npos)
    throw Error(ErrorCode::BadPrompt, "the attack has no target", "a word", "nothing");
  check_settings(describe().method, context.settings);
  check(context);
  const auto started = std::chrono::steady_clock::now();
  const auto calls = context.model.unet_calls();
  auto finding = search(context);
  context.model.use(side(context.null_control));
  // A search that went on from a checkpoint brings along what was spent before.
  finding.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  finding.unet_calls += context.model.unet_calls() - calls;
  return finding;
}

} // namespace pentimento
