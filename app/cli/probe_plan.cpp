#include "app/cli/probe_plan.h"

#include <algorithm>

namespace pentimento::cli {

Plan probed_plan(const std::vector<std::string>& targets, const std::vector<std::string>& anchors,
                 const std::vector<std::string>& kept, const EditStack& edits) {
  Plan plan;
  for (const auto& layer : edits.layers()) {
    const auto& origin = layer.delta->origin;
    for (const auto& pair : origin.pairs)
      if (targets.empty() || std::ranges::find(targets, pair.target) != targets.end())
        plan.pairs.push_back(pair);
    plan.kept.insert(plan.kept.end(), origin.kept.begin(), origin.kept.end());
  }
  if (!targets.empty() && (!anchors.empty() || plan.pairs.empty())) {
    plan.pairs.clear();
    for (std::size_t i = 0; i < targets.size(); ++i)
      plan.pairs.push_back({targets[i], i < anchors.size() ? anchors[i] : ""});
  }
  if (!kept.empty()) plan.kept = kept;
  return plan;
}

} // namespace pentimento::cli
