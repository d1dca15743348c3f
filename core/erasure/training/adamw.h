#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// Settings of AdamW, with PyTorch's standard values.
struct AdamWOptions {
  double learning_rate = 1e-3;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-8;
  double weight_decay = 1e-2; ///< 0 makes it Adam.
};

/// AdamW over a list of tensors, with a state that can be written down and read back to the bit.
/// Loshchilov & Hutter 2019, algorithm 2; the order of operations is torch.optim.AdamW's.
class AdamW {
 public:
  AdamW(std::vector<torch::Tensor> parameters, const AdamWOptions& options);

  /// One update in place. @param gradients one a parameter, of its shape and dtype.
  void step(const std::vector<torch::Tensor>& gradients);
  void set_learning_rate(double learning_rate) { options_.learning_rate = learning_rate; }

  using State = std::vector<std::pair<std::string, torch::Tensor>>;
  /// "step", "m.0", "v.0", "m.1" …, each name after `prefix`.
  State state(const std::string& prefix) const;
  /// @param find gives the tensor of a name of state(prefix).
  template <class Find>
  void load(const std::string& prefix, Find find) {
    steps_ = find(prefix + "step").template item<int64_t>();
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      first_[i].copy_(find(prefix + "m." + std::to_string(i)));
      second_[i].copy_(find(prefix + "v." + std::to_string(i)));
    }
  }

 private:
  std::vector<torch::Tensor> parameters_, first_, second_;
  AdamWOptions options_;
  int64_t steps_ = 0;
};

} // namespace pentimento
