#include "core/erasure/training/anchor_latents.h"

#include <algorithm>

#include "core/base/rng.h"

namespace pentimento {

namespace {

torch::Tensor draw_batch(const NoisePredictor& unet, Scheduler& scheduler, const torch::Tensor& states,
                         torch::Tensor sample, std::vector<at::Generator>& generators,
                         const AnchorOptions& options, RunControl& control) {
  scheduler.set_timesteps(options.steps);
  sample = sample * scheduler.init_noise_sigma();
  for (int i = 0; i < static_cast<int>(scheduler.timesteps().size()); ++i) {
    control.checkpoint();
    const auto input = scheduler.scale_model_input(sample, i);
    const auto t = torch::full({2 * sample.size(0)}, scheduler.timesteps()[static_cast<std::size_t>(i)],
                               sample.options());
    const auto both = unet.predict(torch::cat({input, input}), t, states).chunk(2); // empty, prompt
    const auto guided = both[0] + options.guidance * (both[1] - both[0]);
    sample = scheduler.step(guided, i, sample, generators);
  }
  return sample;
}

} // namespace

torch::Tensor draw_latents(const NoisePredictor& unet, Scheduler& scheduler, const torch::Tensor& states,
                           const torch::Tensor& empty, at::IntArrayRef shape, const AnchorOptions& options,
                           RunControl& control, const std::function<void(int)>& drawn) {
  const torch::NoGradGuard no_grad;
  std::vector<torch::Tensor> latents;
  const auto count = states.size(0);
  for (int64_t begin = 0; begin < count; begin += options.batch) {
    const auto end = std::min<int64_t>(begin + options.batch, count);
    std::vector<std::uint64_t> seeds;
    std::vector<at::Generator> generators;
    for (auto i = begin; i < end; ++i) {
      seeds.push_back(options.seed + static_cast<std::uint64_t>(i));
      generators.push_back(make_generator(seeds.back()));
    }
    const auto noise = noise_for_seeds(seeds, shape).to(states.device());
    const auto both = torch::cat({empty.expand({end - begin, -1, -1}), states.slice(0, begin, end)});
    latents.push_back(draw_batch(unet, scheduler, both, noise, generators, options, control));
    if (drawn) drawn(static_cast<int>(end));
  }
  return torch::cat(latents);
}

} // namespace pentimento
