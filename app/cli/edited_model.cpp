#include "app/cli/edited_model.h"

#include <fmt/format.h>

#include "app/cli/arguments.h"
#include "core/edits/weight_delta_file.h"
#include "core/pipelines/editable_parameters.h"

namespace pentimento::cli {

EditedModel::EditedModel(const std::string& model, const std::vector<std::string>& edits,
                         const ComputePlan& plan, const ModelOptions& options) {
  for (const auto& text : edits) {
    const EditArgument edit = parse_edit(text);
    stack_.add(edit.file.filename().string(), std::make_shared<WeightDelta>(load_delta(edit.file)),
               edit.strength);
  }
  model_ = DiffusionModel::open(model, plan, options);
  for (const auto& layer : stack_.layers()) require_base(*layer.delta, model_->base_hash());
  parameters_ = editable_parameters(*model_);
}

std::string EditedModel::restore() {
  parameters_->restore();
  return model_->base_hash();
}

std::vector<std::string> EditedModel::effective_names() const {
  std::vector<std::string> names;
  for (const auto& layer : stack_.layers())
    if (layer.effective()) names.push_back(fmt::format("{}:{:g}", layer.name, layer.strength));
  return names;
}

} // namespace pentimento::cli
