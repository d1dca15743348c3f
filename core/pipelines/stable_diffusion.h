#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <torch/torch.h>

#include "core/base/run_control.h"
#include "core/pipelines/diffusion_model.h"
#include "core/values/image.h"

namespace pentimento {

/// How pictures are sampled.
struct SamplingSettings {
  std::string scheduler; ///< A name of scheduler_registry.h; empty takes the model's own.
  int steps = 20;
  double guidance = 7.5; ///< Classifier-free guidance; 1 or less draws without it.
  int width = 0;         ///< Pixels; 0 takes the model's size.
  int height = 0;
  std::string negative; ///< What to keep away from; empty is the unconditional prompt.
  int batch = 8;        ///< Pictures at a time, at most.
  bool operator==(const SamplingSettings&) const = default;
};

/// The settings that suit a model: the miniature's grid, or Stable Diffusion's usual ones.
SamplingSettings default_sampling(const DiffusionModel& model);

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
  std::function<void(int index, const Image& image)> drawn; ///< As soon as a picture is complete.
  std::function<void(const std::string& sentence)> warning;
};

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

  /// Like draw, for one batch at once: memory exhaustion is the caller's.
  std::vector<Image> draw_batch(const std::vector<Request>& requests, const SamplingSettings& settings,
                                RunControl& control,
                                const std::function<void(int step, int steps)>& progress = {},
                                const torch::Tensor& noise = {});

  /// The noise that the seeds start from. @return [requests, C, h, w] float32 on the CPU.
  torch::Tensor initial_noise(const std::vector<Request>& requests, const SamplingSettings& settings) const;

  /// The denoised latents of one batch, undecoded. @return [requests, C, h, w] float32 on the model's device.
  torch::Tensor sample(const std::vector<Request>& requests, const SamplingSettings& settings,
                       RunControl& control, const std::function<void(int step, int steps)>& progress = {},
                       const torch::Tensor& noise = {});

  /// Pictures of latents, decoded in float32 one at a time. @param latents [B, C, h, w]. @return [B, 3, H, W]
  /// in 0..1 on the CPU.
  torch::Tensor decode(const torch::Tensor& latents, RunControl& control);

  const std::shared_ptr<DiffusionModel>& model() const { return model_; }

 private:
  std::vector<int64_t> latent_shape(const SamplingSettings& settings) const;
  std::shared_ptr<DiffusionModel> model_;
};

/// 8-bit pictures. @param images [B, 3, H, W] in 0..1 on the CPU; rounded half to even like numpy.
std::vector<Image> to_images(const torch::Tensor& images);

} // namespace pentimento
