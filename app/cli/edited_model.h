#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/edits/edit_stack.h"
#include "core/edits/parameter_swap.h"
#include "core/pipelines/diffusion_model.h"

namespace pentimento::cli {

/// A model with the edits that the command line names, which can be put on and taken off.
class EditedModel {
 public:
  /// @param edits "FILE" or "FILE:strength", bottom first.
  /// @throws Error(OtherBase) at once where an edit was made for another model, and what opening either
  /// throws.
  EditedModel(const std::string& model, const std::vector<std::string>& edits, const ComputePlan& plan,
              const ModelOptions& options = {});

  const std::shared_ptr<DiffusionModel>& model() const { return model_; }
  const ParameterSwap& parameters() const { return *parameters_; }
  const EditStack& stack() const { return stack_; }

  /// Puts the edits on. @return the state hash that pictures drawn from now on carry.
  std::string apply() { return stack_.apply(*parameters_, model_->base_hash()); }
  /// Takes them off. @return the base hash.
  std::string restore();
  /// Those that do something, as "cat.safetensors:0.5".
  std::vector<std::string> effective_names() const;

 private:
  std::shared_ptr<DiffusionModel> model_;
  std::unique_ptr<ParameterSwap> parameters_; // before the model goes, its base tensors are put back
  EditStack stack_;
};

} // namespace pentimento::cli
