#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/torch.h"

#include "core/edits/weight_delta.h"
#include "core/values/snapshot.h"

namespace pentimento {

/// Tensors by name, as a checkpoint holds them.
using TensorMap = std::map<std::string, torch::Tensor>;

/// What one training step measured.
struct TrainingStep {
  std::map<std::string, double> values; ///< By the paper's name of each curve.
  std::vector<double> cosines;          ///< Per trained parameter; empty where surgery measured nothing.
  std::vector<bool> stepped_in;         ///< As cosines.
};

/// @throws Error(NotFinite) naming the figure and the step.
void require_finite(const TrainingStep& measured, int step);

/// The part of a trained method that the common loop (TrainedMethod) does not know: how a step is made.
class Trainer {
 public:
  virtual ~Trainer() = default;

  /// One step. Every random number comes from `generator` (on the CPU), always in the same order; a step that
  /// throws leaves the state as it was before, so that it can be done again. @param step counted from 0.
  /// @throws Error(NotFinite), Stopped.
  virtual TrainingStep step(int step, at::Generator& generator) = 0;
  /// Everything besides data and generator that the next step starts from: masters, moments, … to the bit.
  virtual TensorMap state() const = 0;
  virtual void load_state(const TensorMap& state) = 0;
  /// The edit as it is now, without origin.
  virtual WeightDelta delta() const = 0;
  /// Each edited parameter's relative change now, in the order of the step's cosines.
  virtual std::vector<LayerHealth> layers() const = 0;
  /// Puts the base weights in place: whoever looks at the model between two steps sees its base.
  virtual void use_base() = 0;
  /// Whether a snapshot after this step shows anything.
  virtual bool erases_at(int /*step*/) const { return true; }
};

} // namespace pentimento
