#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/torch.h"

namespace pentimento {

/// An eraser's tensors stand in an edit as "….attn2.eraser.down.weight", "….down.bias", "….up.weight" and
/// "….up.bias", dense and without a base weight to be the change of.
bool is_eraser(const std::string& name);
/// "….attn2.eraser" of one of its four names.
std::string eraser_of(const std::string& name);
/// The same eraser's other tensor: sibling("….up.bias", "down.weight").
std::string eraser_sibling(const std::string& name, const char* part);

/// What two erasers in one place are together, tensor by tensor: their bottlenecks side by side, each one's
/// up projection scaled by its strength. So strength 0 adds nothing and strengths add up. @param before what
/// lies below, or undefined. @param name which of the four it is.
torch::Tensor stacked_eraser(const torch::Tensor& before, const std::string& name, const torch::Tensor& own,
                             double strength);

/// Refuses erasers that lack a tensor or whose tensors do not go together. @param tensors by name; others
/// than erasers' are passed over. @throws Error(MissingTensor | ShapeMismatch).
void check_erasers(const std::map<std::string, torch::Tensor>& tensors);

/// The places for erasers in a module: the tensors of every cross-attention's, by name.
class EraserSlots {
 public:
  explicit EraserSlots(torch::nn::Module& module);

  bool has(const std::string& name) const { return slots_.count(name) != 0; }
  /// Every name there is a place for, in the module's order.
  const std::vector<std::string>& names() const { return names_; }
  /// What is in the place now; undefined in the base state. @throws Error(MissingTensor).
  const torch::Tensor& current(const std::string& name) const;
  /// @throws Error(ShapeMismatch) when it cannot stand behind that attention, Error(MissingTensor).
  void require_shape(const std::string& name, at::IntArrayRef shape) const;
  /// Puts a tensor in, in the attention's dtype and on its device; not copied when both fit. @throws as
  /// require_shape.
  void put(const std::string& name, const torch::Tensor& value);
  /// Takes one out, or all.
  void clear(const std::string& name);
  void clear();
  /// True when all places are empty.
  bool empty() const;

 private:
  struct Slot {
    torch::Tensor* place = nullptr;
    torch::Tensor like; // the weight of the projection it stands behind
  };
  const Slot& slot(const std::string& name) const;
  std::map<std::string, Slot> slots_;
  std::vector<std::string> names_;
  std::vector<std::shared_ptr<torch::nn::Module>> kept_; // the attentions that the places are in
};

} // namespace pentimento
