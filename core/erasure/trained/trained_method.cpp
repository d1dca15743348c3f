#include "core/erasure/trained/trained_method.h"

#include <algorithm>
#include <optional>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/rng.h"
#include "core/erasure/run_snapshot.h"
#include "core/erasure/trained/run_checkpoint.h"
#include "core/pipelines/editable_parameters.h"
#include "core/schedulers/scheduler_registry.h"

namespace pentimento {

namespace {

Noising noising_of(const DiffusionModel& model) {
  const auto scheduler = make_scheduler("", model.scheduler_config);
  return {scheduler->alphas_cumprod(), model.info().prediction_type == "v_prediction", model.plan().device};
}

/// The steps of one run, with all that is told and written down between them.
class Loop {
 public:
  Loop(ErasureContext& context, const ErasureMethod& method)
      : context_(context), method_(method), read_(context.settings),
        steps_(static_cast<int>(read_.whole("steps"))), fingerprint_(run_fingerprint(context, name())),
        expected_(static_cast<int>(method.parameter_names(context.model).size())),
        parameters_(editable_parameters(context.model)), generator_(make_generator(context.seed)) {}

  std::optional<RunCheckpoint> read_checkpoint() const {
    if (!context_.resume) return {};
    if (!std::filesystem::exists(context_.checkpoint)) {
      log::warning("There is no checkpoint to go on from; starting anew.");
      return {};
    }
    return load_checkpoint(context_.checkpoint, fingerprint_, context_.model.plan().device);
  }

  WeightDelta go(Trainer& trainer, const TensorMap& data, const std::optional<RunCheckpoint>& resumed) {
    trainer_ = &trainer;
    data_ = &data;
    if (resumed) {
      trainer.load_state(resumed->trainer);
      generator_.set_state(resumed->generator_state);
      snapshots_ = resumed->snapshots;
    } else {
      save(0, generator_.get_state()); // what was drawn so far is not lost any more
    }
    for (int step = resumed ? resumed->step : 0; step < steps_; ++step) one(step);
    auto made = delta();
    for (const auto& [key, entry] : made.entries)
      if (!entry.low_rank() && !torch::isfinite(entry.parameter).all().item<bool>())
        throw Error(ErrorCode::NotFinite, key + " is not a number any more at step " + std::to_string(steps_),
                    "", "", "lower learning_rate");
    if (!context_.checkpoint.empty()) std::filesystem::remove(context_.checkpoint);
    return made;
  }

  ParameterSwap& parameters() { return *parameters_; }

 private:
  std::string name() const { return method_.describe().name; }

  void one(int step) {
    const auto before = generator_.get_state().clone();
    TrainingStep measured;
    try {
      context_.control.checkpoint();
      measured = trainer_->step(step, generator_);
    } catch (const Stopped&) {
      save(step, before);
      throw;
    }
    require_finite(measured, step);
    report(measured, step);
    const bool last = step + 1 == steps_;
    const bool due = (step + 1) % read_.whole("snapshot_every") == 0 && trainer_->erases_at(step);
    try {
      if (due || last) take_snapshot(step + 1);
    } catch (const Stopped&) { // whoever draws at a snapshot was stopped
      save(step + 1, generator_.get_state());
      throw;
    }
    if ((step + 1) % read_.whole("checkpoint_every") == 0 && !last) save(step + 1, generator_.get_state());
  }

  void save(int step, const torch::Tensor& generator_state) const {
    if (context_.checkpoint.empty()) return;
    save_checkpoint(context_.checkpoint,
                    {fingerprint_, step, snapshots_, *data_, trainer_->state(), generator_state});
  }

  void report(const TrainingStep& done, int step) {
    layers_ = trainer_->erases_at(step) ? trainer_->layers() : std::vector<LayerHealth>{};
    for (std::size_t i = 0; i < std::min(layers_.size(), done.cosines.size()); ++i) {
      layers_[i].gradient_cosine = done.cosines[i];
      layers_[i].conflict = done.stepped_in[i];
    }
    std::ranges::sort(layers_, {}, &LayerHealth::name); // as edits list them
    if (context_.on_step) context_.on_step({step + 1, done.values}, layers_);
  }

  WeightDelta delta() const {
    auto made = trainer_->delta();
    made.origin = origin_of(context_, name());
    if (context_.start) {
      const auto& before = context_.start->origin.pairs;
      made.origin.pairs.insert(made.origin.pairs.begin(), before.begin(), before.end());
    }
    return made;
  }

  void take_snapshot(int step) {
    ++snapshots_;
    if (!context_.on_snapshot) return;
    trainer_->use_base();
    Snapshot snapshot{snapshots_, step, steps_, {}, layers_, {}};
    snapshot.health.matrices_expected = expected_;
    give_snapshot(context_, delta(), *parameters_, std::move(snapshot));
  }

  ErasureContext& context_;
  const ErasureMethod& method_;
  SettingReader read_;
  int steps_;
  std::string fingerprint_;
  int expected_; // parameters to touch
  std::unique_ptr<ParameterSwap> parameters_;
  at::Generator generator_;
  Trainer* trainer_ = nullptr;
  const TensorMap* data_ = nullptr;
  std::vector<LayerHealth> layers_;
  int snapshots_ = 0;
};

bool detaches_first_token(const MethodDescription& method, const SettingReader& read) {
  return find_setting(method, "detach_first_token") && read.flag("detach_first_token");
}

} // namespace

WeightDelta TrainedMethod::make(ErasureContext& context) const {
  check(context);
  if (context.start) require_base(*context.start, context.model.base_hash());
  const SettingReader read(context.settings);
  Loop loop(context, *this);
  const auto resumed = loop.read_checkpoint();
  const auto data = resumed ? resumed->data : prepare(context);
  UnetLoan loan(context.model, context.control, detaches_first_token(describe(), read));
  TrainedParameters parameters(trained_module(context.model), loop.parameters(),
                               parameter_names(context.model));
  begin(parameters, data);
  if (context.start) parameters.start_from(*context.start);
  const auto trainer = make_trainer(
      {context, read, {loan.predictor(), parameters, noising_of(context.model), context.control}, data});
  return loop.go(*trainer, data, resumed);
}

} // namespace pentimento
