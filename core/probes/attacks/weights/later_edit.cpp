#include "core/probes/attacks/weights/later_edit.h"

#include <algorithm>

#include "core/erasure/erasure_method.h"
#include "core/erasure/registry.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"

namespace pentimento {

namespace {

AttackDescription describe_later_edit() {
  AttackDescription attack;
  attack.tier = "T4";
  attack.control = "the same sentences and seeds on the same edited model without the later edit";
  auto& method = attack.method;
  method.name = "later-edit";
  method.title = "Later edit";
  method.summary = "another word is erased on top by UCE";
  method.citation =
      "Zhang, Fan, Zhang, Yao, Jia, Liu, Zhang, Liu, Kompella, Liu, Liu: UnlearnCanvas, NeurIPS "
      "2024 (sequential unlearning), arXiv 2402.11846";
  method.settings = {
      real_setting("strength", "Strength", 1.0, 0.0, 10.0, "Of the later edit.", true),
      sentences_setting(),
  };
  method.presets = {{"standard", "At full strength.", {}}};
  return attack;
}

} // namespace

const AttackDescription& LaterEdit::describe() const {
  static const AttackDescription attack = describe_later_edit();
  return attack;
}

void LaterEdit::check(const AttackContext& context) const {
  need_control_word(context, "a later edit has nothing to erase", "a word that was not erased yet");
}

std::string LaterEdit::note(const AttackContext& context) const {
  return context.null_control ? "" : "after UCE erased " + context.control_word;
}

void LaterEdit::prepare(AttackContext& context, AttackFinding& finding) const {
  if (context.null_control) return;
  const torch::NoGradGuard no_grad;
  auto& model = context.model;
  model.use(Side::Base);
  const auto& uce = find_method("uce");
  Plan plan;
  plan.pairs = {{context.control_word, ""}};
  const auto width = static_cast<int>(model.model().unet->config.block_out_channels.front());
  ErasureContext erasure{model.model(),
                         plan,
                         resolved_settings(uce.describe(), {}, width),
                         context.seed,
                         context.control,
                         {},
                         {},
                         context.on_progress,
                         {},
                         false};
  const auto edit = uce.run(erasure);
  const auto strength = SettingReader(context.settings).real("strength");
  model.use(Side::Edited);
  std::map<std::string, torch::Tensor> values;
  double largest = 0.0;
  for (const auto& [name, entry] : edit.entries) {
    const auto base = model.parameters().base(name);
    const auto change = strength * entry.change(base);
    largest = std::max(largest, (change.norm() / base.norm()).item<double>());
    values[name] = model.parameters().current(name).to(torch::kFloat32) + change.to(base.device());
  }
  model.alter(values);
  finding.figures["largest_change"] = largest;
}

} // namespace pentimento
