#include "core/erasure/closed/closed_edit.h"

#include "core/erasure/run_snapshot.h"
#include "core/erasure/training/kv_parameters.h"

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
  delta.origin = origin_of(context, method);
  Snapshot snapshot{1, 1, 1, {}, {}, {}};
  snapshot.health.matrices_expected = matrices_expected;
  snapshot.health.condition_number = condition_number;
  give_snapshot(context, delta, parameters, std::move(snapshot));
}

} // namespace pentimento
