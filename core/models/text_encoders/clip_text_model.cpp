#include "core/models/text_encoders/clip_text_model.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/shape_text.h"
#include "core/models/config_reader.h"

namespace pentimento {

CLIPTextConfig CLIPTextConfig::from_json(const nlohmann::json& json) {
  if (json.is_object() && json.contains("text_config")) return from_json(json["text_config"]);
  ConfigReader reader(json, "text encoder");
  CLIPTextConfig config;
  config.read(reader, "text encoder");
  config.vocab_size = reader.integer("vocab_size", config.vocab_size);
  config.max_position_embeddings = reader.integer("max_position_embeddings", config.max_position_embeddings);
  config.projection_dim = reader.integer("projection_dim", config.projection_dim);
  config.eos_token_id = reader.integer("eos_token_id", config.eos_token_id);
  return config;
}

CLIPTextEmbeddingsImpl::CLIPTextEmbeddingsImpl(const CLIPTextConfig& config)
    : token_embedding(register_module("token_embedding", Embedding(config.vocab_size, config.hidden_size))),
      position_embedding(register_module("position_embedding",
                                         Embedding(config.max_position_embeddings, config.hidden_size))) {}

torch::Tensor CLIPTextEmbeddingsImpl::forward(const torch::Tensor& input_ids) {
  return token_embedding(input_ids) + position_embedding->weight.slice(0, 0, input_ids.size(1));
}

CLIPTextModelImpl::CLIPTextModelImpl(const CLIPTextConfig& model_config)
    : config(model_config), embeddings(register_module("embeddings", CLIPTextEmbeddings(config))),
      encoder(register_module("encoder", CLIPEncoder(config))),
      final_layer_norm(
          register_module("final_layer_norm", LayerNorm(config.hidden_size, config.layer_norm_eps))) {}

torch::Tensor CLIPTextModelImpl::end_of_text(const torch::Tensor& input_ids) const {
  // Configurations written before Transformers 4.31 say eos_token_id 2, which is not a token: the highest id
  // ends the text.
  if (config.eos_token_id == 2) return input_ids.argmax(1);
  return input_ids.eq(config.eos_token_id).to(torch::kInt32).argmax(1);
}

ClipTextOutput CLIPTextModelImpl::forward(const torch::Tensor& input_ids) {
  if (input_ids.dim() != 2 || input_ids.size(1) < 1 || input_ids.size(1) > config.max_position_embeddings) {
    throw Error(ErrorCode::ShapeMismatch, "the text encoder's input input_ids has the wrong shape",
                fmt::format("[B, at most {}]", config.max_position_embeddings),
                shape_text(input_ids.sizes()));
  }
  const auto ids = input_ids.to(embeddings->token_embedding->weight.device(), torch::kInt64);
  if (ids.numel() > 0 && (ids.max().item<int64_t>() >= config.vocab_size || ids.min().item<int64_t>() < 0)) {
    throw Error(ErrorCode::BadPrompt, "a token id is outside the text encoder's vocabulary",
                fmt::format("0 to {}", config.vocab_size - 1), std::to_string(ids.max().item<int64_t>()),
                "the tokenizer belongs to another model");
  }
  const auto encoded = encoder(embeddings(ids), true);
  const auto last = final_layer_norm(encoded.last_hidden_state);
  const auto rows = torch::arange(ids.size(0), ids.options());
  return {last, encoded.penultimate_hidden_state, last.index({rows, end_of_text(ids)})};
}

torch::Tensor CLIPTextModelImpl::encode_tokens(const torch::Tensor& token_states) {
  const auto places = embeddings->position_embedding->weight.slice(0, 0, token_states.size(1));
  return final_layer_norm(encoder(token_states + places, true).last_hidden_state);
}

CLIPTextModelWithProjectionImpl::CLIPTextModelWithProjectionImpl(const CLIPTextConfig& config)
    : text_model(register_module("text_model", CLIPTextModel(config))),
      text_projection(
          register_module("text_projection", Linear(config.hidden_size, config.projection_dim, false))) {}

torch::Tensor CLIPTextModelWithProjectionImpl::project(const ClipTextOutput& output) {
  return text_projection(output.pooler_output);
}

} // namespace pentimento
