#pragma once

#include <string>
#include <vector>

#include "core/edits/parameter_swap.h"
#include "core/edits/weight_delta.h"
#include "core/values/snapshot.h"

namespace pentimento {

/// Some parameters of a module while they are trained: float32 masters, and which weights the module runs
/// with now. One module is both models: `use_teacher` puts the base's tensors, `use_student` the trained
/// ones. Only the student's parameters ask for gradients; the destructor gives back base tensors and flags.
/// Erasers can be among them: the teacher has none, the student starts with those that `begin` was given.
class TrainedParameters {
 public:
  /// @param names of the parameters to train; all others are frozen meanwhile. @throws Error(MissingTensor).
  TrainedParameters(torch::nn::Module& module, ParameterSwap& parameters, std::vector<std::string> names);
  ~TrainedParameters();
  TrainedParameters(const TrainedParameters&) = delete;
  TrainedParameters& operator=(const TrainedParameters&) = delete;

  const std::vector<std::string>& names() const { return names_; }
  /// The first value of an eraser's tensor, before the masters are asked for. @throws Error(MissingTensor)
  /// for a name that is not trained, Error(ShapeMismatch).
  void begin(const std::string& name, const torch::Tensor& value);
  /// float32, updated in place by an optimizer.
  std::vector<torch::Tensor>& masters() { return masters_; }
  const std::vector<torch::Tensor>& masters() const { return masters_; }
  /// What torch::autograd::grad is asked for, after use_student.
  std::vector<torch::Tensor> student_parameters() const;
  void use_teacher();
  void use_student();
  /// Makes the masters those of an edit; parameters it leaves alone are the base's.
  /// @throws Error(BadSetting) when it edits others than these, Error(ShapeMismatch).
  void start_from(const WeightDelta& edit);
  /// The trained parameters as an edit, without origin.
  WeightDelta delta() const;
  /// Relative change of each parameter so far, in the order of the names; of erasers their size.
  std::vector<LayerHealth> layers() const;

 private:
  std::size_t place_of(const std::string& name) const;
  double change_of(std::size_t place) const;

  ParameterSwap& parameters_;
  std::vector<std::string> names_;
  std::vector<torch::Tensor> masters_;
  std::vector<std::pair<torch::Tensor, bool>> flags_; // every parameter and whether it asked for gradients
};

} // namespace pentimento
