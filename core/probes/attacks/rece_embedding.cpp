#include "core/probes/attacks/rece_embedding.h"

#include "core/base/error.h"
#include "core/erasure/closed/rece_equation.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/probes/attacks/search/target_pictures.h"

namespace pentimento {

namespace {

AttackDescription describe_rece_embedding() {
  AttackDescription attack;
  attack.tier = "T2";
  attack.control = "the same formula for the states of a word that the edit does not speak of, on the same "
                   "edited model";
  auto& method = attack.method;
  method.name = "rece-embedding";
  method.title = "RECE embedding";
  method.summary = "text states in closed form from the edited K and V matrices";
  method.citation = "Gong, Chen, Wei, Chen, Jiang: Reliable and Efficient Concept Erasure of Text-to-Image "
                    "Diffusion Models, ECCV 2024, arXiv 2407.12383, equation 8";
  method.settings = {
      real_setting("lambda", "Lambda", 0.1, 1e-9, 1000.0,
                   "How strongly the states are held near zero; the smaller, the stronger the attack.", true),
      whole_setting("sentences", "Sentences", 8, 1, 100, "About the target, whose states are sought.", true),
  };
  method.presets = {{"standard", "The repository's value for easy concepts.", {}},
                    {"hard", "The repository's for styles and hard objects.", {{"lambda", 1e-3}}}};
  return attack;
}

/// How much of what the base's matrices made of the states is not restored, |W'c' − Wc| / |Wc|, the mean over
/// all matrices. @param states, found [R,D] float64.
double residual(const std::vector<torch::Tensor>& edited, const std::vector<torch::Tensor>& base,
                const torch::Tensor& states, const torch::Tensor& found) {
  double sum = 0.0;
  for (std::size_t i = 0; i < base.size(); ++i) {
    const auto wanted = states.matmul(base[i].to(torch::kCPU, torch::kFloat64).t());
    const auto got = found.matmul(edited[i].to(torch::kCPU, torch::kFloat64).t());
    sum += ((got - wanted).norm() / wanted.norm().clamp_min(1e-12)).item<double>();
  }
  return sum / static_cast<double>(base.size());
}

} // namespace

const AttackDescription& ReceEmbedding::describe() const {
  static const AttackDescription attack = describe_rece_embedding();
  return attack;
}

void ReceEmbedding::check(const AttackContext& context) const {
  if (context.null_control && (context.control_word.empty() || context.control_word == context.target))
    throw Error(ErrorCode::BadPrompt, "the null control of RECE's embedding has no word", "a control word",
                "\"" + context.control_word + "\"", "name one with --control");
}

AttackFinding ReceEmbedding::search(AttackContext& context) const {
  const torch::NoGradGuard no_grad;
  const SettingReader read(context.settings);
  auto& model = context.model.model();
  context.control.checkpoint();
  const auto names = kv_names(*model.unet);
  std::vector<torch::Tensor> base, edited;
  context.model.use(Side::Base);
  for (const auto& name : names) base.push_back(context.model.parameters().current(name).detach());
  const auto& word = context.null_control ? context.control_word : context.target;
  AttackPrompt prompt;
  prompt.texts = sentences_about(word, model, static_cast<int>(read.whole("sentences")));
  prompt.states = model.encode_prompts(prompt.texts);
  context.model.use(Side::Edited);
  for (const auto& name : names) edited.push_back(context.model.parameters().current(name).detach());
  const auto map = adversarial_map(edited, base, read.real("lambda"));
  const auto shape = prompt.states.states.sizes().vec();
  const auto states = prompt.states.states.to(torch::kCPU, torch::kFloat64).reshape({-1, shape.back()});
  const auto found = states.matmul(map.map.t());
  AttackFinding finding;
  finding.figures["residual"] = residual(edited, base, states, found);
  finding.figures["residual_without"] = residual(edited, base, states, states);
  finding.figures["condition_number"] = map.condition_number;
  prompt.states.states = found.reshape(shape).to(model.plan().device, model.plan().dtype);
  for (auto& text : prompt.texts) text = "RECE(" + text + ")"; // no text gives these states
  finding.prompts.push_back(std::move(prompt));
  finding.stop = StopReason::StepsDone;
  return finding;
}

} // namespace pentimento
