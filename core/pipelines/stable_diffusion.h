#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/torch.h"

#include "core/base/run_control.h"
#include "core/pipelines/diffusion_model.h"
#include "core/values/image.h"
#include "core/values/sampling_settings.h"

namespace pentimento {

/// The settings that suit a model: the miniature's grid, or Stable Diffusion's usual ones.
SamplingSettings default_sampling(const DiffusionModel& model);

/// Height and width of a picture's latent. @throws Error(BadSetting) for a size that does not go with the
/// model.
std::pair<int64_t, int64_t> latent_size(const DiffusionModel& model, const SamplingSettings& settings);

/// The largest tile that a latent is decoded in while memory is plenty: all of it, or for a picture beyond
/// 1280 × 1280 pixels a part. @return latents a side.
int64_t first_tile(const DiffusionModel& model, int64_t height, int64_t width);

/// One picture to draw.
struct Request {
  std::string prompt;
  std::uint64_t seed = 0;
  bool operator==(const Request&) const = default;
};

/// What a run of drawing tells meanwhile; any may be empty.
struct DrawCallbacks {
  std::function<void(int first, int count, int step, int steps)>
      step; ///< After each step of pictures first … first + count − 1.
  std::function<void(int first, const torch::Tensor& latents)>
      sampled; ///< The denoised latents of pictures first …, before they are decoded.
  std::function<void(int index, const Image& image)> drawn; ///< As soon as a picture is complete.
  std::function<void(const std::string& sentence)> warning;
};

/// What one batch tells meanwhile; any may be empty.
struct BatchCallbacks {
  std::function<void(int step, int steps)> step;
  std::function<void(const std::string& sentence)> warning;
  std::function<void(const torch::Tensor& latents)> sampled;
};

/// Says for every prompt longer than the text encoder's window what of it is left out; each text once.
void warn_of_cuts(const DiffusionModel& model, const std::vector<std::string>& prompts,
                  const std::function<void(const std::string&)>& warn);

/// Text to image with a latent diffusion model, as the UNet is now; the caller stamps pictures with the
/// state. Every picture starts from, and steps with, a CPU generator of its own, so it is diffusers' picture
/// of `generator=torch.Generator("cpu").manual_seed(seed)`. Rombach et al. 2022; guidance: Ho & Salimans
/// 2022, eq. (6).
class StableDiffusionPipeline {
 public:
  explicit StableDiffusionPipeline(std::shared_ptr<DiffusionModel> model) : model_(std::move(model)) {}

  /// Draws all requests, in batches. @param noise what to start from instead of the seeds' noise: [requests,
  /// C, h, w] standard normal; stochastic schedulers still draw their steps from the seeds.
  /// @throws Error(BadPrompt) on an empty prompt, Error(BadSetting) on sizes, steps or noise that do not fit,
  /// Error(NotFinite), Error(OutOfMemory), Stopped within one step.
  std::vector<Image> draw(const std::vector<Request>& requests, const SamplingSettings& settings,
                          RunControl& control, const DrawCallbacks& callbacks = {},
                          const torch::Tensor& noise = {});

  /// Like draw, for one batch at once: memory exhaustion is the caller's. @param text what the UNet is told
  /// instead of the requests' prompts, one each; then these only name the pictures.
  std::vector<Image> draw_batch(const std::vector<Request>& requests, const SamplingSettings& settings,
                                RunControl& control, const BatchCallbacks& callbacks = {},
                                const torch::Tensor& noise = {}, const TextConditions& text = {});

  /// The noise that the seeds start from. @return [requests, C, h, w] float32 on the CPU.
  torch::Tensor initial_noise(const std::vector<Request>& requests, const SamplingSettings& settings) const;

  /// The denoised latents of one batch, undecoded. @param text as in draw_batch. @return [requests, C, h, w]
  /// float32 on the model's device.
  torch::Tensor sample(const std::vector<Request>& requests, const SamplingSettings& settings,
                       RunControl& control, const std::function<void(int step, int steps)>& progress = {},
                       const torch::Tensor& noise = {}, const TextConditions& text = {});

  /// Pictures of latents, decoded one at a time. Beyond 1280 × 1280 pixels, and when memory runs out, in
  /// tiles. A VAE in half precision that overflows is read again as float32, and stays so. @param latents [B,
  /// C, h, w].
  /// @return [B, 3, H, W] in 0..1 on the CPU.
  torch::Tensor decode(const torch::Tensor& latents, RunControl& control,
                       const std::function<void(const std::string& sentence)>& warning = {});

  const std::shared_ptr<DiffusionModel>& model() const { return model_; }

 private:
  std::vector<int64_t> latent_shape(const SamplingSettings& settings) const;
  TextConditions conditions(const std::vector<Request>& requests, const SamplingSettings& settings,
                            bool guided, const TextConditions& text);
  torch::Tensor decode_one(const torch::Tensor& latents,
                           const std::function<void(const std::string&)>& warning);
  std::shared_ptr<DiffusionModel> model_;
};

/// 8-bit pictures. @param images [B, 3, H, W] in 0..1 on the CPU; rounded half to even like numpy.
std::vector<Image> to_images(const torch::Tensor& images);

} // namespace pentimento
