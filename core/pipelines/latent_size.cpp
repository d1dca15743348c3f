#include "core/pipelines/latent_size.h"

#include <algorithm>

#include "core/base/error.h"

namespace pentimento {
namespace {

constexpr int64_t kLargestWhole = 1280 * 1280; // pixels; in float32 the decoder needs about 2 kB for each

} // namespace

std::pair<int64_t, int64_t> latent_size(const DiffusionModel& model, const SamplingSettings& settings) {
  const int scale = model.latent_scale();
  const int unit = scale << (model.unet->config.block_out_channels.size() - 1);
  const auto side = [&](const char* name, int pixels) {
    if (pixels == 0) pixels = model.image_size();
    if (pixels < unit || pixels % unit != 0)
      throw Error(ErrorCode::BadSetting, std::string("the picture's ") + name + " does not go with the model",
                  "a multiple of " + std::to_string(unit), std::to_string(pixels));
    return int64_t{pixels / scale};
  };
  const auto height = side("height", settings.height);
  return {height, side("width", settings.width)};
}

int64_t first_tile(const DiffusionModel& model, int64_t height, int64_t width) {
  const auto scale = model.latent_scale();
  return height * width * scale * scale > kLargestWhole ? int64_t{96} : std::max(height, width);
}

} // namespace pentimento
