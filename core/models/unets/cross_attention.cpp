#include "core/models/unets/cross_attention.h"

namespace pentimento {

namespace {

struct NamedLayer {
  std::string name;
  Linear layer{nullptr};
};

void collect(std::vector<NamedLayer>& found, const std::string& block,
             LayerList<Transformer2DModel>& attentions) {
  for (std::size_t i = 0; i < attentions.size(); ++i) {
    auto& transformers = attentions[i]->transformer_blocks;
    for (std::size_t j = 0; j < transformers.size(); ++j) {
      const auto name =
          block + ".attentions." + std::to_string(i) + ".transformer_blocks." + std::to_string(j) + ".attn2.";
      found.push_back({name + "to_k.weight", transformers[j]->attn2->to_k});
      found.push_back({name + "to_v.weight", transformers[j]->attn2->to_v});
    }
  }
}

std::vector<NamedLayer> kv_layers(UNet2DConditionModel& unet) {
  std::vector<NamedLayer> found;
  for (std::size_t i = 0; i < unet->down_blocks.size(); ++i) {
    collect(found, "down_blocks." + std::to_string(i), unet->down_blocks[i]->attentions);
  }
  collect(found, "mid_block", unet->mid_block->attentions);
  for (std::size_t i = 0; i < unet->up_blocks.size(); ++i) {
    collect(found, "up_blocks." + std::to_string(i), unet->up_blocks[i]->attentions);
  }
  return found;
}

} // namespace

std::vector<std::pair<std::string, torch::Tensor>> cross_attention_kv(UNet2DConditionModel& unet) {
  std::vector<std::pair<std::string, torch::Tensor>> weights;
  for (auto& [name, layer] : kv_layers(unet)) weights.emplace_back(name, layer->weight);
  return weights;
}

std::vector<torch::Tensor> exchange_cross_attention_kv(UNet2DConditionModel& unet,
                                                       const std::vector<torch::Tensor>& weights) {
  auto layers = kv_layers(unet);
  TORCH_CHECK(layers.size() == weights.size(), "expected ", layers.size(), " matrices, got ", weights.size());
  std::vector<torch::Tensor> former;
  for (std::size_t i = 0; i < layers.size(); ++i)
    former.push_back(layers[i].layer->exchange_weight(weights[i]));
  return former;
}

} // namespace pentimento
