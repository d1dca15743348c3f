#include "core/erasure/mace/mace_trainer.h"

#include "core/base/error.h"
#include "core/erasure/mace/mace_attention.h"
#include "core/erasure/training/attention_watch.h"

namespace pentimento {

namespace {

std::string lora_name(std::size_t concept_index, std::size_t matrix) {
  return "lora." + std::to_string(concept_index) + "." + std::to_string(matrix);
}

std::string optimizer_name(std::size_t concept_index) {
  return "adam." + std::to_string(concept_index) + ".";
}

/// The pictures of each concept lie together, as many of each.
int64_t pictures_each(const MaceData& data) {
  return data.latents.size(0) / static_cast<int64_t>(data.loras.size());
}

} // namespace

MaceTrainer::MaceTrainer(TrainingUnet model, const MaceOptions& options, MaceData data)
    : UnetTrainer(std::move(model), options.update, {}), options_(options), data_(std::move(data)) {
  attentive_unet(model_.unet);
  for (const auto& master : model_.parameters.masters()) {
    start_.push_back(master.clone());
    refined_.push_back(data_.solution.refine(master).to(master.device(), torch::kFloat32));
  }
  for (auto& loras : data_.loras) {
    std::vector<torch::Tensor> trained;
    for (auto& lora : loras) {
      lora.flat = lora.flat.clone();
      trained.push_back(lora.flat);
    }
    optimizers_.emplace_back(trained, options_.update.optimizer);
  }
}

TrainingStep MaceTrainer::step(int step, at::Generator& generator) {
  const auto device = model_.noising.device();
  const auto turn = static_cast<std::size_t>(step) % concepts();
  const auto each = pictures_each(data_);
  const auto picked =
      (torch::randint(0, each, {options_.rows}, generator, torch::kInt64) + static_cast<int64_t>(turn) * each)
          .to(device);
  const auto timesteps = draw_focal_timesteps(options_.focus, options_.rows, generator).to(device);
  auto shape = data_.latents.sizes().vec();
  shape[0] = options_.rows;
  const auto noise = torch::randn(shape, generator, torch::kFloat32).to(device);
  KeepBatch kept;
  if (options_.update.preserves()) kept = draw_keep_batch(data_.keep, options_.keep, generator);

  TrainingStep report;
  use_lora(turn);
  const auto& loras = data_.loras[turn];
  std::vector<torch::Tensor> keep;
  if (options_.update.preserves()) {
    const auto of_matrices = keep_gradient(kept, report);
    for (std::size_t i = 0; i < loras.size(); ++i) keep.push_back(loras[i].gradient(of_matrices[i]));
  }
  model_.control.checkpoint();
  const torch::AutoGradMode grad(true);
  const auto loss = attention_loss(picked, timesteps, noise);
  report.values["loss"] = loss.item<double>();
  require_finite(report, step);
  auto erase = lora_gradients(loss, loras);
  adjust(erase, keep, report);
  optimizers_[turn].step(erase);
  return report;
}

void MaceTrainer::use_lora(std::size_t concept_index) {
  const torch::NoGradGuard no_grad;
  auto& masters = model_.parameters.masters();
  for (std::size_t i = 0; i < masters.size(); ++i)
    masters[i].copy_(refined_[i]).add_(data_.loras[concept_index][i].change());
  model_.parameters.use_student();
}

torch::Tensor MaceTrainer::attention_loss(const torch::Tensor& picked, const torch::Tensor& timesteps,
                                          const torch::Tensor& noise) const {
  const auto lost = data_.lost.index_select(0, picked);
  const auto counting = lost.sum(0).nonzero().flatten(); // tokens that any of the rows asks for
  AttentionCapture words;
  const auto tokens = counting.cpu();
  words.tokens.assign(tokens.const_data_ptr<int64_t>(), tokens.const_data_ptr<int64_t>() + tokens.numel());
  {
    const AttentionWatch watch(model_.unet, &words);
    const auto noisy = model_.noising.noisy(data_.latents.index_select(0, picked), noise, timesteps);
    model_.unet.predict(noisy, timesteps, data_.states.index_select(picked));
  }
  return attention_in_mask(words.maps, lost.index_select(1, counting), data_.masks.index_select(0, picked));
}

std::vector<torch::Tensor> MaceTrainer::lora_gradients(const torch::Tensor& loss,
                                                       const std::vector<LowRank>& loras) const {
  const auto matrices = model_.parameters.student_parameters();
  const auto found = torch::autograd::grad({loss}, matrices, {}, std::nullopt, false, true);
  std::vector<torch::Tensor> gradients;
  for (std::size_t i = 0; i < loras.size(); ++i) // the last layer's V is behind every map
    gradients.push_back(found[i].defined() ? loras[i].gradient(found[i].to(torch::kFloat32))
                                           : torch::zeros_like(loras[i].flat));
  return gradients;
}

TensorMap MaceTrainer::state() const {
  TensorMap all;
  for (std::size_t c = 0; c < concepts(); ++c) {
    for (std::size_t i = 0; i < data_.loras[c].size(); ++i) all[lora_name(c, i)] = data_.loras[c][i].flat;
    for (auto& [name, tensor] : optimizers_[c].state(optimizer_name(c))) all[name] = tensor;
  }
  return all;
}

void MaceTrainer::load_state(const TensorMap& state) {
  const torch::NoGradGuard no_grad;
  const auto find = [&](const std::string& name) {
    const auto found = state.find(name);
    if (found == state.end()) throw Error(ErrorCode::MissingTensor, "the checkpoint has no tensor " + name);
    return found->second;
  };
  for (std::size_t c = 0; c < concepts(); ++c) {
    for (std::size_t i = 0; i < data_.loras[c].size(); ++i)
      data_.loras[c][i].flat.copy_(find(lora_name(c, i)));
    optimizers_[c].load(optimizer_name(c), find);
  }
}

WeightDelta MaceTrainer::delta() const {
  const torch::NoGradGuard no_grad;
  WeightDelta delta;
  const auto& names = model_.parameters.names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::vector<LowRank> loras;
    for (const auto& of_concept : data_.loras) loras.push_back(of_concept[i]);
    delta.entries[names[i]] = dense_entry(data_.solution.fuse(start_[i], loras));
  }
  return delta;
}

} // namespace pentimento
