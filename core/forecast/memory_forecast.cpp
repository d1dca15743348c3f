#include "core/forecast/memory_forecast.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/free_memory.h"
#include "core/erasure/erasure_method.h"
#include "core/erasure/registry.h"
#include "core/erasure/settings.h"
#include "core/erasure/text_states.h"
#include "core/forecast/closed_form.h"
#include "core/forecast/model_shape.h"
#include "core/forecast/trained_run.h"
#include "core/pipelines/latent_size.h"

namespace pentimento {
namespace {

std::int64_t bytes_of(const torch::nn::Module& module) {
  std::int64_t bytes = 0;
  for (const auto& parameter : module.parameters())
    bytes += parameter.numel() * static_cast<std::int64_t>(parameter.element_size());
  return bytes;
}

/// Of the parameters that an edit holds, which it has in float32.
std::int64_t bytes_of(const torch::nn::Module& module, const std::vector<std::string>& names) {
  std::int64_t elements = 0;
  for (const auto& item : module.named_parameters())
    if (std::ranges::find(names, item.key()) != names.end()) elements += item.value().numel();
  return elements * static_cast<std::int64_t>(sizeof(float));
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

/// What LibTorch and oneDNN keep for themselves, measured on the miniature.
constexpr std::int64_t libraries = 28'000'000;

/// With what lies beside and between tensors: what libraries keep for themselves, and holes that malloc
/// cannot use again at once. Measured on the miniature: where tensors come and go in quick turns the holes
/// are half as large as they, where a graph holds most of them a third. What is large is mapped by
/// itself and leaves none, so they do not grow with a model's size. @param graph whether a backward pass
/// follows.
std::int64_t with_holes(std::int64_t bytes, bool graph) {
  if (bytes == 0) return 0;
  const auto share = [bytes](double part, double most) {
    return static_cast<std::int64_t>(part * std::min(static_cast<double>(bytes), most));
  };
  return bytes + (graph ? 8'000'000 + share(0.3, 70e6) : 24'000'000 + share(0.55, 120e6));
}

FreeMemory ask(const MemoryProbe& probe, const torch::Device& device) {
  return probe ? probe() : free_memory(device);
}

void count_drawing(MemoryForecast& forecast, const ModelShape& shape, const DiffusionModel& model,
                   const SamplingSettings& settings, int pictures) {
  const auto [height, width] = latent_size(model, settings);
  forecast.pictures = std::clamp(pictures, 1, std::max(settings.batch, 1));
  const int rows = forecast.pictures * (settings.guidance > 1.0 ? 2 : 1);
  forecast.drawing =
      with_holes(counted([&, h = height, w = width] { return shape.forward_bytes(rows, h, w); }), false);
  const auto tile = first_tile(model, height, width);
  forecast.decoding = with_holes(counted([&, h = std::min(tile, height), w = std::min(tile, width)] {
                                   return shape.decode_bytes(h, w);
                                 }),
                                 false);
}

/// The most rows whose step fits: what a row more takes is known from `one` and from `all`, both as they were
/// counted. 0 where none helps.
int rows_that_fit(MemoryForecast forecast, std::int64_t one, std::int64_t all) {
  const auto each = (all - one) / std::max(forecast.rows - 1, 1);
  for (int rows = forecast.rows; rows > 0; --rows) {
    forecast.working = with_holes(one + each * (rows - 1), true);
    if (forecast.working_fits()) return rows;
  }
  return 0;
}

} // namespace

std::string memory_warning(const MemoryForecast& forecast) {
  if (forecast.fits()) return {};
  const auto text = fmt::format("This needs about {:.1f} GB, and {:.1f} GB are free.",
                                static_cast<double>(forecast.needs()) / 1e9,
                                static_cast<double>(forecast.memory.free) / 1e9);
  if (forecast.working_fits())
    return text + " Pictures will be drawn fewer at a time where memory runs out, which is slower.";
  if (forecast.rows_that_fit > 0 && forecast.rows > 1)
    return text + fmt::format(" A batch_size of {} would fit.", forecast.rows_that_fit);
  if (forecast.rows == 0) return text + " Fewer sentences (templates) take less.";
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
  MemoryForecast forecast;
  forecast.weights = weights_of(model);
  forecast.memory = ask(probe, model.plan().device);
  const ModelShape shape(model);
  if (!plan.seeds.empty())
    count_drawing(forecast, shape, model, preview, static_cast<int>(plan.seeds.size()));
  if (!method.describe().trained) {
    forecast.kept = bytes_of(*model.unet, names);
    // A closed form takes each tensor once and leaves few holes, though not as many in every process: between
    // none and four fifths of its tensors were measured beside what the libraries take.
    forecast.preparing = libraries + counted([&] { return shape.encode_bytes(prompts_together); });
    const auto tensors = closed_form_bytes(model, plan, settings);
    forecast.working = libraries + tensors + tensors / 6;
    return forecast;
  }
  const TrainedRun run(model, shape, plan, settings, {names.begin(), names.end()});
  forecast.rows = forecast.rows_that_fit = run.rows();
  forecast.kept = run.kept();
  forecast.preparing = with_holes(counted([&] { return run.preparing(); }), false);
  const auto step = [&](int rows) { return counted([&] { return run.step(rows); }); };
  const auto all = step(forecast.rows);
  forecast.working = with_holes(all, true);
  if (!forecast.working_fits()) forecast.rows_that_fit = rows_that_fit(forecast, step(1), all);
  return forecast;
}

} // namespace pentimento
