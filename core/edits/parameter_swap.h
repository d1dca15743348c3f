#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/torch.h"

#include "core/edits/eraser_slots.h"

namespace pentimento {

/// The parameters of a module that edits exchange, with the base's own tensors kept aside.
/// The places for erasers behind its cross-attentions are exchanged the same way; in the base they are empty.
/// Putting a tensor swaps storage under the module's parameter; restoring puts back the very base tensor, not
/// a copy. Make it while the module is in its base state. The destructor restores.
class ParameterSwap {
 public:
  explicit ParameterSwap(torch::nn::Module& module);
  /// Another component's parameters as well, under `prefix` + name. Its base tensors are held only while they
  /// are exchanged, so that a component that leaves memory does leave it. @param changed told before and
  /// after an exchange whether anything of it is edited.
  void add(const std::string& prefix, torch::nn::Module& module, std::function<void(bool edited)> changed);
  ~ParameterSwap();
  ParameterSwap(const ParameterSwap&) = delete;
  ParameterSwap& operator=(const ParameterSwap&) = delete;

  /// Whether there is such a parameter, or a place for such an eraser.
  bool has(const std::string& name) const { return slots_.count(name) != 0 || erasers_.has(name); }
  /// The base's tensor, never to be written to; erasers have none. @throws Error(MissingTensor).
  torch::Tensor base(const std::string& name) const;
  /// The module's parameter as it is now, or an eraser's tensor (undefined in the base). @throws
  /// Error(MissingTensor).
  const torch::Tensor& current(const std::string& name) const {
    return is_eraser(name) ? erasers_.current(name) : slot(name).parameter;
  }
  /// @throws Error(MissingTensor), Error(ShapeMismatch) when the parameter has another shape, or an eraser
  /// does not fit its attention.
  void require_shape(const std::string& name, at::IntArrayRef shape) const;
  /// Makes `value` the parameter, in the base's dtype and on its device. It is not copied when both fit
  /// already.
  /// @throws Error(MissingTensor) for an unknown name, Error(ShapeMismatch).
  void put(const std::string& name, const torch::Tensor& value);
  /// Puts back one base tensor, or all of them, whoever exchanged them; takes erasers out.
  void restore(const std::string& name);
  void restore();
  /// True when no parameter is exchanged.
  bool pristine() const;

 private:
  struct Slot {
    torch::Tensor parameter; // the module's own handle
    torch::Tensor base;      // of further components: only while it is exchanged
    bool swapped = false;
    int component = -1; // place in components_; −1 is the module itself
  };
  struct Component {
    std::function<void(bool)> changed;
    int swapped = 0;
  };
  void restore_of_component(Slot& place);
  const Slot& slot(const std::string& name) const;
  std::map<std::string, Slot> slots_;
  std::vector<Component> components_;
  EraserSlots erasers_;
};

} // namespace pentimento
