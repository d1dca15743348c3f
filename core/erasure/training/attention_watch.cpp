#include "core/erasure/training/attention_watch.h"

#include "core/base/error.h"

namespace pentimento {

UNet2DConditionModelImpl& attentive_unet(const NoisePredictor& predictor) {
  auto* unet = predictor.module->as<UNet2DConditionModelImpl>();
  if (!unet) throw Error(ErrorCode::Unsupported, "this method needs a UNet with cross-attention");
  return *unet;
}

} // namespace pentimento
