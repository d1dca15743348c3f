#include "core/probes/attacks/sampler/walked_pictures.h"

#include "core/base/rng.h"
#include "core/pipelines/draw_each.h"

namespace pentimento {

std::vector<Image> pictures_of(const AttackContext& context, const torch::Tensor& latents,
                               const std::vector<Request>& requests,
                               const std::function<void(const std::string&)>& warning) {
  StableDiffusionPipeline pipeline(context.model.shared());
  std::vector<Image> images;
  decode_each(pipeline, latents, requests, context.control, warning,
              [&](int, Image image) { images.push_back(std::move(image)); });
  return images;
}

StartNoise start_noise(const AttackContext& context, const std::vector<Request>& requests) {
  StableDiffusionPipeline pipeline(context.model.shared());
  auto shape = pipeline.initial_noise({requests.front()}, context.sampling).sizes().vec();
  StartNoise start;
  std::vector<torch::Tensor> parts;
  for (const auto& request : requests) {
    start.generators.push_back(make_generator(request.seed));
    parts.push_back(torch::randn(shape, start.generators.back(), torch::kFloat32));
  }
  start.noise = torch::cat(parts).to(context.model.model().plan().device);
  return start;
}

} // namespace pentimento
