#include "core/forecast/model_shape.h"

#include "core/forecast/dry_run.h"
#include "core/models/layers/shapes_only.h"

namespace pentimento {

ModelShape::ModelShape(const DiffusionModel& model)
    : device_(model.plan().device.type()), dtype_(model.plan().dtype), vae_dtype_(model.vae_dtype()),
      tokens_(static_cast<std::int64_t>(model.tokenizer.model_max_length())) {
  {
    const ShapesOnly shapes(dtype_);
    unet_ = UNet2DConditionModel(model.unet->config);
    text_encoder_ = CLIPTextModel(model.text_encoder->config);
  }
  {
    const ShapesOnly shapes(vae_dtype_);
    vae_ = AutoencoderKL(model.vae->config);
  }
  // Without data every device is one; which attention it would take is known.
  if (model.plan().device.is_cuda()) unet_->attention.kernel = AttentionKernel::Fused;
}

torch::Tensor ModelShape::predict(std::int64_t rows, std::int64_t height, std::int64_t width,
                                  bool to_text) const {
  const auto& config = unet_->config;
  const auto sample = shape_only({rows, config.in_channels, height, width}, dtype_);
  const auto text = shape_only({rows, tokens_, config.cross_attention_dim.front()}, dtype_);
  if (to_text) text.requires_grad_(true);
  AddedConditions added;
  if (config.text_time) {
    const auto pooled = config.projection_class_embeddings_input_dim - 6 * config.addition_time_embed_dim;
    added = {shape_only({rows, pooled}, dtype_), shape_only({rows, 6}, torch::kFloat32)};
  }
  return unet_(sample, shape_only({rows}, torch::kFloat32), text, added);
}

std::int64_t ModelShape::forward_bytes(std::int64_t rows, std::int64_t height, std::int64_t width) const {
  const torch::NoGradGuard no_grad;
  const DryRun run(device_);
  predict(rows, height, width, false);
  return run.peak();
}

std::int64_t ModelShape::backward_bytes(std::int64_t rows, std::int64_t height, std::int64_t width,
                                        const std::set<std::string>& trained) const {
  const torch::AutoGradMode grad(true);
  std::vector<torch::Tensor> wanted;
  for (const auto& item : unet_->named_parameters())
    if (trained.contains(item.key())) wanted.push_back(item.value());
  for (auto& parameter : wanted) parameter.requires_grad_(true);
  const bool to_text = wanted.empty();
  const DryRun run(device_);
  const auto output = predict(rows, height, width, to_text);
  const auto loss = output.to(torch::kFloat32).square().mean();
  if (to_text)
    loss.backward();
  else
    torch::autograd::grad({loss}, wanted);
  for (auto& parameter : wanted) parameter.requires_grad_(false);
  return run.peak();
}

std::int64_t ModelShape::decode_bytes(std::int64_t height, std::int64_t width) const {
  const torch::NoGradGuard no_grad;
  const DryRun run(device_);
  vae_->decode(shape_only({1, vae_->config.vae.latent_channels, height, width}, vae_dtype_));
  return run.peak();
}

std::int64_t ModelShape::encode_bytes(std::int64_t prompts, bool backwards) const {
  const torch::AutoGradMode grad(backwards);
  const DryRun run(device_);
  const auto tokens = shape_only({prompts, tokens_, text_encoder_->config.hidden_size}, dtype_);
  tokens.requires_grad_(backwards);
  const auto states = text_encoder_->encode_tokens(tokens);
  if (backwards) states.square().mean().backward();
  return run.peak();
}

} // namespace pentimento
