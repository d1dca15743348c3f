#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/edits/parameter_swap.h"
#include "core/edits/weight_delta.h"
#include "core/values/edit_info.h"

namespace pentimento {

/// One edit in the stack.
struct EditLayer {
  int id = 0;
  std::string name; ///< "cat → dog"
  std::shared_ptr<const WeightDelta> delta;
  std::string content_hash; ///< Of `delta`, computed once.
  bool on = true;
  double strength = 1.0;

  bool effective() const { return on && strength != 0.0; }
};

/// The ordered edits over a base model; a value, so that a job copies the one it was submitted with.
class EditStack {
 public:
  /// Puts an edit on top. `id` 0 picks the next free one. @param content_hash of `delta`, where it is known.
  /// @return its id.
  /// @throws Error(BadSetting) for a strength that is not finite.
  int add(std::string name, std::shared_ptr<const WeightDelta> delta, double strength = 1.0, int id = 0,
          std::string content_hash = {});
  /// @throws Error(UnknownName) for an id that is not there (also the next three).
  void remove(int id);
  void set_on(int id, bool on);
  void set_strength(int id, double strength);
  /// Moves the layer to place `index` (0 is the bottom).
  void move(int id, int index);

  const std::vector<EditLayer>& layers() const { return layers_; }
  const EditLayer* find(int id) const;
  /// True when at least one layer is on with a strength other than 0.
  bool effective() const;
  /// As the window shows them; `other_base` is set against `base_hash`.
  std::vector<EditInfo> infos(const std::string& base_hash) const;

  /// What the weights are: `base_hash` itself when nothing is effective, else SHA-256 of the base and the
  /// ordered (content hash, strength) of the effective layers. @throws Error(OtherBase) for an effective edit
  /// of another base.
  std::string state_hash(const std::string& base_hash) const;
  /// Makes the module's parameters W0 + Σ strength · (W − W0), in float32, cast to each parameter's dtype;
  /// parameters no effective layer touches get the very base tensors. Erasers of several layers stand side by
  /// side, each scaled by its strength. @return the state hash. The model is
  /// untouched on an exception.
  /// @throws Error(OtherBase), Error(MissingTensor), Error(ShapeMismatch).
  std::string apply(ParameterSwap& parameters, const std::string& base_hash) const;
  /// The effective layers as one dense edit that gives the same weights at strength 1. @throws as apply.
  WeightDelta merge(const ParameterSwap& parameters, const std::string& base_hash) const;

 private:
  EditLayer& at(int id);
  std::map<std::string, torch::Tensor> edited(const ParameterSwap& parameters,
                                              const std::string& base_hash) const;
  std::vector<EditLayer> layers_;
};

} // namespace pentimento
