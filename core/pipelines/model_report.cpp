#include "core/pipelines/model_report.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/checkpoint/checkpoint_family.h"
#include "core/io/checkpoint/ldm_lookup.h"
#include "core/io/checkpoint/tensor_file.h"
#include "core/models/autoencoders/autoencoder_kl.h"
#include "core/models/component_module.h"
#include "core/models/unets/unet_2d_condition.h"
#include "core/pipelines/key_findings.h"
#include "core/pipelines/model_locator.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

std::string text_at(const nlohmann::json& config, const char* key, const std::string& otherwise) {
  const auto found = config.find(key);
  return found != config.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

/// Counts what is there and what should be, over all files.
struct DataCount {
  std::uint64_t whole = 0, missing = 0;
  void add(const TensorSource& source) {
    for (const auto& entry : source.entries()) whole += entry.bytes;
    missing += source.missing_bytes();
  }
  std::string sentence() const {
    if (missing == 0) return {};
    const auto there = static_cast<double>(whole - std::min(missing, whole));
    return fmt::format("the data are missing: {:.1f} of {:.1f} MB are there ({} %); download it again",
                       there / 1e6, static_cast<double>(whole) / 1e6,
                       static_cast<int>(100 * there / static_cast<double>(whole)));
  }
};

std::int64_t parameters_of(const TensorSource& source) {
  std::int64_t count = 0;
  for (const auto& entry : source.entries())
    if (!entry.name.ends_with("position_ids")) count += element_count(entry);
  return count;
}

/// One component's line, and its keys that do not fit.
void report_component(const ModelComponent& part, const fs::path& model, ModelInfo& info, DataCount& data) {
  const auto source = part.tensors();
  if (!part.source) data.add(*source);
  info.components.push_back(
      {part.name, part.class_name, parameters_of(*source), most_common_dtype(*source),
       part.source ? part.weights.filename().string() : fs::relative(part.weights, model).string()});
  const auto module = component_module(part.name, part.config);
  if (!module) return;
  for (auto& finding : key_findings(part.name, match_state(*module, *source)))
    info.findings.push_back(std::move(finding));
}

/// Family and advice from the configurations.
void name_family(const ModelFiles& files, ModelInfo& info) {
  if (files.has("transformer")) {
    info.family = fmt::format("{}: a transformer in place of the UNet", files.class_name());
    info.advice = "its transformer is not built here; use Stable Diffusion 1.x, 2.x or XL";
    return;
  }
  if (files.has("text_encoder_2") && !files.has("text_encoder") && !files.broken().contains("text_encoder")) {
    info.family = "Stable Diffusion XL refiner";
    info.advice = "open the base model; the refiner only finishes pictures";
  }
  if (!files.has("unet")) return;
  const auto unet = UNet2DConditionModelConfig::from_json(files.component("unet").config);
  if (info.family.empty()) info.family = family_name(unet);
  info.image_size = static_cast<int>(unet.sample_size);
  if (!files.has("vae")) return;
  const auto vae = AutoencoderKLConfig::from_json(files.component("vae").config);
  info.image_size = static_cast<int>(unet.sample_size * vae.scale());
  if (unet.in_channels == vae.vae.latent_channels) return;
  info.findings.push_back(input_channels_finding(
      {unet.block_out_channels.front(), unet.in_channels, unet.conv_in_kernel, unet.conv_in_kernel}));
  info.advice = "open the text-to-image model that it was made from";
}

/// The components of a file that is no whole model, by the start of its names.
void report_parts(const TensorSource& source, ModelInfo& info) {
  const std::pair<const char*, const char*> starts[] = {{"model.diffusion_model.", "unet"},
                                                        {"model_ema.", "unet, moving averages"},
                                                        {"first_stage_model.", "vae"},
                                                        {"cond_stage_model.", "text_encoder"},
                                                        {"conditioner.embedders.0.", "text_encoder"},
                                                        {"conditioner.embedders.1.", "text_encoder_2"},
                                                        {"control_model.", "controlnet"}};
  std::map<std::string, std::int64_t> parameters;
  for (const auto& entry : source.entries()) {
    std::string part = "weights";
    for (const auto& [start, name] : starts)
      if (entry.name.starts_with(start)) part = name;
    parameters[part] += element_count(entry);
  }
  for (const auto& [part, count] : parameters)
    info.components.push_back(
        {part, "", count, most_common_dtype(source), source.path().filename().string()});
}

/// A file that is not opened as a model. @param refused why.
ModelInfo report_other_file(const fs::path& path, const Error& refused) {
  const auto source = open_tensor_file(path, true);
  const auto found = recognise(*source);
  ModelInfo info;
  info.name = model_name(path);
  info.path = path.string();
  info.form = "single file, " + source->form();
  info.family = found.name;
  info.advice = found.hint.empty() ? refused.what() : found.hint;
  report_parts(*source, info);
  if (const auto* input = find_ldm(*source, "model.diffusion_model.input_blocks.0.0.weight");
      input && input->shape.size() == 4 && input->shape[1] != 4)
    info.findings.push_back(input_channels_finding(input->shape));
  DataCount data;
  data.add(*source);
  info.data_missing = data.sentence();
  return info;
}

} // namespace

std::string family_name(const UNet2DConditionModelConfig& unet) {
  if (unet.text_time) return "Stable Diffusion XL";
  // 2.x has OpenCLIP's width of 1024 and linear projections; all the rest of the family is built like 1.x.
  return unet.use_linear_projection || unet.cross_attention_dim.front() == 1024 ? "Stable Diffusion 2.x"
                                                                                : "Stable Diffusion 1.x";
}

ModelInfo report_model(const ModelFiles& files) {
  ModelInfo info;
  info.name = model_name(files.path());
  info.path = files.path().string();
  info.form = files.form();
  for (const auto& [name, failure] : files.broken()) info.missing.push_back(name + ": " + failure.sentence());
  info.notes = files.notes();
  const auto careful = [&](const std::string& name, const auto& action) {
    try {
      action();
    } catch (const Error& error) {
      info.missing.push_back(name + ": " + error.what());
    }
  };
  careful("unet", [&] { name_family(files, info); });
  DataCount data;
  for (const auto& part : files.components())
    if (part.source || !part.weights.empty())
      careful(part.name, [&] { report_component(part, files.path(), info, data); });
  for (auto& finding : unplaced_findings(files.unplaced())) info.findings.push_back(std::move(finding));
  if (fs::is_regular_file(files.path())) data.add(*open_tensor_file(files.path(), true));
  info.data_missing = data.sentence();
  if (files.has("scheduler")) {
    const auto& scheduler = files.component("scheduler");
    info.prediction_type = text_at(scheduler.config, "prediction_type", "epsilon");
    info.scheduler = text_at(scheduler.config, "_class_name", scheduler.class_name);
  }
  return info;
}

ModelInfo look_at_model(const std::string& model, ModelOptions options) {
  const auto path = locate_model(model);
  options.headers_only = true;
  try {
    return report_model(ModelFiles::open(path, options));
  } catch (const Error& refused) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) throw;
    return report_other_file(path, refused);
  }
}

} // namespace pentimento
