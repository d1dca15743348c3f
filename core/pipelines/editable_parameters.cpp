#include "core/pipelines/editable_parameters.h"

#include "core/edits/weight_delta.h"

namespace pentimento {

std::unique_ptr<ParameterSwap> editable_parameters(DiffusionModel& model) {
  auto parameters = std::make_unique<ParameterSwap>(*model.unet);
  parameters->add(text_encoder_prefix, *model.text_encoder,
                  [&model](bool edited) { model.text_encoder_changed(edited); });
  return parameters;
}

} // namespace pentimento
