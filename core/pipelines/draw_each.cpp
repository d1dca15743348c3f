#include "core/pipelines/draw_each.h"

#include <utility>

#include "core/base/error.h"

namespace pentimento {
namespace {

void require_finite(const torch::Tensor& values, const Request* requests, const char* what) {
  const auto good = torch::isfinite(values).flatten(1).all(1).cpu();
  for (int64_t i = 0; i < good.size(0); ++i)
    if (!good[i].item<bool>())
      throw Error(ErrorCode::NotFinite,
                  std::string(what) + " of \"" + requests[i].prompt + "\", seed " +
                      std::to_string(requests[i].seed) + " are not finite",
                  "numbers", "NaN or infinity",
                  "the weights or the precision do not hold; try fp32 or take the last edit back");
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

} // namespace

void draw_each(StableDiffusionPipeline& pipeline, const std::vector<Request>& requests,
               const SamplingSettings& settings, RunControl& control, const BatchCallbacks& callbacks,
               const std::function<void(int, Image)>& drawn, const torch::Tensor& noise,
               const TextConditions& text) {
  for (const auto& request : requests)
    if (is_blank(request.prompt)) throw Error(ErrorCode::BadPrompt, "a prompt is empty", "words", "nothing");
  auto& preview = pipeline.preview();
  StepWatch watch;
  if (callbacks.preview)
    watch = [&](const std::function<torch::Tensor()>& original) {
      if (!control.previews() || !preview.due()) return;
      if (const auto rough = preview.pictures(original()); !rough.empty()) callbacks.preview(rough);
    };
  preview.begin();
  const auto latents = pipeline.sample(requests, settings, control, callbacks.step, noise, text, watch);
  require_finite(latents, requests.data(), "the latents");
  if (callbacks.sampled) callbacks.sampled(latents);
  decode_each(pipeline, latents, requests, control, callbacks.warning, [&](int place, Image image) {
    preview.learn(latents[place], image);
    drawn(place, std::move(image));
  });
}

void decode_each(StableDiffusionPipeline& pipeline, const torch::Tensor& latents,
                 const std::vector<Request>& requests, RunControl& control,
                 const std::function<void(const std::string&)>& warning,
                 const std::function<void(int, Image)>& drawn) {
  int place = 0;
  for (const auto& one : latents.split(1)) { // decode takes them one by one anyway
    control.checkpoint();
    const auto decoded = pipeline.decode(one, control, warning);
    require_finite(decoded, requests.data() + place, "the colours");
    drawn(place++, std::move(to_images(decoded).front()));
  }
}

} // namespace pentimento
