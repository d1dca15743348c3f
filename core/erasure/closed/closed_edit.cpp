#include "core/erasure/closed/closed_edit.h"

#include "core/base/resources.h"
#include "core/edits/edit_health.h"
#include "core/edits/edit_stack.h"
#include "core/erasure/text_states.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento {

std::vector<std::string> closed_names(const torch::nn::Module& unet, const std::string& which) {
  auto names = kv_names(unet);
  if (which == "KV") return names;
  const std::string wanted = which == "K" ? "to_k.weight" : "to_v.weight";
  std::erase_if(names, [&](const std::string& name) { return !name.ends_with(wanted); });
  return names;
}

WeightDelta closed_edit(ErasureContext& context, const ParameterSwap& parameters,
                        const std::vector<std::string>& names,
                        const std::function<torch::Tensor(const torch::Tensor&)>& edited) {
  WeightDelta delta;
  for (const auto& name : names) {
    context.control.checkpoint();
    delta.entries[name] = dense_entry(edited(parameters.base(name)));
  }
  return delta;
}

void finish_closed(ErasureContext& context, const std::string& method, WeightDelta& delta,
                   const ParameterSwap& parameters, double condition_number, int matrices_expected) {
  delta.origin = {context.model.base_hash(), method,       context.settings,  context.plan.pairs,
                  context.plan.kept,         context.seed, program_version(), torch_version()};
  if (!context.on_snapshot) return;
  EditStack stack;
  stack.add(plan_title(context.plan), std::make_shared<WeightDelta>(delta));
  const auto [target, anchor] = concept_states(context.model, context.plan);
  auto health = edit_health(delta, parameters, target, anchor, matrices_expected);
  health.condition_number = condition_number;
  context.on_snapshot(
      {1, 1, 1, stack.state_hash(context.model.base_hash()), layer_health(delta, parameters), health}, delta);
}

} // namespace pentimento
