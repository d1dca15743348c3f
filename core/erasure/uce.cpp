#include "core/erasure/uce.h"

#include <cmath>

#include "core/base/resources.h"
#include "core/edits/edit_health.h"
#include "core/edits/edit_stack.h"
#include "core/erasure/plan_check.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/erasure/text_states.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/erasure/uce_equation.h"

namespace pentimento {

namespace {

MethodDescription describe_uce() {
  MethodDescription method;
  method.name = "uce";
  method.title = "UCE";
  method.summary = "closed form, K and V";
  method.citation =
      "Gandikota, Orgad, Belinkov, Materzyńska, Bau: Unified Concept Editing in Diffusion Models, WACV 2024, "
      "arXiv 2308.14761";
  method.settings = {
      whole_setting("templates", "Sentences", 60, 1, 1000,
                    "Sentences about each concept; 1 is the bare word, as in the repository's default.",
                    true),
      real_setting("erase_scale", "Erase", 1.0, 0.0, 1000.0, "Weight of the states that are moved.", true),
      real_setting("preserve_scale", "Preserve", 1.0, 0.0, 1000.0, "Weight of the kept concepts' states.",
                   true),
      real_setting("lambda", "Lambda", 0.5, 1e-6, 1000.0, "How strongly each matrix is held where it is.",
                   true),
      flag_setting("padding", "Move the padding", true,
                   "Also moves the end token and the padding, where CLIP keeps the sentence's meaning."),
      real_setting("padding_weight", "Padding's weight", 1.0, 0.0, 100.0,
                   "Of all padding of a sentence together; a word counts 1.")};
  method.presets = {{"fixed", "Many sentences, words and padding.", {}},
                    {"repository",
                     "Only the last token of the bare word.",
                     {{"templates", std::int64_t{1}}, {"padding", false}}}};
  return method;
}

/// Gathers rows of text states, each with a weight.
class Rows {
 public:
  void add(const torch::Tensor& states, int64_t position, double weight) {
    rows_.push_back(states[position].to(torch::kFloat64) * std::sqrt(weight));
  }
  torch::Tensor stacked() const { return rows_.empty() ? torch::Tensor() : torch::stack(rows_); }

 private:
  std::vector<torch::Tensor> rows_;
};

/// States of the sentences of a pair, target and anchor side by side.
struct PairStates {
  std::vector<PromptPair> prompts;
  torch::Tensor target, anchor; // [n, 77, D]
};

PairStates encode_pair(DiffusionModel& model, const ConceptPair& pair, int count) {
  static const Vocabulary none;
  PairStates states;
  states.prompts = concept_prompts(pair, model.vocabulary ? *model.vocabulary : none, count);
  std::vector<std::string> targets, anchors;
  for (const auto& prompt : states.prompts) {
    targets.push_back(prompt.target);
    anchors.push_back(prompt.anchor);
  }
  states.target = encode_together(model, targets);
  states.anchor = encode_together(model, anchors);
  return states;
}

class UceRun {
 public:
  explicit UceRun(ErasureContext& context)
      : context_(context), model_(context.model), read_(context.settings) {}

  UceEquation equation() {
    Rows targets, anchors, kept;
    const int count = static_cast<int>(read_.whole("templates"));
    for (const auto& pair : context_.plan.pairs) {
      context_.control.checkpoint();
      gather(encode_pair(model_, pair, count), pair, targets, anchors);
    }
    const int kept_count = std::min(count, most_kept_sentences);
    for (const auto& concept_name : context_.plan.kept) {
      context_.control.checkpoint();
      const ConceptPair itself{concept_name, concept_name};
      Rows same;
      gather(encode_pair(model_, itself, kept_count), itself, kept, same);
    }
    kept.add(encode_together(model_, {""})[0], 0, 1.0); // the start token, the same in every sentence
    return {targets.stacked(),
            anchors.stacked(),
            kept.stacked(),
            read_.real("erase_scale"),
            read_.real("preserve_scale"),
            read_.real("lambda")};
  }

 private:
  static constexpr int most_kept_sentences = 8;

  void gather(const PairStates& states, const ConceptPair& pair, Rows& targets, Rows& anchors) {
    const bool padding = read_.flag("padding");
    for (std::size_t i = 0; i < states.prompts.size(); ++i) {
      const auto target = states.target[static_cast<int64_t>(i)],
                 anchor = states.anchor[static_cast<int64_t>(i)];
      auto words = word_pairs(model_.tokenizer, states.prompts[i], pair);
      if (!padding && words.size() > 1) words.resize(1);
      for (const auto& pair_of : words) {
        targets.add(target, pair_of.target, 1.0);
        anchors.add(anchor, pair_of.anchor, 1.0);
      }
      if (!padding) continue;
      const auto ends = padding_pairs(model_.tokenizer, states.prompts[i]);
      const double weight = read_.real("padding_weight") / static_cast<double>(ends.size());
      for (const auto& end : ends) {
        targets.add(target, end.target, weight);
        anchors.add(anchor, end.anchor, weight);
      }
    }
  }

  ErasureContext& context_;
  DiffusionModel& model_;
  SettingReader read_;
};

WeightDelta edit(const torch::nn::Module& unet, const ParameterSwap& parameters,
                 const UceSolution& solution) {
  WeightDelta delta;
  for (const auto& name : kv_names(unet)) {
    const auto w0 = parameters.base(name).to(torch::kCPU, torch::kFloat64);
    delta.entries[name] = dense_entry(torch::matmul(w0, solution.projection));
  }
  return delta;
}

} // namespace

const MethodDescription& Uce::describe() const {
  static const MethodDescription description = describe_uce();
  return description;
}

WeightDelta Uce::run(ErasureContext& context) const {
  check_plan(context.plan, describe().name, false);
  check_settings(describe(), context.settings);
  const torch::NoGradGuard no_grad;
  context.control.checkpoint();
  auto& unet = *context.model.unet;
  const ParameterSwap parameters(unet);
  const auto solution = solve_uce(UceRun(context).equation());
  context.control.checkpoint();
  auto delta = edit(unet, parameters, solution);
  delta.origin = {context.model.base_hash(), "uce",        context.settings,  context.plan.pairs,
                  context.plan.kept,         context.seed, program_version(), torch_version()};
  if (context.on_snapshot) {
    EditStack stack;
    stack.add(plan_title(context.plan), std::make_shared<WeightDelta>(delta));
    const auto [target, anchor] = concept_states(context.model, context.plan);
    auto health = edit_health(delta, parameters, target, anchor, static_cast<int>(delta.entries.size()));
    health.condition_number = solution.condition_number;
    context.on_snapshot(
        {1, 1, 1, stack.state_hash(context.model.base_hash()), layer_health(delta, parameters), health},
        delta);
  }
  return delta;
}

} // namespace pentimento
