#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include "core/base/device.h"
#include "core/models/autoencoders/autoencoder_kl.h"
#include "core/models/text_encoders/clip_text_model.h"
#include "core/models/unets/unet_2d_condition.h"
#include "core/text/clip_tokenizer.h"
#include "core/values/model_info.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// A Stable Diffusion as it lies in a Diffusers folder: base weights, tokenizer and configs, opened once.
/// The UNet's parameters are exchanged by the edit stack, never written to. One thread at a time.
class DiffusionModel {
 public:
  /// Opens a Diffusers folder, or "miniature". UNet and text encoder run in the plan's dtype, the VAE in
  /// float32.
  /// @throws Error(FileNotFound | BadFormat | MissingComponent | MissingTensor | ShapeMismatch | NotFinite |
  /// Unsupported), one specific sentence each.
  static std::shared_ptr<DiffusionModel> open(const std::string& model, const ComputePlan& plan);

  const ModelInfo& info() const { return info_; }
  /// Content hash of the weights as stored; see weights_hash.
  const std::string& base_hash() const { return info_.base_hash; }
  const ComputePlan& plan() const { return plan_; }

  /// The text encoder's last hidden states, remembered by text since its weights are frozen; each prompt is
  /// encoded alone, so that it never depends on its neighbours. @return [B, 77, D] in the plan's dtype and on
  /// its device.
  torch::Tensor encode_prompts(const std::vector<std::string>& prompts);

  /// Pixels a side that the model was trained at, and of one latent.
  int image_size() const { return info_.image_size; }
  int latent_scale() const { return static_cast<int>(vae->config.scale()); }
  int latent_channels() const { return static_cast<int>(unet->config.in_channels); }

  CLIPTokenizer tokenizer;
  CLIPTextModel text_encoder{nullptr};
  UNet2DConditionModel unet{nullptr};
  AutoencoderKL vae{nullptr};
  nlohmann::json scheduler_config;
  std::shared_ptr<const Vocabulary> vocabulary; ///< Empty when the folder brings none.
  std::filesystem::path judge_folder;           ///< Empty when the folder brings none.

 private:
  explicit DiffusionModel(CLIPTokenizer opened) : tokenizer(std::move(opened)) {}

  ComputePlan plan_;
  ModelInfo info_;
  std::unordered_map<std::string, torch::Tensor> embeddings_; ///< [1, 77, D] by prompt.
};

} // namespace pentimento
