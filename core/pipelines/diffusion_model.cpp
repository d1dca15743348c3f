#include "core/pipelines/diffusion_model.h"

#include <algorithm>
#include <map>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/io/model_files.h"
#include "core/io/vocabulary_file.h"
#include "core/models/load_state.h"
#include "core/pipelines/base_hash.h"
#include "core/pipelines/model_locator.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRememberedPrompts = 1024; // 240 MB at Stable Diffusion 1.x's size

std::string dtype_name(torch::Dtype dtype) {
  switch (dtype) {
  case torch::kFloat16:
    return "float16";
  case torch::kBFloat16:
    return "bfloat16";
  case torch::kFloat32:
    return "float32";
  case torch::kFloat64:
    return "float64";
  default:
    return c10::toString(dtype);
  }
}

/// "float16": the dtype that holds most of the file's numbers.
std::string stored_dtype(const TensorSource& source) {
  std::map<std::string, int64_t> counts;
  for (const auto& entry : source.entries()) counts[dtype_name(entry.dtype)] += element_count(entry);
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? "" : most->first;
}

int64_t parameter_count(const torch::nn::Module& module) {
  int64_t count = 0;
  for (const auto& parameter : module.parameters()) count += parameter.numel();
  return count;
}

std::string family_of(const UNet2DConditionModelConfig& unet) {
  // 2.x has OpenCLIP's width of 1024 and linear projections; all the rest of the family is built like 1.x.
  return unet.use_linear_projection || unet.cross_attention_dim.front() == 1024 ? "Stable Diffusion 2.x"
                                                                                : "Stable Diffusion 1.x";
}

void refuse_other_kinds(const ModelFiles& files) {
  const auto kind = files.class_name();
  if (kind.starts_with("StableDiffusionXL") || files.has("text_encoder_2"))
    throw Error(ErrorCode::Unsupported, "Stable Diffusion XL cannot be opened as a whole model",
                "Stable Diffusion 1.x or 2.x", kind);
  if (files.has("transformer"))
    throw Error(ErrorCode::Unsupported, "models with a transformer in place of the UNet cannot be opened",
                "Stable Diffusion 1.x or 2.x", kind);
}

void check_widths(const DiffusionModel& model) {
  const auto& unet = model.unet->config;
  const auto width = model.text_encoder->config.hidden_size;
  if (unet.cross_attention_dim.front() != width)
    throw Error(ErrorCode::ShapeMismatch, "unet and text_encoder do not go together",
                std::to_string(unet.cross_attention_dim.front()) + " wide text states", std::to_string(width),
                "the folder mixes parts of two models");
  const auto latents = model.vae->config.vae.latent_channels;
  if (unet.in_channels != latents)
    throw Error(ErrorCode::Unsupported, "the unet wants more than the latents",
                std::to_string(latents) + " input channels", std::to_string(unet.in_channels),
                unet.in_channels == 2 * latents + 1 ? "this is an inpainting checkpoint" : "");
}

} // namespace

std::shared_ptr<DiffusionModel> DiffusionModel::open(const std::string& model_word, const ComputePlan& plan) {
  const auto path = locate_model(model_word);
  log::info("Opening the model in " + path.string() + ".");
  const auto files = ModelFiles::open(path);
  refuse_other_kinds(files);

  std::shared_ptr<DiffusionModel> model(
      new DiffusionModel(CLIPTokenizer::open(files.component("tokenizer").folder)));
  model->plan_ = plan;
  ModelInfo& info = model->info_;
  ComponentTensors tensors;
  const auto fill = [&](const char* name, auto& holder, torch::Dtype dtype) {
    const auto& component = files.component(name);
    const auto source = component.tensors();
    const auto report = load_state(*holder, *source, name, dtype, plan.device);
    for (const auto& tensor : report.unexpected) info.unexpected.push_back(std::string(name) + "." + tensor);
    info.components.push_back({name, component.class_name, parameter_count(*holder), stored_dtype(*source),
                               fs::relative(component.weights, path).string()});
    tensors.emplace_back(name, source);
  };
  model->text_encoder = CLIPTextModel(CLIPTextConfig::from_json(files.component("text_encoder").config));
  fill("text_encoder", model->text_encoder, plan.dtype);
  model->unet = UNet2DConditionModel(UNet2DConditionModelConfig::from_json(files.component("unet").config));
  fill("unet", model->unet, plan.dtype);
  model->vae = AutoencoderKL(AutoencoderKLConfig::from_json(files.component("vae").config));
  fill("vae", model->vae, torch::kFloat32);
  check_widths(*model);

  model->scheduler_config = files.component("scheduler").config;
  if (!model->scheduler_config.contains("_class_name"))
    model->scheduler_config["_class_name"] = files.component("scheduler").class_name;
  if (fs::exists(path / "vocabulary.json"))
    model->vocabulary = std::make_shared<Vocabulary>(read_vocabulary(path / "vocabulary.json"));
  if (fs::exists(path / "judge" / "config.json")) model->judge_folder = path / "judge";

  info.name = model_name(path);
  info.path = path.string();
  info.family = family_of(model->unet->config);
  info.image_size = static_cast<int>(model->unet->config.sample_size * model->vae->config.scale());
  info.prediction_type = model->scheduler_config.value("prediction_type", "epsilon");
  info.scheduler = model->scheduler_config["_class_name"].get<std::string>();
  info.precision = plan.precision_name();
  info.device = plan.device_name();
  info.precision_reason = plan.reason;
  info.base_hash = weights_hash(tensors);
  for (const auto& [name, failure] : files.broken()) info.missing.push_back(name + ": " + failure.sentence());
  if (!model->judge_folder.empty()) info.judge = "CLIP zero-shot";
  return model;
}

torch::Tensor DiffusionModel::encode_prompts(const std::vector<std::string>& prompts) {
  const torch::NoGradGuard no_grad;
  if (embeddings_.size() + prompts.size() > kRememberedPrompts) embeddings_.clear();
  std::vector<torch::Tensor> parts;
  parts.reserve(prompts.size());
  for (const auto& prompt : prompts) {
    auto& states = embeddings_[prompt];
    if (!states.defined())
      states = text_encoder(tokenizer.encode_batch({prompt}).to(plan_.device)).last_hidden_state;
    parts.push_back(states);
  }
  return torch::cat(parts);
}

} // namespace pentimento
