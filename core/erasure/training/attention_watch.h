#pragma once

#include <vector>

#include "core/erasure/training/noise_predictor.h"
#include "core/models/unets/unet_2d_condition.h"

namespace pentimento {

/// The UNet whose cross-attentions can be watched. @throws Error(Unsupported) when the module is another.
UNet2DConditionModelImpl& attentive_unet(const NoisePredictor& predictor);

/// Watches a UNet's cross-attentions for as long as it lives; afterwards its options are as they were. Maps
/// have their graph where gradients are recorded.
class AttentionWatch {
 public:
  /// @param capture where set, takes the maps of its tokens. @param erased where set, takes what erasers add.
  AttentionWatch(const NoisePredictor& predictor, AttentionCapture* capture,
                 std::vector<torch::Tensor>* erased = nullptr)
      : unet_(attentive_unet(predictor)), before_(unet_.attention) {
    unet_.attention.capture = capture;
    unet_.attention.erased = erased;
  }
  ~AttentionWatch() { unet_.attention = before_; }
  AttentionWatch(const AttentionWatch&) = delete;
  AttentionWatch& operator=(const AttentionWatch&) = delete;

 private:
  UNet2DConditionModelImpl& unet_;
  AttentionOptions before_;
};

} // namespace pentimento
