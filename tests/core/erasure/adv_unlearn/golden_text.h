#pragma once

#include <nlohmann/json.hpp>

#include "core/erasure/adv_unlearn/adv_unlearn_trainer.h"
#include "core/erasure/trained/golden_unet.h"
#include "core/models/text_encoders/clip_text_model.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento::testing {

/// The tiny text encoder of a golden file: metadata "text_config", tensors "text.…".
inline CLIPTextModel golden_text(const SafetensorsFile& golden) {
  CLIPTextModel text(CLIPTextConfig::from_json(nlohmann::json::parse(golden.metadata().at("text_config"))));
  for (auto& item : text->named_parameters())
    item.value().set_data(golden.tensor("text." + item.key()).clone());
  return text;
}

/// AdvUnlearn on the tiny models of golden_adv_unlearn.py, over all that it trains but the keys' biases.
struct GoldenAdvUnlearn {
  static std::vector<std::string> names(CLIPTextModel& text) {
    std::vector<std::string> all;
    for (const auto& item : text->named_parameters())
      if (!item.key().starts_with("embeddings.") && !item.key().ends_with("k_proj.bias"))
        all.push_back(item.key());
    return all;
  }

  GoldenAdvUnlearn(const SafetensorsFile& golden, AdvUnlearnOptions options)
      : unet(golden_unet(golden)), text(golden_text(golden)), swap(*text), trained(*text, swap, names(text)) {
    auto sampler = make_scheduler("ddim", nlohmann::json::parse(golden.metadata().at("scheduler")));
    options.pictures.sampling_steps = std::stoi(golden.metadata().at("sampling"));
    options.pictures.latent_shape = {4, 16, 16};
    const auto vectors = [&](const char* ids) {
      return at::embedding(text->embeddings->token_embedding->weight, golden.tensor(ids));
    };
    const torch::NoGradGuard no_grad;
    const auto states = text->encode_tokens(vectors("ids"));
    AdvUnlearnData data;
    data.states = states.slice(0, 0, 3);
    data.empty = states.slice(0, 3);
    data.tokens = vectors("ids").slice(0, 0, 3);
    data.pairs = {0, 1, 0};
    data.attack = golden.tensor("attack");
    data.words = text->embeddings->token_embedding->weight;
    data.kept_tokens = vectors("kept_ids");
    data.kept = text->encode_tokens(data.kept_tokens);
    const Noising noising(sampler->alphas_cumprod(), false, torch::kCPU);
    trainer = std::make_unique<AdvUnlearnTrainer>(
        TrainingUnet{golden_predictor(unet), trained, noising, control},
        [this](const torch::Tensor& tokens) { return text->encode_tokens(tokens); }, std::move(sampler),
        options, std::move(data));
  }

  UNet2DConditionModel unet;
  CLIPTextModel text;
  ParameterSwap swap;
  TrainedParameters trained;
  RunControl control;
  std::unique_ptr<AdvUnlearnTrainer> trainer;
};

} // namespace pentimento::testing
