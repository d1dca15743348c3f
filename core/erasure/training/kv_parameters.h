#pragma once

#include <string>
#include <vector>

#include "core/edits/parameter_swap.h"
#include "core/edits/weight_delta.h"

namespace pentimento {

/// Names of the cross-attention's K and V matrices: "….attn2.to_k.weight", "….attn2.to_v.weight", in the
/// module's order.
/// @throws Error(Unsupported) when the module has none.
std::vector<std::string> kv_names(const torch::nn::Module& module);

/// The K/V matrices of a UNet while they are trained: float32 masters, and which weights the UNet runs with
/// now. One UNet is both models: `use_teacher` puts the base's matrices, `use_student` the trained ones. Only
/// the student's matrices ask for gradients; the destructor gives back base tensors and flags.
class TrainedKv {
 public:
  TrainedKv(torch::nn::Module& module, ParameterSwap& parameters);
  ~TrainedKv();
  TrainedKv(const TrainedKv&) = delete;
  TrainedKv& operator=(const TrainedKv&) = delete;

  const std::vector<std::string>& names() const { return names_; }
  /// float32, updated in place by an optimizer.
  std::vector<torch::Tensor>& masters() { return masters_; }
  const std::vector<torch::Tensor>& masters() const { return masters_; }
  /// What torch::autograd::grad is asked for, after use_student.
  std::vector<torch::Tensor> student_parameters() const;
  void use_teacher();
  void use_student();
  /// The trained matrices as an edit, without origin.
  WeightDelta delta() const;

 private:
  ParameterSwap& parameters_;
  std::vector<std::string> names_;
  std::vector<torch::Tensor> masters_;
  std::vector<std::pair<torch::Tensor, bool>> flags_; // every parameter and whether it asked for gradients
};

} // namespace pentimento
