#pragma once

#include "core/base/run_control.h"
#include "core/erasure/training/noise_predictor.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento {

/// Lends a model's UNet to a training loop: it polls the control before each layer, and its attention may
/// leave out the first token's gradient, for as long as this lives.
class UnetLoan {
 public:
  UnetLoan(DiffusionModel& model, RunControl& control, bool detach_first_token)
      : model_(model), unet_(model.unet), control_before_(unet_->run_control),
        attention_before_(unet_->attention) {
    unet_->run_control = &control;
    unet_->attention.detach_first_token = detach_first_token;
  }
  ~UnetLoan() {
    unet_->run_control = control_before_;
    unet_->attention = attention_before_;
  }
  UnetLoan(const UnetLoan&) = delete;
  UnetLoan& operator=(const UnetLoan&) = delete;

  /// Takes and gives float32 whatever the UNet runs in.
  NoisePredictor predictor() {
    const auto predict = [&model = model_](const torch::Tensor& sample, const torch::Tensor& t,
                                           const TextConditions& text) {
      return model.predict(sample.to(model.plan().dtype), t, text).to(torch::kFloat32);
    };
    return {unet_.get(), predict};
  }

 private:
  DiffusionModel& model_;
  UNet2DConditionModel unet_;
  RunControl* control_before_;
  AttentionOptions attention_before_;
};

} // namespace pentimento
