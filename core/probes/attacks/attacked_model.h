#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "core/edits/edit_stack.h"
#include "core/erasure/training/noising.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento {

/// Which weights a model runs with.
enum class Side {
  Base,    ///< θ0, before any edit.
  Edited,  ///< θ, what is under attack.
  Altered, ///< θ as an attack on the weights left it; see AttackedModel::alter.
};

/// A model under attack. One module is both models: `use` exchanges tensors that are kept ready, so that an
/// objective with both models may change sides in every step. Frozen; the destructor gives the base back.
class AttackedModel {
 public:
  /// @param model in its base state. @throws as EditStack::apply.
  AttackedModel(std::shared_ptr<DiffusionModel> model, const EditStack& edits);
  ~AttackedModel();
  AttackedModel(const AttackedModel&) = delete;
  AttackedModel& operator=(const AttackedModel&) = delete;

  /// Puts one side's weights in place. @throws Error(Internal) for Altered before anything was altered.
  void use(Side side);
  /// Makes the altered side: the edited weights with these parameters in their stead; none of them is the
  /// edited side itself. The base is in place afterwards. @param values by name, of the parameters' shapes.
  /// @throws Error(MissingTensor | ShapeMismatch).
  void alter(const std::map<std::string, torch::Tensor>& values);
  Side side() const { return side_; }
  /// The hash of the weights as they are now; told from the parameters, not from what was asked for.
  std::string state() const;
  const std::string& state_of(Side side) const;
  const std::string& base_hash() const { return model_->base_hash(); }
  DiffusionModel& model() const { return *model_; }
  const std::shared_ptr<DiffusionModel>& shared() const { return model_; }
  const ParameterSwap& parameters() const { return *parameters_; }
  /// For whoever trains: puts what it exchanged back, or calls `use` afterwards.
  ParameterSwap& parameters() { return *parameters_; }

  /// The UNet's prediction by the present side. @param sample [B,C,h,w] float32. @param timesteps [B] int64.
  /// @return [B,C,h,w] float32, with its graph where gradients are on. @throws Stopped.
  torch::Tensor predict(const torch::Tensor& sample, const torch::Tensor& timesteps,
                        const TextConditions& text);
  /// Text states of token vectors by the present side's encoder, with their graph. @param tokens [B,N,D].
  /// @return [B,N,D].
  torch::Tensor encode(const torch::Tensor& tokens);
  /// Every token's vector by the present side. @return [V,D].
  torch::Tensor word_table() const;
  Noising noising() const;

  /// UNet evaluations of one picture so far, forward; a backward pass costs about two more.
  std::int64_t unet_calls() const { return unet_calls_; }
  void count_unet_calls(std::int64_t calls) { unet_calls_ += calls; }

 private:
  std::shared_ptr<DiffusionModel> model_;
  std::unique_ptr<ParameterSwap> parameters_;
  std::map<std::string, torch::Tensor> edited_, altered_;
  std::string edited_state_;
  std::string altered_state_; // empty before anything was altered
  Side side_ = Side::Base;
  std::int64_t unet_calls_ = 0;
};

} // namespace pentimento
