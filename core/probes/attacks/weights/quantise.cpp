#include "core/probes/attacks/weights/quantise.h"

#include <cmath>

#include "core/base/error.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"

namespace pentimento {

namespace {

AttackDescription describe_quantise() {
  AttackDescription attack;
  attack.tier = "T4";
  attack.control = "the same sentences and seeds on the same edited model, its weights not rounded";
  auto& method = attack.method;
  method.name = "quantise";
  method.title = "Quantised weights";
  method.summary = "the edited UNet's weights rounded to few bits";
  method.citation = "Zhang, Wang, Li, Wu, Tang, Liu, He, Yin, Wang: Catastrophic Failure of LLM Unlearning "
                    "via Quantization, ICLR 2025, arXiv 2410.16454";
  method.settings = {
      choice_setting("form", "Form", "int8", {"int8", "int4", "fp16", "bf16"},
                     "What the weights are rounded to; integers have a step of their own for every output.",
                     true),
      sentences_setting(),
  };
  method.presets = {{"int8", "Eight bits.", {}},
                    {"int4", "Four bits.", {{"form", std::string("int4")}}},
                    {"fp16", "Half precision.", {{"form", std::string("fp16")}}}};
  return attack;
}

} // namespace

torch::Tensor rounded_weights(const torch::Tensor& values, const std::string& form) {
  if (form == "fp16") return values.to(torch::kFloat16).to(torch::kFloat32);
  if (form == "bf16") return values.to(torch::kBFloat16).to(torch::kFloat32);
  if (form != "int8" && form != "int4")
    throw Error(ErrorCode::BadSetting, "weights cannot be rounded so", "int8, int4, fp16 or bf16", form);
  const double end = form == "int8" ? 127.0 : 7.0;
  const auto rows = values.flatten(1);
  const auto step = (rows.abs().amax(1, true) / end).clamp_min(1e-30);
  return ((rows / step).round() * step).view_as(values);
}

const AttackDescription& Quantise::describe() const {
  static const AttackDescription attack = describe_quantise();
  return attack;
}

std::string Quantise::note(const AttackContext& context) const {
  if (context.null_control) return {};
  return "weights rounded to " + SettingReader(context.settings).text("form");
}

void Quantise::prepare(AttackContext& context, AttackFinding& finding) const {
  if (context.null_control) return;
  const torch::NoGradGuard no_grad;
  const auto form = SettingReader(context.settings).text("form");
  context.model.use(Side::Edited);
  std::map<std::string, torch::Tensor> values;
  double change = 0.0, size = 0.0;
  for (const auto& named : context.model.model().unet->named_parameters()) {
    if (named.value().dim() < 2) continue; // biases and norms stay, as in every quantised model
    context.control.checkpoint();
    const auto value = named.value().detach().to(torch::kFloat32);
    const auto rounded = rounded_weights(value, form);
    change += (rounded - value).square().sum().item<double>();
    size += value.square().sum().item<double>();
    values[named.key()] = rounded;
  }
  context.model.alter(values);
  finding.figures["relative_change"] = size > 0.0 ? std::sqrt(change / size) : 0.0;
}

} // namespace pentimento
