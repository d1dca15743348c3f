#include "core/erasure/closed/speed.h"

#include <algorithm>

#include "core/base/rng.h"
#include "core/erasure/closed/closed_edit.h"
#include "core/erasure/closed/closed_rows.h"
#include "core/erasure/closed/retain_words.h"
#include "core/erasure/closed/speed_equation.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"

namespace pentimento {

namespace {

MethodDescription describe_speed() {
  MethodDescription method;
  method.name = "speed";
  method.title = "SPEED";
  method.summary = "closed form, null space";
  method.citation =
      "Li, Ouyang, Chen, Wang, et al.: SPEED: Scalable, Precise, and Efficient Concept Erasure for Diffusion "
      "Models, ICLR 2026, arXiv 2503.07392";
  method.settings = row_settings();
  const std::vector<SettingDescription> own{
      choice_setting("matrices", "Matrices", "KV", {"K", "V", "KV"},
                     "Which of the cross-attention's matrices are edited.", true),
      choice_setting("retain_list", "Retain", "listed", {"plan", "listed"},
                     "Only the plan's kept concepts, or also the model's vocabulary or the bundled lists of "
                     "names of the target's kind, but for those that contain the target.",
                     true),
      real_setting("null_threshold", "Null threshold", 0.1, 1e-12, 1e6,
                   "Directions in which the retained states are smaller than this are free to be edited; the "
                   "larger, the stronger the edit.",
                   true),
      real_setting("retain_scale", "Hold", 1.0, 1e-6, 1000.0, "How strongly each matrix is held where it is.",
                   true),
      flag_setting("filter", "Filter", true,
                   "Retains only what a first edit would disturb above average; off for people."),
      whole_setting("augment", "Noisy copies", 10, 0, 100,
                    "Of each retained state, along the direction that the matrix sees least.", false,
                    "copies"),
      real_setting("lambda", "Lambda", 0.0, 0.0, 1000.0,
                   "Loosens the demand that the empty prompt stays exactly as it is.")};
  method.settings.insert(method.settings.end(), own.begin(), own.end());
  const SettingValues large{
      {"templates", std::int64_t{1}}, {"padding", false}, {"matrices", std::string("V")}};
  auto people = large;
  people["filter"] = false;
  people["augment"] = std::int64_t{0};
  people["retain_scale"] = 0.05;
  method.presets = {
      {"fixed",
       "Many sentences, K and V, a wide null space.",
       {{"augment", std::int64_t{0}}, {"null_threshold", 5.0}, {"retain_scale", 0.05}}},
      {"large", "For a full-size model, as in the repository: V, the word's last token.", large},
      {"people", "The repository's for people.", people}};
  return method;
}

class SpeedRun {
 public:
  explicit SpeedRun(ErasureContext& context)
      : context_(context), model_(context.model), read_(context.settings), choice_(row_choice(read_)) {}

  SpeedEquation equation() {
    SpeedEquation equation;
    for (const auto& pair : context_.plan.pairs) {
      const auto rows = pair_rows(model_, {pair}, choice_for(pair), context_.control);
      equation.target = under(equation.target, rows.target);
      equation.anchor = under(equation.anchor, rows.anchor);
    }
    auto choice = choice_;
    choice.templates = std::min(choice.templates, 4);
    const auto words = retain_words(model_, context_.plan, read_.text("retain_list") == "listed");
    equation.retain = word_rows(model_, words, choice, context_.control);
    equation.filter = read_.flag("filter");
    if (equation.filter && equation.retain.defined()) equation.noise = noise(equation.retain);
    const auto empty = empty_rows(model_, model_.tokenizer.model_max_length());
    equation.invariant = under(empty.slice(0, 0, 1), cluster_centres(empty.slice(0, 1), 3));
    equation.null_threshold = read_.real("null_threshold");
    equation.retain_scale = read_.real("retain_scale");
    equation.lambda = read_.real("lambda");
    return equation;
  }

 private:
  /// The repository moves every token of the one word that stands for a whole field.
  RowChoice choice_for(const ConceptPair& pair) const {
    auto choice = choice_;
    if (choice.templates == 1 && pair.target == "nudity") {
      choice.every_token = true;
      choice.first_token = 1;
    }
    return choice;
  }

  torch::Tensor noise(const torch::Tensor& retain) const {
    const auto copies = read_.whole("augment");
    if (copies == 0) return {};
    auto generator = make_generator(context_.seed);
    return torch::randn({retain.size(0) * copies, retain.size(1)}, generator, torch::kFloat64);
  }

  ErasureContext& context_;
  DiffusionModel& model_;
  SettingReader read_;
  RowChoice choice_;
};

} // namespace

const MethodDescription& Speed::describe() const {
  static const MethodDescription description = describe_speed();
  return description;
}

WeightDelta Speed::make(ErasureContext& context) const {
  const torch::NoGradGuard no_grad;
  context.control.checkpoint();
  auto& unet = *context.model.unet;
  const ParameterSwap parameters(unet);
  const auto names = closed_names(unet, SettingReader(context.settings).text("matrices"));
  const SpeedSolver solver(SpeedRun(context).equation());
  double condition = 0.0;
  int done = 0;
  auto delta = closed_edit(context, parameters, names, [&](const torch::Tensor& w0) {
    const auto solution = solver.solve(w0);
    condition = std::max(condition, solution.condition_number);
    if (context.on_progress) context.on_progress("matrix", ++done, static_cast<int>(names.size()));
    return solution.edited;
  });
  finish_closed(context, "speed", delta, parameters, condition, static_cast<int>(names.size()));
  return delta;
}

} // namespace pentimento
