#include "core/erasure/erasure_method.h"

#include "core/erasure/training/kv_parameters.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento {

std::vector<std::string> ErasureMethod::parameter_names(const DiffusionModel& model) const {
  return kv_names(*model.unet);
}

} // namespace pentimento
