#include "core/models/layers/clip_encoder.h"

#include "core/models/config_reader.h"

namespace pentimento {

void CLIPEncoderConfig::read(ConfigReader& reader, const std::string& component) {
  hidden_size = reader.integer("hidden_size", hidden_size);
  intermediate_size = reader.integer("intermediate_size", intermediate_size);
  num_hidden_layers = reader.integer("num_hidden_layers", num_hidden_layers);
  num_attention_heads = reader.integer("num_attention_heads", num_attention_heads);
  hidden_act = parse_activation(reader.text("hidden_act", "quick_gelu"), component + " config: hidden_act");
  layer_norm_eps = reader.number("layer_norm_eps", layer_norm_eps);
  if (num_hidden_layers < 1)
    reader.refuse("num_hidden_layers is too small", "at least 1", std::to_string(num_hidden_layers));
  if (num_hidden_layers > 1000)
    reader.refuse("num_hidden_layers is too large", "at most 1000", std::to_string(num_hidden_layers));
  if (num_attention_heads < 1 || hidden_size < 1 || hidden_size % num_attention_heads != 0) {
    reader.refuse("num_attention_heads does not divide hidden_size",
                  "a divisor of " + std::to_string(hidden_size), std::to_string(num_attention_heads));
  }
}

CLIPAttentionImpl::CLIPAttentionImpl(const CLIPEncoderConfig& config)
    : k_proj(register_module("k_proj", Linear(config.hidden_size, config.hidden_size))),
      v_proj(register_module("v_proj", Linear(config.hidden_size, config.hidden_size))),
      q_proj(register_module("q_proj", Linear(config.hidden_size, config.hidden_size))),
      out_proj(register_module("out_proj", Linear(config.hidden_size, config.hidden_size))),
      num_heads_(config.num_attention_heads) {}

torch::Tensor CLIPAttentionImpl::forward(const torch::Tensor& hidden_states, bool causal) {
  return out_proj(attend(q_proj(hidden_states), k_proj(hidden_states), v_proj(hidden_states), num_heads_,
                         AttentionKernel::Auto, false, causal));
}

CLIPMLPImpl::CLIPMLPImpl(const CLIPEncoderConfig& config)
    : fc1(register_module("fc1", Linear(config.hidden_size, config.intermediate_size))),
      fc2(register_module("fc2", Linear(config.intermediate_size, config.hidden_size))),
      hidden_act_(config.hidden_act) {}

torch::Tensor CLIPMLPImpl::forward(const torch::Tensor& hidden_states) {
  return fc2(activate(hidden_act_, fc1(hidden_states)));
}

CLIPEncoderLayerImpl::CLIPEncoderLayerImpl(const CLIPEncoderConfig& config)
    : self_attn(register_module("self_attn", CLIPAttention(config))),
      layer_norm1(register_module("layer_norm1", LayerNorm(config.hidden_size, config.layer_norm_eps))),
      mlp(register_module("mlp", CLIPMLP(config))),
      layer_norm2(register_module("layer_norm2", LayerNorm(config.hidden_size, config.layer_norm_eps))) {}

torch::Tensor CLIPEncoderLayerImpl::forward(const torch::Tensor& hidden_states, bool causal) {
  // Each sum goes into the branch's own output, which no backward reads.
  const auto attended = self_attn(layer_norm1(hidden_states), causal).add_(hidden_states);
  return mlp(layer_norm2(attended)).add_(attended);
}

CLIPEncoderImpl::CLIPEncoderImpl(const CLIPEncoderConfig& config) : layers(this, "layers") {
  for (int64_t i = 0; i < config.num_hidden_layers; ++i) layers.push_back(CLIPEncoderLayer(config));
}

CLIPEncoderOutput CLIPEncoderImpl::forward(const torch::Tensor& hidden_states, bool causal) {
  CLIPEncoderOutput output{hidden_states, hidden_states};
  for (auto& layer : layers) {
    output.penultimate_hidden_state = output.last_hidden_state;
    output.last_hidden_state = layer(output.last_hidden_state, causal);
  }
  return output;
}

} // namespace pentimento
