#include "core/erasure/run_snapshot.h"

#include <chrono>

#include "core/base/resources.h"
#include "core/edits/edit_stack.h"
#include "core/erasure/edit_sanity.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento {

DeltaOrigin origin_of(const ErasureContext& context, const std::string& method) {
  return {context.model.base_hash(), method,       context.settings,  context.plan.pairs,
          context.plan.kept,         context.seed, program_version(), torch_version()};
}

void give_snapshot(ErasureContext& context, const WeightDelta& delta, const ParameterSwap& parameters,
                   Snapshot snapshot) {
  if (!context.on_snapshot) return;
  const auto started = std::chrono::steady_clock::now();
  EditStack stack;
  stack.add(plan_title(context.plan), std::make_shared<const WeightDelta>(delta));
  snapshot.state = stack.state_hash(context.model.base_hash());
  complete_health(context.model, context.plan, delta, parameters, snapshot);
  context.measuring_seconds +=
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  context.on_snapshot(snapshot, delta);
}

} // namespace pentimento
