#include "core/erasure/erasure_method.h"

#include "core/erasure/plan_check.h"
#include "core/erasure/settings.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento {

std::vector<std::string> ErasureMethod::parameter_names(const DiffusionModel& model) const {
  return kv_names(*model.unet);
}

WeightDelta ErasureMethod::run(ErasureContext& context) const {
  check_plan(context.plan, describe().name, needs_anchor());
  check_settings(describe(), context.settings);
  return make(context);
}

} // namespace pentimento
