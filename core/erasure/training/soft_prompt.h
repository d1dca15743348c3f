#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/erasure/training/adamw.h"

namespace pentimento {

/// How an adversarial prompt is sought.
struct SoftPromptOptions {
  int steps = 50;       ///< Of the search in one training step.
  double rate = 0.1;    ///< Adam's learning rate.
  double decay = 0.0;   ///< L2 decay as torch.optim.Adam has it: added to the gradient.
  bool restart = false; ///< Sought anew in every training step; else it goes on where it was.
};

/// A few token vectors that are trained to undo an erasure: the adversary of methods with a min-max loss.
class SoftPrompt {
 public:
  /// @param first [n, D] float32, copied.
  SoftPrompt(const torch::Tensor& first, const SoftPromptOptions& options);

  /// [n, D] as it is now, never written to by others.
  const torch::Tensor& value() const { return value_; }
  /// A copy as a leaf to ask for gradients.
  torch::Tensor leaf() const { return value_.clone().requires_grad_(true); }
  /// One step of Adam down `gradient`.
  void follow(const torch::Tensor& gradient);
  /// A prompt that goes on from here and leaves this one alone.
  SoftPrompt copy() const;

  AdamW::State state(const std::string& prefix) const;
  /// @param find gives the tensor of a name of state(prefix).
  template <class Find>
  void load(const std::string& prefix, Find find) {
    value_.copy_(find(prefix + "value"));
    adam_.load(prefix, find);
  }

 private:
  torch::Tensor value_;
  SoftPromptOptions options_;
  AdamW adam_;
};

/// One prompt a concept, as the erasure's concepts are attacked.
using SoftPrompts = std::vector<SoftPrompt>;

/// @param first [concepts, n, D].
SoftPrompts soft_prompts(const torch::Tensor& first, const SoftPromptOptions& options);
/// Adds all of them to a checkpoint's tensors, as "attack.0.value" and so on.
void put_prompts(const SoftPrompts& prompts, std::map<std::string, torch::Tensor>& state);
/// @throws Error(MissingTensor).
void load_prompts(SoftPrompts& prompts, const std::map<std::string, torch::Tensor>& state);

} // namespace pentimento
