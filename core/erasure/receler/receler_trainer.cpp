#include "core/erasure/receler/receler_trainer.h"

#include "core/erasure/receler/concept_mask.h"
#include "core/erasure/training/attention_watch.h"

namespace pentimento {

RecelerTrainer::RecelerTrainer(TrainingUnet model, std::unique_ptr<Scheduler> sampler,
                               const RecelerOptions& options, RecelerData data)
    : UnetTrainer(std::move(model), options.update), pictures_(std::move(sampler), options.pictures),
      options_(options), data_(std::move(data)), attacks_(soft_prompts(data_.attack, options.attack)) {
  attentive_unet(model_.unet);
}

TextConditions RecelerTrainer::repeated(const TextConditions& one, int64_t row) const {
  return one.index_select(torch::full({options_.rows}, row, torch::kInt64).to(model_.noising.device()));
}

TrainingStep RecelerTrainer::step(int step, at::Generator& generator) {
  const auto row = torch::randint(0, data_.states.size(), {1}, generator, torch::kInt64).item<int64_t>();
  const auto& sentence = data_.sentences[static_cast<std::size_t>(row)];
  const auto drawn = pictures_.draw(options_.rows, model_.noising, generator);
  auto& known = attacks_[static_cast<std::size_t>(sentence.pair)];
  // The attack goes on in a copy: a step that is stopped leaves all as it was.
  auto attack =
      options_.attack.restart
          ? SoftPrompt(
                torch::rand(known.value().sizes(), generator, torch::kFloat32).to(known.value().device()),
                options_.attack)
          : known.copy();
  KeepBatch kept;
  if (options_.update.preserves()) kept = draw_keep_batch(data_.keep, options_.keep, generator);

  TrainingStep report;
  const auto picture = prepare(sentence, row, drawn);
  model_.parameters.use_student();
  std::vector<torch::Tensor> keep;
  if (options_.update.preserves()) keep = keep_gradient(kept, report);
  const auto place = std::min(sentence.end, picture.text.states.size(1) - attack.value().size(0));
  auto erase = attack_and_erase(picture, place, attack, report);
  require_finite(report, step);
  update(std::move(erase), keep, report);
  known = std::move(attack);
  return report;
}

RecelerTrainer::Picture RecelerTrainer::prepare(const RecelerSentence& sentence, int64_t row,
                                                const HalfFinishedDraw& drawn) {
  const auto empty = repeated(data_.empty, 0);
  Picture picture;
  picture.text = repeated(data_.states, row);
  picture.timesteps = drawn.timesteps;
  if (options_.from_student)
    model_.parameters.use_student();
  else
    model_.parameters.use_teacher();
  picture.x = pictures_.picture(
      drawn, picture.text, empty,
      [this](const auto& x, const auto& t, const auto& text) { return predict_frozen(x, t, text); },
      model_.control);
  model_.parameters.use_teacher();
  picture.nothing = predict_frozen(picture.x, picture.timesteps, empty);
  AttentionCapture words;
  for (int64_t i = 0; i < sentence.words; ++i) words.tokens.push_back(sentence.first + i);
  {
    const AttentionWatch watch(model_.unet, &words);
    picture.about = predict_frozen(picture.x, picture.timesteps, picture.text);
  }
  picture.mask = concept_mask(words.maps, options_.mask_side, options_.mask_threshold);
  return picture;
}

std::vector<torch::Tensor> RecelerTrainer::attack_and_erase(const Picture& picture, int64_t place,
                                                            SoftPrompt& attack, TrainingStep& report) {
  const torch::AutoGradMode grad(true);
  const auto& states = picture.text.states;
  const int64_t tokens = attack.value().size(0);
  std::vector<torch::Tensor> erase, added;
  for (int i = 0; i < options_.attack.steps; ++i) {
    model_.control.checkpoint();
    const bool last = i + 1 == options_.attack.steps;
    const auto leaf = attack.leaf();
    const auto inserted = leaf.to(states.scalar_type()).unsqueeze(0).expand({states.size(0), -1, -1});
    const TextConditions text{
        torch::cat({states.slice(1, 0, place), inserted, states.slice(1, place + tokens)}, 1),
        picture.text.pooled};
    const AttentionWatch watch(model_.unet, nullptr, last ? &added : nullptr);
    const auto predicted = model_.unet.predict(picture.x, picture.timesteps, text);
    const auto restored = torch::mse_loss(predicted, picture.about);
    report.values["loss_adv"] = restored.item<double>();
    const auto uphill = torch::autograd::grad({restored}, {leaf}, {}, last).front();
    if (last) {
      const auto wanted = picture.nothing - options_.negative_guidance * (picture.about - picture.nothing);
      const auto erased = torch::mse_loss(predicted, wanted), local = outside_penalty(added, picture.mask);
      const auto loss = erased + options_.local_weight * local;
      report.values["loss_erase"] = erased.item<double>();
      report.values["loss_reg"] = local.item<double>();
      report.values["loss"] = loss.item<double>();
      erase = gradients(loss);
    }
    attack.follow(uphill);
  }
  return erase;
}

TensorMap RecelerTrainer::state() const {
  auto all = UnetTrainer::state();
  put_prompts(attacks_, all);
  return all;
}

void RecelerTrainer::load_state(const TensorMap& state) {
  UnetTrainer::load_state(state);
  load_prompts(attacks_, state);
}

} // namespace pentimento
