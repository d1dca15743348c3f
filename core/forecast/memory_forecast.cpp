#include "core/forecast/memory_forecast.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/free_memory.h"
#include "core/erasure/erasure_method.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "core/erasure/text_states.h"
#include "core/erasure/trained/anchor_data.h"
#include "core/pipelines/stable_diffusion.h"

namespace pentimento {
namespace {

std::int64_t bytes_of(const torch::nn::Module& module) {
  std::int64_t bytes = 0;
  for (const auto& parameter : module.parameters())
    bytes += parameter.numel() * static_cast<std::int64_t>(parameter.element_size());
  return bytes;
}

std::int64_t weights_of(const DiffusionModel& model) {
  auto bytes = bytes_of(*model.unet) + bytes_of(*model.vae) + bytes_of(*model.text_encoder);
  if (!model.text_encoder_2.is_empty()) bytes += bytes_of(*model.text_encoder_2);
  return bytes;
}

/// A LibTorch that misses an operation's shapes says so in its own way.
template <class Work>
std::int64_t counted(Work work) {
  try {
    return work();
  } catch (const c10::Error& problem) {
    throw Error(ErrorCode::Unsupported, "the memory cannot be counted with this LibTorch", "",
                problem.what_without_backtrace());
  }
}

FreeMemory ask(const MemoryProbe& probe, const torch::Device& device) {
  return probe ? probe(device) : free_memory(device);
}

void count_drawing(MemoryForecast& forecast, const ModelShape& shape, const DiffusionModel& model,
                   const SamplingSettings& settings, int pictures) {
  const auto [height, width] = latent_size(model, settings);
  forecast.pictures = std::clamp(pictures, 1, std::max(settings.batch, 1));
  const int rows = forecast.pictures * (settings.guidance > 1.0 ? 2 : 1);
  forecast.drawing = counted([&, h = height, w = width] { return shape.forward_bytes(rows, h, w); });
  const auto tile = first_tile(model, height, width);
  forecast.decoding = counted(
      [&, h = std::min(tile, height), w = std::min(tile, width)] { return shape.decode_bytes(h, w); });
}

/// How many elements the parameters have that a method's edits hold; erasers, which no module has yet, are
/// not among them.
std::int64_t elements_of(const DiffusionModel& model, const std::set<std::string>& names) {
  std::int64_t elements = 0;
  for (const auto& item : model.unet->named_parameters())
    if (names.contains(item.key())) elements += item.value().numel();
  for (const auto& item : model.text_encoder->named_parameters())
    if (names.contains(text_encoder_prefix + item.key())) elements += item.value().numel();
  return elements;
}

/// How many pictures of the base a method learns from.
std::int64_t pictures_learned(const SettingValues& settings) {
  std::int64_t pictures = 0;
  for (const char* key : {"anchor_latents", "kept_latents", "target_latents"})
    if (const auto found = settings.find(key); found != settings.end())
      pictures += std::get<std::int64_t>(found->second);
  return pictures;
}

/// The most rows whose step fits: what a row more takes is known from one and from all.
int rows_that_fit(const MemoryForecast& forecast, std::int64_t one) {
  if (MemoryForecast::above(MemoryForecast::libraries + forecast.preparing) > forecast.memory.free)
    return 0; // none helps
  const auto each = std::max<std::int64_t>((forecast.training - one) / std::max(forecast.rows - 1, 1), 1);
  const auto room =
      static_cast<std::int64_t>(static_cast<double>(forecast.memory.free) / (1.0 + MemoryForecast::spread)) -
      MemoryForecast::libraries - forecast.kept - one;
  return room < 0 ? 0 : static_cast<int>(std::min<std::int64_t>(1 + room / each, forecast.rows));
}

} // namespace

std::string memory_warning(const MemoryForecast& forecast) {
  if (forecast.fits()) return {};
  const auto text = fmt::format("This needs about {:.1f} GB, and {:.1f} GB are free.",
                                static_cast<double>(forecast.needs()) / 1e9,
                                static_cast<double>(forecast.memory.free) / 1e9);
  if (forecast.training_fits())
    return text + " Pictures will be drawn fewer at a time where memory runs out, which is slower.";
  if (forecast.rows_that_fit > 0 && forecast.rows > 1)
    return text + fmt::format(" A batch_size of {} would fit.", forecast.rows_that_fit);
  return text + " Close other programs, or take a lower precision, a closed form or another device.";
}

MemoryForecast forecast_drawing(const DiffusionModel& model, const SamplingSettings& settings, int pictures,
                                const MemoryProbe& probe) {
  MemoryForecast forecast;
  forecast.weights = weights_of(model);
  count_drawing(forecast, ModelShape(model), model, settings, pictures);
  forecast.memory = ask(probe, model.plan().device);
  return forecast;
}

MemoryForecast forecast_erasure(const DiffusionModel& model, const Plan& plan,
                                const SamplingSettings& preview, const MemoryProbe& probe) {
  const auto& method = find_method(plan.method);
  const auto settings = resolved_settings(method.describe(), plan.settings,
                                          static_cast<int>(model.unet->config.block_out_channels.front()));
  const auto names = method.parameter_names(model);
  const std::set<std::string> trained(names.begin(), names.end());
  const auto elements = elements_of(model, trained);
  MemoryForecast forecast;
  forecast.weights = weights_of(model);
  forecast.memory = ask(probe, model.plan().device);
  const ModelShape shape(model);
  if (!plan.seeds.empty())
    count_drawing(forecast, shape, model, preview, static_cast<int>(plan.seeds.size()));
  constexpr std::int64_t single = sizeof(float), wide = sizeof(double);
  if (!method.describe().trained) {
    const auto width = model.unet->config.cross_attention_dim.front();
    constexpr int systems = 4; // the system, its factor, the eigenvalues' copy, the projection
    forecast.kept = elements * single + systems * width * width * wide;
    forecast.preparing = counted([&] { return shape.encode_bytes(prompts_together); });
    return forecast;
  }
  constexpr int copies = 5; // masters, two moments, what the keeping gradient is, the edit
  forecast.kept = copies * elements * single;
  const auto rows = settings.find("batch_size");
  forecast.rows = rows == settings.end() ? 1 : static_cast<int>(std::get<std::int64_t>(rows->second));
  const auto [height, width] = latent_size(model, {});
  const auto step = [&, h = height, w = width](int rows_at_once) {
    return counted([&] { return shape.backward_bytes(rows_at_once, h, w, trained); });
  };
  forecast.training = step(forecast.rows);
  if (const auto learned = pictures_learned(settings); learned > 0) { // drawn with guidance, by the base
    const auto at_once = 2 * std::min<std::int64_t>(learned, base_latents_batch);
    forecast.preparing = counted([&, h = height, w = width] { return shape.forward_bytes(at_once, h, w); });
  }
  forecast.rows_that_fit = forecast.rows;
  if (!forecast.training_fits()) forecast.rows_that_fit = rows_that_fit(forecast, step(1));
  return forecast;
}

} // namespace pentimento
