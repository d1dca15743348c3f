#pragma once

#include "core/erasure/miniature.h"
#include "core/erasure/registry.h"
#include "core/judges/clip_judge.h"
#include "core/pipelines/stable_diffusion.h"
#include "core/probes/attacks/attack.h"

namespace pentimento::testing {

/// UCE's edit cat → dog of the miniature, made once.
inline std::shared_ptr<const WeightDelta> cat_is_dog() {
  static const auto edit = [] {
    const auto& uce = find_method("uce");
    RunControl control;
    ErasureContext context{miniature(), cat_to_dog(), quick(uce), 7, control, {}, {}, {}, {}, false};
    return std::make_shared<const WeightDelta>(uce.run(context));
  }();
  return edit;
}

inline EditStack cat_stack() {
  EditStack stack;
  stack.add("cat → dog", cat_is_dog());
  return stack;
}

/// The miniature under attack, with its judge. Of many scenes only one lives at a time.
struct AttackScene {
  AttackScene()
      : model(std::shared_ptr<DiffusionModel>(std::shared_ptr<void>(), &miniature()), cat_stack()),
        judge(ClipJudge::open(miniature().judge_folder, label_groups(*miniature().vocabulary))) {}

  AttackContext context() {
    auto sampling = default_sampling(miniature());
    sampling.steps = 4;
    return {model, "cat", "apple", false, {}, sampling, 42, control, judge.get(), {}, {}, {}, {}, false};
  }
  /// With an attack's settings made small.
  AttackContext context(const Attack& attack, SettingValues given = {}) {
    const SettingValues small{{"steps", std::int64_t{4}},      {"judge_every", std::int64_t{2}},
                              {"searches", std::int64_t{1}},   {"candidate_pictures", std::int64_t{1}},
                              {"pictures", std::int64_t{2}},   {"batch_size", std::int64_t{2}},
                              {"iterations", std::int64_t{2}}, {"timesteps", std::int64_t{2}},
                              {"population", std::int64_t{6}}, {"pairs", std::int64_t{2}},
                              {"sentences", std::int64_t{2}},  {"stop_when_found", false}};
    for (const auto& [key, value] : small)
      if (find_setting(attack.describe().method, key)) given.emplace(key, value);
    auto all = context();
    all.settings = resolved_settings(attack.describe().method, given, 64);
    return all;
  }

  RunControl control;
  AttackedModel model;
  std::unique_ptr<ClipJudge> judge;
};

} // namespace pentimento::testing
