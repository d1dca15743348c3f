#include "core/pipelines/diffusion_model.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/io/model_files.h"
#include "core/io/vocabulary_file.h"
#include "core/models/config_reader.h"
#include "core/models/load_state.h"
#include "core/pipelines/base_hash.h"
#include "core/pipelines/model_locator.h"
#include "core/pipelines/model_report.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRememberedPrompts = 1024; // 240 MB at Stable Diffusion 1.x's size

void refuse_other_kinds(const ModelFiles& files) {
  if (files.has("transformer"))
    throw Error(ErrorCode::Unsupported, "models with a transformer in place of the UNet cannot be opened",
                "Stable Diffusion 1.x, 2.x or XL", files.class_name());
  if (files.has("text_encoder_2") && !files.has("text_encoder"))
    throw Error(ErrorCode::Unsupported, "the Stable Diffusion XL refiner cannot be opened",
                "Stable Diffusion 1.x, 2.x or XL base", files.class_name(), "open the base model instead");
}

void check_text_width(const UNet2DConditionModelConfig& unet, int64_t width) {
  if (unet.cross_attention_dim.front() != width)
    throw Error(ErrorCode::ShapeMismatch, "unet and text_encoder do not go together",
                std::to_string(unet.cross_attention_dim.front()) + " wide text states", std::to_string(width),
                "the folder mixes parts of two models");
}

void check_widths(const DiffusionModel& model) {
  const auto& unet = model.unet->config;
  auto width = model.text_encoder->config.hidden_size;
  if (unet.text_time) {
    const auto& second = model.text_encoder_2->text_model->config;
    width += second.hidden_size;
    const auto pooled = unet.projection_class_embeddings_input_dim - 6 * unet.addition_time_embed_dim;
    if (pooled != second.projection_dim)
      throw Error(ErrorCode::ShapeMismatch, "unet and text_encoder_2 do not go together",
                  std::to_string(pooled) + " wide pooled text", std::to_string(second.projection_dim),
                  "the folder mixes parts of two models");
  }
  check_text_width(unet, width);
  const auto latents = model.vae->config.vae.latent_channels;
  if (unet.in_channels != latents)
    throw Error(ErrorCode::Unsupported, "the unet wants more than the latents",
                std::to_string(latents) + " input channels", std::to_string(unet.in_channels),
                unet.in_channels == 2 * latents + 1 ? "this is an inpainting checkpoint" : "");
}

} // namespace

std::shared_ptr<DiffusionModel> DiffusionModel::open(const std::string& model_word, const ComputePlan& plan,
                                                     ModelOptions options) {
  const auto path = locate_model(model_word);
  log::info("Opening the model in " + path.string() + ".");
  const auto files = ModelFiles::open(path, options);
  refuse_other_kinds(files);
  std::shared_ptr<DiffusionModel> model(
      new DiffusionModel(CLIPTokenizer::open(files.component("tokenizer").folder)));
  model->plan_ = plan;
  model->options_ = std::move(options);
  model->info_ = report_model(files);
  model->read_weights(files);
  check_widths(*model);
  model->read_beside_weights(files);
  model->describe();
  return model;
}

void DiffusionModel::read_weights(const ModelFiles& files) {
  ComponentTensors tensors;
  const auto fill = [&](const char* name, const auto& holder, ComponentWeights& weights, torch::Dtype dtype) {
    const auto& component = files.component(name);
    const auto source = component.tensors();
    weights = ComponentWeights(name, holder.ptr(), source, {dtype, plan_.device});
    weights.read();
    tensors.emplace_back(name, source);
  };
  text_encoder = CLIPTextModel(CLIPTextConfig::from_json(files.component("text_encoder").config));
  fill("text_encoder", text_encoder, text_weights_, plan_.dtype);
  unet = UNet2DConditionModel(UNet2DConditionModelConfig::from_json(files.component("unet").config));
  if (unet->config.text_time) {
    text_encoder_2 =
        CLIPTextModelWithProjection(CLIPTextConfig::from_json(files.component("text_encoder_2").config));
    fill("text_encoder_2", text_encoder_2, text_weights_2_, plan_.dtype);
    tokenizer_2 = CLIPTokenizer::open(files.component("tokenizer_2").folder);
    zeros_for_empty_ =
        ConfigReader(files.index(), "model_index.json").boolean("force_zeros_for_empty_prompt", true);
  }
  fill("unet", unet, unet_weights_, plan_.dtype);
  vae = AutoencoderKL(AutoencoderKLConfig::from_json(files.component("vae").config));
  fill("vae", vae, vae_weights_, plan_.vae_dtype);
  info_.base_hash = weights_hash(tensors);
}

void DiffusionModel::read_beside_weights(const ModelFiles& files) {
  const auto& path = files.path();
  scheduler_config = files.component("scheduler").config;
  if (!scheduler_config.contains("_class_name"))
    scheduler_config["_class_name"] = files.component("scheduler").class_name;
  if (fs::exists(path / "vocabulary.json"))
    vocabulary = std::make_shared<Vocabulary>(read_vocabulary(path / "vocabulary.json"));
  if (fs::exists(path / "judge" / "config.json")) judge_folder = path / "judge";
}

void DiffusionModel::describe() {
  info_.precision = plan_.precision_name();
  info_.device = plan_.device_name();
  info_.precision_reason = plan_.reason + "; " + plan_.vae_reason;
  if (!judge_folder.empty()) info_.judge = "CLIP zero-shot";
}

TextConditions DiffusionModel::encode_batch(const std::vector<std::string>& prompts, int64_t tokens) {
  const torch::NoGradGuard no_grad;
  const auto ids = [&](CLIPTokenizer& with) {
    auto all = with.encode_batch(prompts).to(plan_.device);
    return tokens > 0 ? all.slice(1, 0, tokens).contiguous() : all;
  };
  text_weights_.need();
  text_weights_2_.need();
  const auto first = text_encoder(ids(tokenizer));
  TextConditions result = first.last_hidden_state;
  if (tokenizer_2) {
    const auto second = text_encoder_2->text_model(ids(*tokenizer_2));
    result = {torch::cat({first.penultimate_hidden_state, second.penultimate_hidden_state}, 2),
              text_encoder_2->project(second)};
  }
  if (lean_) {
    if (!text_edited_) text_weights_.let_go();
    text_weights_2_.let_go();
  }
  return result;
}

TextConditions DiffusionModel::encode_prompts(const std::vector<std::string>& prompts) {
  if (embeddings_.size() + prompts.size() > kRememberedPrompts) embeddings_.clear();
  std::vector<TextConditions> parts;
  parts.reserve(prompts.size());
  for (const auto& prompt : prompts) {
    auto& text = embeddings_[prompt];
    if (!text.defined()) text = encode_batch({prompt});
    parts.push_back(text);
  }
  return join(parts);
}

TextConditions DiffusionModel::encode_negative(const std::string& prompt) {
  const auto text = encode_prompts({prompt});
  if (!zeros_for_empty_ || !prompt.empty()) return text;
  return {torch::zeros_like(text.states), torch::zeros_like(text.pooled)};
}

torch::Tensor DiffusionModel::predict(const torch::Tensor& sample, const torch::Tensor& timestep,
                                      const TextConditions& text) {
  if (!unet->config.text_time) return unet(sample, timestep, text.states);
  // Original height and width, top and left of the crop, target height and width. Podell et al. 2023, 2.2.
  const auto height = static_cast<double>(sample.size(2) * latent_scale()),
             width = static_cast<double>(sample.size(3) * latent_scale());
  const auto ids = torch::tensor({height, width, 0.0, 0.0, height, width}, torch::kFloat32)
                       .to(sample.device())
                       .expand({sample.size(0), 6});
  return unet(sample, timestep, text.states, AddedConditions{text.pooled, ids});
}

void DiffusionModel::set_lean(bool lean) {
  lean_ = lean;
  for (auto* weights : {&text_weights_, &text_weights_2_, &vae_weights_}) {
    if (!lean)
      weights->need();
    else if (weights != &text_weights_ || !text_edited_)
      weights->let_go();
  }
}

void DiffusionModel::text_encoder_changed(bool edited) {
  text_weights_.need(); // an edit is put over the base, not over nothing
  text_edited_ = edited;
  embeddings_.clear();
}

AutoencoderKL& DiffusionModel::working_vae() {
  vae_weights_.need();
  return vae;
}

void DiffusionModel::rest_vae() {
  if (lean_) vae_weights_.let_go();
}

} // namespace pentimento
