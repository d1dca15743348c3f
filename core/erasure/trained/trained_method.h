#pragma once

#include <memory>

#include "core/erasure/erasure_method.h"
#include "core/erasure/model_predictor.h"
#include "core/erasure/settings.h"
#include "core/erasure/training/trained_parameters.h"
#include "core/erasure/training/trainer.h"
#include "core/erasure/training/unet_trainer.h"

namespace pentimento {

/// What a method makes its trainer from.
struct TrainingSetup {
  ErasureContext& context;
  SettingReader read;
  TrainingUnet unet;
  const TensorMap& data; ///< What `prepare` gave, or the checkpoint had.
};

/// A method that is trained in steps. It says what it is, what it learns from, and how one step is made; the
/// loop around that is here: checks, data, steps, snapshots, checkpoints (on a stop and every
/// `checkpoint_every` steps, whole or not at all), resuming to the bit, a stop within a step.
class TrainedMethod : public ErasureMethod {
 protected:
  bool needs_anchor() const override { return true; }
  WeightDelta make(ErasureContext& context) const final;
  /// Settings against each other and against the plan, before any work. @throws Error(BadSetting |
  /// BadPrompt).
  virtual void check(const ErasureContext& /*context*/) const {}
  /// Draws and encodes what the steps learn from. @throws Stopped.
  virtual TensorMap prepare(ErasureContext& context) const = 0;
  /// The component that its parameters are of.
  virtual torch::nn::Module& trained_module(DiffusionModel& model) const { return *model.unet; }
  /// Gives what the base has no value of its first one (TrainedParameters::begin).
  virtual void begin(TrainedParameters& /*parameters*/, const TensorMap& /*data*/) const {}
  /// The trainer at step 0; the seeds of what it initialises follow from the context's.
  virtual std::unique_ptr<Trainer> make_trainer(const TrainingSetup& setup) const = 0;
};

} // namespace pentimento
