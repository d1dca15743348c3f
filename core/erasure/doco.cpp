#include "core/erasure/doco.h"

#include <optional>

#include "core/base/log.h"
#include "core/base/resources.h"
#include "core/base/rng.h"
#include "core/edits/edit_health.h"
#include "core/edits/edit_stack.h"
#include "core/erasure/doco_checkpoint.h"
#include "core/erasure/doco_data.h"
#include "core/erasure/model_predictor.h"
#include "core/erasure/plan_check.h"
#include "core/erasure/settings.h"
#include "core/erasure/text_states.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento {

namespace {

PatchDiscriminator make_discriminator(const SettingReader& read, const torch::Tensor& latents,
                                      std::uint64_t seed) {
  const auto most = most_discriminator_layers(std::min(latents.size(2), latents.size(3)));
  auto layers = read.whole("discriminator_layers");
  if (layers > most) {
    log::warning("The discriminator gets " + std::to_string(most) + " layers instead of " +
                 std::to_string(layers) + ": the latents are too small for more.");
    layers = most;
  }
  const auto norm =
      read.text("discriminator_norm") == "batch" ? DiscriminatorNorm::Batch : DiscriminatorNorm::Group;
  PatchDiscriminator discriminator(
      DiscriminatorOptions{latents.size(1), read.whole("discriminator_channels"), layers, norm});
  discriminator->reset(make_generator(seed));
  discriminator->to(latents.device());
  return discriminator;
}

std::map<std::string, torch::Tensor> by_name(AdamW::State state) {
  return {std::make_move_iterator(state.begin()), std::make_move_iterator(state.end())};
}

/// One run of DoCo over a model.
class DocoRun {
 public:
  explicit DocoRun(ErasureContext& context)
      : context_(context), read_(context.settings), options_(doco_options(context.settings)),
        fingerprint_(run_fingerprint(context)),
        loan_(context.model, context.control, read_.flag("detach_first_token")),
        parameters_(*context.model.unet), generator_(make_generator(context.seed)) {
    options_.predicts_velocity = context.model.info().prediction_type == "v_prediction";
  }

  WeightDelta run() {
    const auto resumed = read_checkpoint();
    data_ = resumed ? resumed->data : prepare_doco_data(context_);
    TrainedKv kv(*context_.model.unet, parameters_);
    kv_ = &kv;
    const auto scheduler = make_scheduler("", context_.model.scheduler_config);
    DocoTrainer trainer(loan_.predictor(), kv, make_discriminator(read_, data_.latents, context_.seed + 1),
                        scheduler->alphas_cumprod(), options_, context_.control);
    if (resumed) {
      trainer.load_state(resumed->trainer);
      generator_.set_state(resumed->generator_state);
    }
    loop(trainer, resumed ? resumed->step : 0);
    if (!context_.checkpoint.empty()) std::filesystem::remove(context_.checkpoint);
    return delta();
  }

 private:
  std::optional<DocoCheckpoint> read_checkpoint() const {
    if (!context_.resume) return {};
    if (!std::filesystem::exists(context_.checkpoint)) {
      log::warning("There is no checkpoint to go on from; starting anew.");
      return {};
    }
    return load_checkpoint(context_.checkpoint, fingerprint_, context_.model.plan().device);
  }

  void loop(DocoTrainer& trainer, int first) {
    const int steps = static_cast<int>(read_.whole("steps"));
    for (int step = first; step < steps; ++step) {
      const auto before = generator_.get_state().clone();
      try {
        context_.control.checkpoint();
        const auto batch = draw_doco_batch(data_, read_.whole("batch_size"), read_.whole("t_min"),
                                           read_.whole("t_max"), generator_);
        report(trainer.step(batch, step), step);
      } catch (const Stopped&) {
        if (!context_.checkpoint.empty())
          save_checkpoint(context_.checkpoint, {fingerprint_, step, data_, before, by_name(trainer.state())});
        throw;
      }
      const bool due = (step + 1) % read_.whole("snapshot_every") == 0 && step > options_.warm_up;
      if (due || step + 1 == steps) take_snapshot(step + 1, steps);
    }
  }

  void report(const DocoStep& done, int step) {
    layers_.clear();
    if (!done.cosines.empty()) {
      layers_ = layer_health(kv_->delta(), parameters_);
      // delta() is ordered by name, the trainer's lists as the UNet is.
      std::map<std::string, std::size_t> place;
      for (std::size_t i = 0; i < kv_->names().size(); ++i) place[kv_->names()[i]] = i;
      for (auto& layer : layers_) {
        layer.gradient_cosine = done.cosines[place.at(layer.name)];
        layer.conflict = done.stepped_in[place.at(layer.name)];
      }
    }
    if (context_.on_step) context_.on_step({step + 1, done.values}, layers_);
  }

  WeightDelta delta() const {
    auto made = kv_->delta();
    made.origin = {context_.model.base_hash(), "doco",        context_.settings, context_.plan.pairs,
                   context_.plan.kept,         context_.seed, program_version(), torch_version()};
    return made;
  }

  void take_snapshot(int step, int steps) {
    if (!context_.on_snapshot) return;
    kv_->use_teacher(); // whoever looks at the model now sees its base
    Snapshot snapshot{++snapshots_, step, steps, {}, layers_, {}};
    const auto made = std::make_shared<const WeightDelta>(delta());
    EditStack stack;
    stack.add(plan_title(context_.plan), made);
    snapshot.state = stack.state_hash(context_.model.base_hash());
    const auto [target, anchor] = concept_states(context_.model, context_.plan);
    snapshot.health = edit_health(*made, parameters_, target, anchor, static_cast<int>(kv_->names().size()));
    context_.on_snapshot(snapshot, *made);
  }

  ErasureContext& context_;
  SettingReader read_;
  DocoOptions options_;
  std::string fingerprint_;
  UnetLoan loan_;
  ParameterSwap parameters_;
  at::Generator generator_;
  DocoData data_;
  TrainedKv* kv_ = nullptr;
  std::vector<LayerHealth> layers_;
  int snapshots_ = 0;
};

} // namespace

const MethodDescription& Doco::describe() const {
  static const MethodDescription description = doco_description();
  return description;
}

WeightDelta Doco::run(ErasureContext& context) const {
  check_plan(context.plan, describe().name, true);
  check_settings(describe(), context.settings);
  return DocoRun(context).run();
}

} // namespace pentimento
