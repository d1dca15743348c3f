#include "core/pipelines/stable_diffusion.h"

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/pixels.h"
#include "core/base/rng.h"
#include "core/models/autoencoders/tiled_decode.h"
#include "core/pipelines/batches.h"
#include "core/pipelines/draw_each.h"
#include "core/pipelines/latent_size.h"
#include "core/pipelines/memory_ladder.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento {
namespace {

/// Lets a module poll the control before each of its layers, for as long as this lives.
template <class Module>
class Polling {
 public:
  Polling(Module& module, RunControl& control) : module_(module), before_(module->run_control) {
    module_->run_control = &control;
  }
  ~Polling() { module_->run_control = before_; }
  Polling(const Polling&) = delete;
  Polling& operator=(const Polling&) = delete;

 private:
  Module& module_;
  RunControl* before_;
};

void say(const std::function<void(const std::string&)>& warning, const std::string& sentence) {
  log::warning(sentence);
  if (warning) warning(sentence);
}

constexpr double kMostGuidance = 1000.0;

} // namespace

SamplingSettings default_sampling(const DiffusionModel& model) {
  SamplingSettings settings;
  // The miniature's card: guidance 3 to 4. Of 162 pictures its judge knows as many in 8 trailing steps of
  // DPM-Solver++ 2M as in 20 of DDIM; with leading steps, as the model has them, 1 % fewer.
  if (model.image_size() < 256) {
    settings.guidance = 4.0;
    settings.scheduler = "dpmsolver++";
    settings.timestep_spacing = "trailing";
    settings.steps = 8;
  }
  if (model.unet->config.text_time) settings.guidance = 5.0; // as Diffusers' pipeline
  if (model.image_size() > 512) settings.batch = 2;          // as many pixels at a time as eight of 512
  return settings;
}

void warn_of_cuts(const DiffusionModel& model, const std::vector<std::string>& prompts,
                  const std::function<void(const std::string&)>& warn) {
  for (const auto& prompt : std::set<std::string>(prompts.begin(), prompts.end())) {
    const auto tokens = model.tokenizer.encode(prompt);
    if (tokens.cut)
      say(warn, "A prompt is longer than " + std::to_string(model.tokenizer.model_max_length()) +
                    " tokens. This part of it is not read: \"" + tokens.cut_text + "\".");
  }
}

std::vector<int64_t> StableDiffusionPipeline::latent_shape(const SamplingSettings& settings) const {
  const auto [height, width] = latent_size(*model_, settings);
  return {model_->latent_channels(), height, width};
}

torch::Tensor StableDiffusionPipeline::initial_noise(const std::vector<Request>& requests,
                                                     const SamplingSettings& settings) const {
  std::vector<std::uint64_t> seeds;
  for (const auto& request : requests) seeds.push_back(request.seed);
  return noise_for_seeds(seeds, latent_shape(settings));
}

torch::Tensor StableDiffusionPipeline::sample(const std::vector<Request>& requests,
                                              const SamplingSettings& settings, RunControl& control,
                                              const std::function<void(int, int)>& progress,
                                              const torch::Tensor& noise, const TextConditions& given,
                                              const StepWatch& watch) {
  const torch::NoGradGuard no_grad;
  const auto& plan = model_->plan();
  const Polling polling(model_->unet, control);
  auto config = model_->scheduler_config;
  if (!settings.timestep_spacing.empty()) config["timestep_spacing"] = settings.timestep_spacing;
  const auto scheduler = make_scheduler(settings.scheduler, config);
  scheduler->set_timesteps(settings.steps);
  if (!(settings.guidance >= 0.0 && settings.guidance <= kMostGuidance)) // NaN compares false
    throw Error(ErrorCode::BadSetting, "the guidance is out of range",
                "0 to " + std::to_string(static_cast<int>(kMostGuidance)), c10::str(settings.guidance),
                "1 is no guidance; 4 to 8 is usual");

  // The generators go on where the initial noise ended, as in diffusers.
  auto shape = latent_shape(settings);
  shape.insert(shape.begin(), 1);
  std::vector<at::Generator> generators;
  std::vector<torch::Tensor> parts;
  for (const auto& request : requests) {
    generators.push_back(make_generator(request.seed));
    parts.push_back(torch::randn(shape, generators.back(), torch::kFloat32));
  }
  shape[0] = static_cast<int64_t>(requests.size());
  if (noise.defined() && noise.sizes() != shape)
    throw Error(ErrorCode::BadSetting, "the given noise has the wrong shape",
                c10::str(c10::IntArrayRef(shape)), c10::str(noise.sizes()));
  auto latents = (noise.defined() ? noise.to(torch::kFloat32) : torch::cat(parts)).to(plan.device) *
                 scheduler->init_noise_sigma();

  const bool guided = settings.guidance > 1.0;
  const auto text = conditions(requests, settings, guided, given);

  const auto steps = static_cast<int>(scheduler->timesteps().size());
  for (int i = 0; i < steps; ++i) {
    control.checkpoint();
    const auto scaled = scheduler->scale_model_input(latents, i);
    auto input = scaled.to(plan.dtype);
    if (guided) input = torch::cat({input, input});
    const auto timestep =
        torch::tensor(scheduler->timesteps()[static_cast<std::size_t>(i)], torch::kFloat32).to(plan.device);
    auto output = model_->predict(input, timestep, text).to(torch::kFloat32);
    if (guided) {
      const auto halves = output.chunk(2);
      output = halves[0] + settings.guidance * (halves[1] - halves[0]);
    }
    latents = scheduler->step(output, i, latents, generators);
    if (progress) progress(i + 1, steps);
    if (watch) watch([&] { return scheduler->original(output, scaled, i); });
  }
  return latents;
}

TextConditions StableDiffusionPipeline::conditions(const std::vector<Request>& requests,
                                                   const SamplingSettings& settings, bool guided,
                                                   const TextConditions& text) {
  if (text.defined() && text.size() != static_cast<int64_t>(requests.size()))
    throw Error(ErrorCode::ShapeMismatch, "the given text states do not fit the pictures",
                std::to_string(requests.size()) + " of them", std::to_string(text.size()));
  std::vector<std::string> prompts;
  for (const auto& request : requests) prompts.push_back(request.prompt);
  std::vector<TextConditions> parts;
  if (guided) parts.assign(requests.size(), model_->encode_negative(settings.negative));
  parts.push_back(text.defined() ? text.to(model_->plan().device, model_->plan().dtype)
                                 : model_->encode_prompts(prompts));
  return join(parts);
}

torch::Tensor StableDiffusionPipeline::decode_one(const torch::Tensor& latents,
                                                  const std::function<void(const std::string&)>& warning) {
  auto& vae = model_->working_vae();
  const auto scale = vae->config.scale(), whole = std::max(latents.size(2), latents.size(3));
  torch::Tensor image;
  const auto attempt = [&](int64_t tile) {
    return fits([&] { image = tile < whole ? tiled_decode(vae, latents, tile) : vae->decode(latents); });
  };
  const auto most = first_tile(*model_, latents.size(2), latents.size(3));
  if (attempt(most)) return image;
  for (int64_t tile : {int64_t{64}, int64_t{32}, int64_t{16}}) {
    if (tile >= most) continue;
    say(warning,
        "Memory ran low. Decoding the picture in tiles of " + std::to_string(tile * scale) + " pixels.");
    if (attempt(tile)) return image;
  }
  throw Error(ErrorCode::OutOfMemory, "a picture could not be decoded even in tiles", "", "",
              "close other programs or take a smaller picture");
}

torch::Tensor StableDiffusionPipeline::decode(const torch::Tensor& latents, RunControl& control,
                                              const std::function<void(const std::string&)>& warning) {
  const torch::NoGradGuard no_grad;
  const Polling polling(model_->vae, control);
  const auto& config = model_->vae->config;
  std::vector<torch::Tensor>
      images; // one at a time: a picture does not depend on its batch, and memory stays low
  for (const auto& one :
       (latents.to(torch::kFloat32) / config.scaling_factor + config.shift_factor).split(1)) {
    auto image = decode_one(one.to(model_->vae_dtype()), warning);
    if (model_->vae_dtype() != torch::kFloat32 && !torch::isfinite(image).all().item<bool>()) {
      say(warning, "The VAE overflowed in half precision. It runs in fp32 from here on.");
      model_->use_float32_vae();
      image = decode_one(one, warning);
    }
    images.push_back((image.to(torch::kFloat32) / 2 + 0.5).clamp(0, 1).cpu());
  }
  model_->rest_vae();
  return torch::cat(images);
}

std::vector<Image> StableDiffusionPipeline::draw_batch(const std::vector<Request>& requests,
                                                       const SamplingSettings& settings, RunControl& control,
                                                       const BatchCallbacks& callbacks,
                                                       const torch::Tensor& noise,
                                                       const TextConditions& text) {
  std::vector<Image> images;
  const auto keep = [&](int, Image image) { images.push_back(std::move(image)); };
  draw_each(*this, requests, settings, control, callbacks, keep, noise, text);
  return images;
}

std::vector<Image> StableDiffusionPipeline::draw(const std::vector<Request>& requests,
                                                 const SamplingSettings& settings, RunControl& control,
                                                 const DrawCallbacks& callbacks, const torch::Tensor& noise) {
  if (noise.defined() && (noise.dim() != 4 || noise.size(0) != static_cast<int64_t>(requests.size())))
    throw Error(ErrorCode::BadSetting, "the given noise does not fit the pictures",
                std::to_string(requests.size()) + " of them", c10::str(noise.sizes()));
  std::vector<std::string> prompts{settings.negative};
  for (const auto& request : requests) prompts.push_back(request.prompt);
  warn_of_cuts(*model_, prompts, callbacks.warning);
  std::vector<Image> images;
  const auto work = [&](int first, int n) {
    const std::vector<Request> part(requests.begin() + first, requests.begin() + first + n);
    BatchCallbacks told{{}, callbacks.warning, {}};
    told.step = [&](int step, int steps) {
      if (callbacks.step) callbacks.step(first, n, step, steps);
    };
    if (callbacks.preview)
      told.preview = [&](const std::vector<Image>& rough) { callbacks.preview(first, rough); };
    told.sampled = [&](const torch::Tensor& latents) {
      if (callbacks.sampled) callbacks.sampled(first, latents);
    };
    const auto keep = [&](int place, Image image) {
      const auto index = static_cast<std::size_t>(first + place);
      if (index < images.size()) return; // handed on already, before memory ran out for its neighbours
      images.push_back(std::move(image));
      if (callbacks.drawn) callbacks.drawn(first + place, images.back());
    };
    draw_each(*this, part, settings, control, told, keep,
              noise.defined() ? noise.slice(0, first, first + n) : noise);
  };
  MemoryLadder ladder(model_, callbacks.warning);
  in_batches(static_cast<int>(requests.size()), settings.batch, work, callbacks.warning,
             [&] { return ladder.step(); });
  return images;
}

std::vector<Image> to_images(const torch::Tensor& images) {
  const auto pixels = (images * 255).round().to(torch::kUInt8).permute({0, 2, 3, 1});
  std::vector<Image> result;
  for (const auto& one : pixels.unbind()) result.push_back(image_of(one));
  return result;
}

} // namespace pentimento
