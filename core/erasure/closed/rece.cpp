#include "core/erasure/closed/rece.h"

#include "core/erasure/closed/closed_edit.h"
#include "core/erasure/closed/closed_rows.h"
#include "core/erasure/closed/rece_equation.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"

namespace pentimento {

namespace {

std::vector<SettingPreset> rece_presets() {
  SettingValues large{{"templates", std::int64_t{1}},
                      {"padding_weight", 0.0},
                      {"every_token", true},
                      {"guide", std::string("empty")},
                      {"empty_prompt", std::string("whole")},
                      {"epochs", std::int64_t{1}}};
  auto hard = large, nudity = large, unsafe = large;
  hard["embedding_lambda"] = 1e-3;
  nudity["epochs"] = std::int64_t{3};
  unsafe["epochs"] = std::int64_t{2};
  // On the miniature's 128 channels thousands of rows outweigh a lambda of 0.1, and a round would tear the
  // matrices to several times their size: each is held harder, and the search is kept shorter.
  const SettingValues held{{"embedding_lambda", 100.0}, {"round_lambda", 1000.0}, {"round_preserve", 100.0}};
  return {{"fixed", "Many sentences, towards the anchor, in careful rounds.", held},
          {"large", "For a full-size model, as in the repository: easy objects.", large},
          {"hard", "The repository's for styles and hard objects.", hard},
          {"nudity", "The repository's for nudity.", nudity},
          {"unsafe", "The repository's for unsafe content.", unsafe}};
}

MethodDescription describe_rece() {
  MethodDescription method;
  method.name = "rece";
  method.title = "RECE";
  method.summary = "closed form, K and V, adversarial";
  method.citation = "Gong, Chen, Wei, Chen, Jiang: Reliable and Efficient Concept Erasure of Text-to-Image "
                    "Diffusion Models, "
                    "ECCV 2024, arXiv 2407.12383";
  method.settings = row_settings();
  const std::vector<SettingDescription> own{
      whole_setting("epochs", "Rounds", 2, 0, 100,
                    "How often the states that still draw the concept are sought and edited away; 0 is UCE.",
                    true, "rounds"),
      real_setting("embedding_lambda", "Search's lambda", 0.1, 1e-9, 1000.0,
                   "How strongly those states are held near zero; the smaller, the stronger the search.",
                   true),
      choice_setting(
          "guide", "Towards", "anchor", {"anchor", "empty"},
          "What the target and the states found are mapped to; the repository maps them to the empty "
          "prompt.",
          true),
      flag_setting(
          "every_token", "Every token", false,
          "Maps all tokens of the found states, position by position, as in the repository, not only "
          "the concept's and what follows."),
      real_setting("erase_scale", "Erase", 1.0, 0.0, 1000.0, "Weight of the states that are moved."),
      real_setting(
          "lambda", "Lambda of the first edit", 0.5, 1e-6, 1000.0,
          "How strongly each matrix is held where it is in the UCE edit that the rounds start from."),
      real_setting("preserve_scale", "Preserve of the first edit", 1.0, 0.0, 1000.0,
                   "Weight of the kept concepts' states in it."),
      real_setting("round_lambda", "Lambda of a round", 0.1, 1e-6, 1000.0,
                   "How strongly each matrix is held where the round before left it."),
      real_setting("round_preserve", "Preserve of a round", 0.1, 0.0, 1000.0,
                   "Weight of the kept concepts' states in a round."),
      empty_prompt_setting("start")};
  method.settings.insert(method.settings.end(), own.begin(), own.end());
  method.presets = rece_presets();
  return method;
}

ReceSolution solve_edit(ErasureContext& context, const torch::Tensor& gram) {
  const SettingReader read(context.settings);
  const auto choice = row_choice(read);
  auto pairs = context.plan.pairs;
  if (read.text("guide") == "empty")
    for (auto& pair : pairs) pair.anchor.clear();
  const auto rows = pair_rows(context.model, pairs, choice, context.control);
  const auto kept =
      kept_rows(context.model, context.plan.kept, choice, read.text("empty_prompt"), context.control);
  auto sought = rows;
  if (read.flag("every_token")) {
    RowChoice every;
    every.templates = 1;
    every.every_token = true;
    sought = pair_rows(context.model, pairs, every, context.control);
  }
  ReceEquation equation;
  equation.first = {
      rows.target,        rows.anchor, kept, read.real("erase_scale"), read.real("preserve_scale"),
      read.real("lambda")};
  equation.sought_target = sought.target;
  equation.sought_anchor = sought.anchor;
  equation.gram = gram;
  equation.epochs = read.whole("epochs");
  equation.embedding_lambda = read.real("embedding_lambda");
  equation.round_lambda = read.real("round_lambda");
  equation.round_preserve = read.real("round_preserve");
  return solve_rece(equation, [&](std::int64_t epoch) {
    context.control.checkpoint();
    if (context.on_progress)
      context.on_progress("round", static_cast<int>(epoch), static_cast<int>(equation.epochs));
  });
}

} // namespace

const MethodDescription& Rece::describe() const {
  static const MethodDescription description = describe_rece();
  return description;
}

WeightDelta Rece::make(ErasureContext& context) const {
  const torch::NoGradGuard no_grad;
  context.control.checkpoint();
  auto& unet = *context.model.unet;
  const ParameterSwap parameters(unet);
  const auto names = closed_names(unet, "KV");
  std::vector<torch::Tensor> base;
  for (const auto& name : names) base.push_back(parameters.base(name));
  const auto solution = solve_edit(context, gram_of(base));
  auto delta = closed_edit(context, parameters, names, [&](const torch::Tensor& w0) {
    return torch::matmul(w0.to(torch::kCPU, torch::kFloat64), solution.projection);
  });
  finish_closed(context, "rece", delta, parameters, solution.condition_number,
                static_cast<int>(names.size()));
  return delta;
}

} // namespace pentimento
