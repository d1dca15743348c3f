#include "core/io/checkpoint/checkpoint_family.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/io/checkpoint/ldm_lookup.h"

namespace pentimento {
namespace {

using Family = CheckpointFamily;

/// Questions about the keys of a file.
class Keys {
 public:
  explicit Keys(const TensorSource& source) : source_(source) {}

  bool start(const char* prefix) const {
    return any([&](const std::string& name) { return name.starts_with(prefix); });
  }
  bool hold(const char* part) const {
    return any([&](const std::string& name) { return name.find(part) != std::string::npos; });
  }
  bool has(const std::string& name) const { return source_.find(name) != nullptr; }
  std::int64_t size(const std::string& name, std::size_t dimension) const {
    const auto* entry = find_ldm(source_, name);
    return entry && entry->shape.size() > dimension ? entry->shape[dimension] : 0;
  }
  std::size_t count() const { return source_.entries().size(); }

 private:
  template <class Test>
  bool any(const Test& test) const {
    return std::any_of(source_.entries().begin(), source_.entries().end(),
                       [&](const TensorEntry& entry) { return test(entry.name); });
  }
  const TensorSource& source_;
};

constexpr const char* kFolderAbove = "this is one component; choose the folder of the whole model";

Recognised other_inputs(std::int64_t channels) {
  if (channels == 9)
    return {Family::Inpainting, "an inpainting checkpoint (9 input channels)",
            "open the text-to-image model that it was made from"};
  return {Family::OtherInputs,
          channels == 8 ? "an instruct-pix2pix checkpoint (8 input channels)"
                        : fmt::format("a checkpoint with {} input channels (depth has 5)", channels),
          "open the text-to-image model that it was made from"};
}

Recognised ldm(const Keys& keys) {
  const auto channels = keys.size("model.diffusion_model.input_blocks.0.0.weight", 1);
  if (channels > 4) return other_inputs(channels);
  if (keys.start("conditioner.embedders.1.")) return {Family::StableDiffusionXL, "Stable Diffusion XL", ""};
  if (keys.start("conditioner.embedders.0.model."))
    return {Family::Refiner, "the Stable Diffusion XL refiner",
            "open the base model; the refiner only finishes pictures"};
  if (keys.start("cond_stage_model.model.")) return {Family::StableDiffusion2, "Stable Diffusion 2.x", ""};
  if (keys.start("cond_stage_model.")) return {Family::StableDiffusion1, "Stable Diffusion 1.x", ""};
  return {Family::Unet, "a UNet alone, without text encoder and VAE", "choose the whole checkpoint"};
}

Recognised parts(const Keys& keys) {
  if (keys.hold("lora_up.") || keys.hold(".lora.up.") || keys.hold("lora_A.") || keys.hold("lora_down."))
    return {Family::Lora, "a LoRA", "open its base model, then open this file as an edit"};
  if (keys.start("control_model.") || keys.start("controlnet_cond_embedding."))
    return {Family::ControlNet, "a ControlNet", "open the model that it steers"};
  if (keys.has("emb_params") || keys.start("string_to_param.") ||
      (keys.count() <= 2 && (keys.has("clip_l") || keys.has("clip_g") || keys.start("<"))))
    return {Family::TextualInversion, "a textual inversion", "open the model that it was made for"};
  if (keys.has("conv_in.weight") && keys.start("down_blocks.") && keys.start("mid_block."))
    return {Family::Unet, "a UNet in Diffusers' naming", kFolderAbove};
  if (keys.hold("decoder.up_blocks.") || keys.hold("decoder.up.0.") || keys.hold("decoder.mid."))
    return {Family::Vae, "a VAE alone", "choose the whole model that it belongs to"};
  if (keys.hold("encoder.layers.0.self_attn") || keys.hold("transformer.resblocks.0."))
    return {Family::TextEncoder, "a text encoder alone", kFolderAbove};
  if (keys.hold("attn2.to_k") || keys.hold("attn2.to_v") || keys.hold("attn1.to_"))
    return {Family::PartialUnet, "some of a UNet's parameters, as erasers write them",
            "open its base model, then open this file as an edit"};
  return {Family::Unknown, "weights of an unknown model",
          "choose a Stable Diffusion 1.x, 2.x or XL checkpoint"};
}

} // namespace

Recognised recognise(const TensorSource& source) {
  const Keys keys(source);
  if (keys.hold("joint_blocks.0."))
    return {Family::StableDiffusion3, "Stable Diffusion 3",
            "its transformer is not built here; use 1.x, 2.x or XL"};
  if (keys.hold("double_blocks.0."))
    return {Family::Flux, "Flux", "its transformer is not built here; use Stable Diffusion 1.x, 2.x or XL"};
  if (keys.start("model.diffusion_model.") || keys.start("model_ema.diffusion_model")) return ldm(keys);
  return parts(keys);
}

} // namespace pentimento
