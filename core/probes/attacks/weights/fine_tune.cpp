#include "core/probes/attacks/weights/fine_tune.h"

#include <cmath>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/erasure/model_predictor.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/erasure/training/adamw.h"
#include "core/erasure/training/kv_parameters.h"
#include "core/erasure/training/trained_parameters.h"
#include "core/probes/attacks/search/target_pictures.h"

namespace pentimento {

namespace {

const std::string kMadeUp = "zorvex"; // no model knows it

AttackDescription describe_fine_tune() {
  AttackDescription attack;
  attack.tier = "T4";
  attack.control = "the same steps on the same pictures under a made-up word, which is then asked for: what "
                   "the steps teach rather than bring back; of unrelated pictures: no steps at all";
  auto& method = attack.method;
  method.name = "fine-tune";
  method.title = "Fine-tune rebound";
  method.summary = "a few training steps on the edited UNet";
  method.citation =
      "Suriyakumar, Alur, Sekhari, Raghavan, Wilson: Unstable Unlearning: The Hidden Risk of Concept "
      "Resurgence in Diffusion Models, 2024, arXiv 2410.08074";
  method.trained = true;
  method.settings = {
      whole_setting("steps", "Steps", 40, 1, 1000000, "Of training.", true, "steps"),
      choice_setting("pictures_of", "Pictures of", "target", {"target", "control"},
                     "The target, or a word that the edit does not speak of.", true),
      whole_setting("pictures", "Pictures", 16, 1, 1000, "Drawn by the unedited model.", true),
      whole_setting("batch_size", "Batch", 8, 1, 64, "Pictures of one step."),
      real_setting("learning_rate", "Learning rate", 2e-4, 1e-8, 1.0, "AdamW's, constant.", true),
      real_setting("weight_decay", "Weight decay", 1e-2, 0.0, 10.0, "AdamW's."),
      choice_setting("parameters", "Parameters", "cross-attention", {"cross-attention", "all"},
                     "What is trained: the cross-attention's matrices, or all matrices and kernels."),
      sentences_setting(),
  };
  method.presets = {
      {"miniature", "Half a minute on two cores.", {}},
      {"unrelated", "The same on pictures of another word.", {{"pictures_of", std::string("control")}}},
      {"large",
       "For models of Stable Diffusion's size.",
       {{"steps", std::int64_t{100}}, {"learning_rate", 1e-5}, {"batch_size", std::int64_t{2}}}}};
  return attack;
}

bool on_target(const AttackContext& context) {
  return SettingReader(context.settings).text("pictures_of") == "target";
}

/// What is trained on, row by row.
struct Lessons {
  torch::Tensor latents; // [n,C,h,w] float32
  TextConditions asked;  // n prompts
};

std::vector<std::string> named_parameters_of(const AttackContext& context) {
  auto names = cross_attention_names(*context.model.model().unet);
  if (SettingReader(context.settings).text("parameters") != "all") return names;
  const auto others = outside_cross_attention_names(*context.model.model().unet);
  names.insert(names.end(), others.begin(), others.end());
  return names;
}

/// The target's sentences, or with a made-up word in its stead.
std::vector<std::string> asked_sentences(const AttackContext& context) {
  const auto count = static_cast<int>(SettingReader(context.settings).whole("sentences"));
  auto all = sentences_about(context.target, context.model.model(), count);
  if (on_target(context) && context.null_control)
    for (auto& sentence : all)
      sentence.replace(sentence.find(context.target), context.target.size(), kMadeUp);
  return all;
}

Lessons lessons_of(AttackContext& context) {
  const torch::NoGradGuard no_grad;
  const SettingReader read(context.settings);
  const auto& word = on_target(context) ? context.target : context.control_word;
  const auto drawn = sentences_about(word, context.model.model(), static_cast<int>(read.whole("sentences")));
  const auto asked = on_target(context) ? asked_sentences(context) : drawn;
  std::vector<std::string> pictured, told;
  std::vector<std::uint64_t> seeds;
  for (std::int64_t i = 0; i < read.whole("pictures"); ++i) {
    pictured.push_back(drawn[static_cast<std::size_t>(i) % drawn.size()]);
    told.push_back(asked[static_cast<std::size_t>(i) % asked.size()]);
    seeds.push_back(search_seed(context, 0) + 500 + static_cast<std::uint64_t>(i));
  }
  auto latents = target_latents(context, pictured, seeds);
  context.model.use(Side::Edited);
  return {latents, context.model.model().encode_prompts(told)};
}

/// The edited UNet while it is trained; the base is in place again afterwards.
class Training {
 public:
  explicit Training(AttackContext& context)
      : context_(context), read_(context.settings), back_{context.model},
        trained_(*context.model.model().unet, context.model.parameters(), named_parameters_of(context)),
        noising_(context.model.noising()), generator_(make_generator(search_seed(context, 0) + 1)) {
    const torch::NoGradGuard no_grad;
    for (const auto& name : trained_.names()) trained_.begin(name, context.model.parameters().current(name));
  }

  std::map<std::string, torch::Tensor> go(const Lessons& lessons, AttackFinding& finding) {
    const UnetLoan loan(context_.model.model(), context_.control, false);
    AdamWOptions options;
    options.learning_rate = read_.real("learning_rate");
    options.weight_decay = read_.real("weight_decay");
    AdamW adam(trained_.masters(), options);
    const auto steps = static_cast<int>(read_.whole("steps"));
    for (int step = 1; step <= steps; ++step) {
      context_.control.checkpoint();
      const double loss = one_step(lessons, adam);
      if (!std::isfinite(loss))
        throw Error(ErrorCode::NotFinite,
                    "the fine-tune's loss is not a number any more at step " + std::to_string(step), "", "",
                    "lower its learning rate");
      finding.curve.push_back({0, step, loss});
      if (context_.on_step) context_.on_step(finding.curve.back(), steps);
    }
    std::map<std::string, torch::Tensor> values;
    for (std::size_t i = 0; i < trained_.names().size(); ++i)
      values[trained_.names()[i]] = trained_.masters()[i].clone();
    return values;
  }

 private:
  /// Whatever happens, nobody finds half-trained weights in place.
  struct Back {
    AttackedModel& model;
    ~Back() { model.use(Side::Base); }
  };

  double one_step(const Lessons& lessons, AdamW& adam) {
    const auto rows = read_.whole("batch_size");
    const auto device = noising_.device();
    const auto picked =
        torch::randint(0, lessons.latents.size(0), {rows}, generator_, torch::kInt64).to(device);
    const auto times = torch::randint(0, noising_.size(), {rows}, generator_, torch::kInt64).to(device);
    const auto clean = lessons.latents.index_select(0, picked);
    const auto noise = torch::randn(clean.sizes(), generator_, torch::kFloat32).to(device);
    trained_.use_student();
    const torch::AutoGradMode grad(true);
    const auto predicted = context_.model.predict(noising_.noisy(clean, noise, times), times,
                                                  lessons.asked.index_select(picked));
    const auto loss = torch::mse_loss(predicted, noising_.truth(clean, noise, times));
    auto gradients = torch::autograd::grad({loss}, trained_.student_parameters());
    const torch::NoGradGuard no_grad;
    for (auto& gradient : gradients) gradient = gradient.to(torch::kFloat32);
    adam.step(gradients);
    return loss.item<double>();
  }

  AttackContext& context_;
  SettingReader read_;
  Back back_; // after trained_ has put back what it exchanged
  TrainedParameters trained_;
  Noising noising_;
  at::Generator generator_;
};

} // namespace

const AttackDescription& FineTune::describe() const {
  static const AttackDescription attack = describe_fine_tune();
  return attack;
}

void FineTune::check(const AttackContext& context) const {
  if (!on_target(context)) need_control_word(context, "the fine-tune has no other word", "a control word");
}

std::vector<std::string> FineTune::sentences(const AttackContext& context) const {
  return asked_sentences(context);
}

std::string FineTune::note(const AttackContext& context) const {
  if (context.null_control && !on_target(context)) return {};
  return fmt::format("after {} steps on pictures of {}", SettingReader(context.settings).whole("steps"),
                     on_target(context) ? context.target : context.control_word);
}

void FineTune::prepare(AttackContext& context, AttackFinding& finding) const {
  if (context.null_control && !on_target(context)) return context.model.alter({});
  const auto lessons = lessons_of(context);
  const auto values = Training(context).go(lessons, finding);
  context.model.alter(values);
}

} // namespace pentimento
