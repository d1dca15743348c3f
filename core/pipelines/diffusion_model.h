#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/torch.h"
#include <nlohmann/json.hpp>

#include "core/base/device.h"
#include "core/io/model_files.h"
#include "core/models/autoencoders/autoencoder_kl.h"
#include "core/models/text_encoders/clip_text_model.h"
#include "core/models/text_encoders/text_conditions.h"
#include "core/models/unets/unet_2d_condition.h"
#include "core/pipelines/component_weights.h"
#include "core/text/clip_tokenizer.h"
#include "core/values/model_info.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// A Stable Diffusion 1.x, 2.x or XL: base weights, tokenizers and configs, opened once.
/// The UNet's and the text encoder's parameters are exchanged by the edit stack, never written to. One thread
/// at a time.
class DiffusionModel {
 public:
  /// Opens a model's files, or "miniature", in the plan's precisions; `options` where a person knows better
  /// than the files.
  /// @throws Error(FileNotFound | BadFormat | MissingComponent | MissingTensor | ShapeMismatch | NotFinite |
  /// Unsupported), one specific sentence each.
  static std::shared_ptr<DiffusionModel> open(const std::string& model, const ComputePlan& plan,
                                              ModelOptions options = {});

  const ModelInfo& info() const { return info_; }
  /// Content hash of the weights as stored; see weights_hash.
  const std::string& base_hash() const { return info_.base_hash; }
  const ComputePlan& plan() const { return plan_; }
  /// As it was opened with.
  const ModelOptions& options() const { return options_; }

  /// What the UNet is told about prompts, remembered by text until the encoder is edited; each prompt is
  /// encoded alone, so that it never depends on its neighbours. 1.x and 2.x: the last hidden states. XL: the
  /// penultimate hidden states of both encoders side by side, and the second one's projected text beside
  /// them.
  /// @return [B, 77, D] and XL's [B, P] in the plan's dtype and on its device.
  TextConditions encode_prompts(const std::vector<std::string>& prompts);
  /// What guidance leads away from. An empty prompt is all zeros where the model was trained so
  /// (force_zeros_for_empty_prompt, XL), else it is encoded like any other.
  TextConditions encode_negative(const std::string& prompt);
  /// Like encode_prompts, all at once and not remembered: faster, and equal but for the order of sums.
  /// @param tokens only the states of as many tokens from the start (0 = all): the encoders are causal, so
  /// these are the same; XL's projected text is not.
  TextConditions encode_batch(const std::vector<std::string>& prompts, int64_t tokens = 0);

  /// The UNet's output. XL is told that the picture has, and had, the size of `sample`, uncropped.
  /// @param sample [B, C, h, w] in the plan's dtype. @param timestep [B], [1] or a scalar. @throws as the
  /// UNet.
  torch::Tensor predict(const torch::Tensor& sample, const torch::Tensor& timestep,
                        const TextConditions& text);

  /// While lean, text encoders and VAE lie in memory only while they work. Slower; for when memory is short.
  void set_lean(bool lean);
  /// Says that the text encoder is about to be edited, or that its edit has changed or is gone: prompts that
  /// were encoded are forgotten, and while it is edited it stays in memory, lean or not.
  void text_encoder_changed(bool edited);
  /// The VAE, read again if it was let go; after its work, `rest` lets it go where the model is lean.
  AutoencoderKL& working_vae();
  void rest_vae();
  torch::Dtype vae_dtype() const { return vae_weights_.dtype(); }
  /// Reads the VAE's weights again as float32 and keeps them so.
  void use_float32_vae() { vae_weights_.read_as(torch::kFloat32); }

  /// Pixels a side that the model was trained at, and of one latent.
  int image_size() const { return info_.image_size; }
  int latent_scale() const { return static_cast<int>(vae->config.scale()); }
  int latent_channels() const { return static_cast<int>(unet->config.in_channels); }

  CLIPTokenizer tokenizer;
  std::optional<CLIPTokenizer> tokenizer_2; ///< XL's.
  CLIPTextModel text_encoder{nullptr};
  CLIPTextModelWithProjection text_encoder_2{nullptr}; ///< XL's.
  UNet2DConditionModel unet{nullptr};
  AutoencoderKL vae{nullptr};
  nlohmann::json scheduler_config;
  std::shared_ptr<const Vocabulary> vocabulary; ///< Empty when the folder brings none.
  std::filesystem::path judge_folder;           ///< Empty when the folder brings none.

 private:
  explicit DiffusionModel(CLIPTokenizer opened) : tokenizer(std::move(opened)) {}
  void read_weights(const ModelFiles& files);
  void read_beside_weights(const ModelFiles& files);
  void describe();

  ComputePlan plan_;
  ModelOptions options_;
  ModelInfo info_;
  ComponentWeights text_weights_, text_weights_2_, unet_weights_, vae_weights_;
  bool zeros_for_empty_ = false;
  bool lean_ = false;
  bool text_edited_ = false;
  std::unordered_map<std::string, TextConditions> embeddings_; ///< One prompt each.
};

} // namespace pentimento
