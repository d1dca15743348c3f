#include "core/erasure/adv_unlearn/adv_unlearn_trainer.h"

namespace pentimento {

AdvUnlearnTrainer::AdvUnlearnTrainer(TrainingUnet model, EncodeTokens encode,
                                     std::unique_ptr<Scheduler> sampler, const AdvUnlearnOptions& options,
                                     AdvUnlearnData data)
    : UnetTrainer(std::move(model), options.update), encode_(std::move(encode)),
      pictures_(std::move(sampler), options.pictures), options_(options), data_(std::move(data)),
      attacks_(soft_prompts(data_.attack, options.attack)) {}

TrainingStep AdvUnlearnTrainer::step(int step, at::Generator& generator) {
  TrainingStep report;
  const auto row = torch::randint(0, data_.states.size(), {1}, generator, torch::kInt64).item<int64_t>();
  const auto pair = data_.pairs[static_cast<std::size_t>(row)];
  auto& known = attacks_[static_cast<std::size_t>(pair)];
  const bool attacks = step >= options_.warm_up;
  // In a copy, since a step that is stopped leaves all as it was; its Adam starts anew, as published.
  SoftPrompt attack(known.value(), options_.attack);
  model_.parameters.use_student();
  if (attacks) {
    if (options_.attack.restart) attack = {random_words(generator), options_.attack};
    search(row, attack, generator, report);
  }
  const auto drawn = pictures_.draw(options_.rows, model_.noising, generator);
  std::vector<torch::Tensor> keep;
  if (options_.update.preserves()) keep = retain_gradient(drawn, generator, report);
  model_.control.checkpoint();
  const torch::AutoGradMode grad(true);
  const auto tokens = attacks ? attacked(row, attack.value()) : data_.tokens[row].unsqueeze(0);
  const auto loss = erase_loss(drawn, row, tokens);
  const double erase = loss.item<double>();
  report.values["loss_erase"] = erase;
  report.values["loss"] =
      erase + (keep.empty() ? 0.0 : options_.update.retain_weight * report.values["loss_retain"]);
  require_finite(report, step);
  update(gradients(loss), keep, report);
  known = std::move(attack);
  return report;
}

torch::Tensor AdvUnlearnTrainer::picture(const HalfFinishedDraw& drawn, const TextConditions& text) {
  return pictures_.picture(
      drawn, text, repeated(data_.empty, 0, text.size()),
      [this](const auto& x, const auto& t, const auto& both) { return predict_frozen(x, t, both); },
      model_.control);
}

TextConditions AdvUnlearnTrainer::repeated(const TextConditions& one, int64_t row, int64_t times) const {
  return one.index_select(torch::full({times}, row, torch::kInt64).to(model_.noising.device()));
}

torch::Tensor AdvUnlearnTrainer::random_words(at::Generator& generator) const {
  const auto words = torch::randint(0, data_.words.size(0), {data_.attack.size(1)}, generator, torch::kInt64);
  return data_.words.index_select(0, words.to(data_.words.device()));
}

torch::Tensor AdvUnlearnTrainer::attacked(int64_t row, const torch::Tensor& tokens) const {
  const auto sentence = data_.tokens[row];
  const auto kept = sentence.size(0) - tokens.size(0);
  return torch::cat({sentence.slice(0, 0, 1), tokens.to(sentence.scalar_type()), sentence.slice(0, 1, kept)})
      .unsqueeze(0);
}

void AdvUnlearnTrainer::search(int64_t row, SoftPrompt& attack, at::Generator& generator,
                               TrainingStep& report) {
  const auto asked = repeated(data_.states, row, options_.rows);
  for (int i = 0; i < options_.attack.steps; ++i) {
    model_.control.checkpoint();
    const auto drawn = pictures_.draw(options_.rows, model_.noising, generator);
    const auto x = picture(drawn, asked);
    const auto wanted = predict_frozen(x, drawn.timesteps, asked);
    const torch::AutoGradMode grad(true);
    const auto leaf = attack.leaf();
    const auto states = encode_(attacked(row, leaf)).expand({options_.rows, -1, -1});
    const auto loss =
        torch::mse_loss(model_.unet.predict(x, drawn.timesteps, {states, asked.pooled}), wanted);
    report.values["loss_attack"] = loss.item<double>();
    auto uphill = torch::autograd::grad({loss}, {leaf}).front();
    attack.follow(options_.sign_only ? uphill.sign() : uphill);
  }
}

torch::Tensor AdvUnlearnTrainer::erase_loss(const HalfFinishedDraw& drawn, int64_t row,
                                            const torch::Tensor& tokens) {
  const auto asked = repeated(data_.states, row, options_.rows);
  const auto x = picture(drawn, asked);
  const auto nothing = predict_frozen(x, drawn.timesteps, repeated(data_.empty, 0, options_.rows));
  const auto about = predict_frozen(x, drawn.timesteps, asked);
  const auto states = encode_(tokens).expand({options_.rows, -1, -1});
  return torch::mse_loss(model_.unet.predict(x, drawn.timesteps, {states, asked.pooled}),
                         nothing - options_.negative_guidance * (about - nothing));
}

std::vector<torch::Tensor> AdvUnlearnTrainer::retain_gradient(const HalfFinishedDraw& erased,
                                                              at::Generator& generator,
                                                              TrainingStep& report) {
  const auto device = model_.noising.device();
  const auto rows =
      torch::randint(0, data_.kept.size(), {options_.retain_rows}, generator, torch::kInt64).to(device);
  auto shape = erased.noise.sizes().vec();
  shape[0] = options_.retain_rows;
  HalfFinishedDraw drawn{torch::randn(shape, generator, torch::kFloat32).to(device),
                         erased.timesteps.slice(0, 0, 1).expand({options_.retain_rows}), erased.steps};
  const auto asked = data_.kept.index_select(rows);
  const auto x = picture(drawn, asked), wanted = predict_frozen(x, drawn.timesteps, asked);
  const torch::AutoGradMode grad(true);
  const auto states = encode_(data_.kept_tokens.index_select(0, rows));
  const auto loss = torch::mse_loss(model_.unet.predict(x, drawn.timesteps, {states, asked.pooled}), wanted);
  report.values["loss_retain"] = loss.item<double>();
  auto keep = gradients(loss);
  clip_global_norm(keep, options_.update.max_grad_norm);
  return keep;
}

TensorMap AdvUnlearnTrainer::state() const {
  auto all = UnetTrainer::state();
  put_prompts(attacks_, all);
  return all;
}

void AdvUnlearnTrainer::load_state(const TensorMap& state) {
  UnetTrainer::load_state(state);
  load_prompts(attacks_, state);
}

} // namespace pentimento
