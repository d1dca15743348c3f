#include "core/io/model_files.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/checkpoint/canonical_names.h"
#include "core/io/checkpoint/single_file.h"
#include "core/io/checkpoint/tensor_file.h"
#include "core/io/checkpoint/tokenizer_places.h"
#include "core/io/component_lookup.h"
#include "core/io/diffusers_folder.h"

namespace pentimento {
namespace {

ModelComponent from(const FolderComponent& part) {
  return {part.name, part.class_name, part.config, part.folder, part.weights, nullptr};
}

/// Puts what a person said about a folder in the place of what it says itself.
void override_parts(std::vector<ModelComponent>& components, std::map<std::string, Failure>& broken,
                    const ModelOptions& options, std::vector<std::string>& notes) {
  for (auto& part : components) {
    part.headers_only = options.headers_only;
    if (part.name != "scheduler" || options.prediction_type.empty()) continue;
    check_prediction_type(options.prediction_type);
    const auto found = part.config.find("prediction_type");
    const bool same =
        found == part.config.end() ? options.prediction_type == "epsilon" : *found == options.prediction_type;
    part.config["prediction_type"] = options.prediction_type;
    if (!same) notes.push_back("the prediction type was given; the folder's own says otherwise");
  }
  if (options.tokenizer.empty()) return;
  const bool two = has_component(components, "tokenizer_2") || broken.contains("tokenizer_2");
  std::vector<ModelComponent> given;
  std::map<std::string, Failure> not_found;
  find_tokenizers({}, options.tokenizer, two, given, not_found);
  for (auto& tokenizer : given) {
    std::erase_if(components, [&](const auto& part) { return part.name == tokenizer.name; });
    broken.erase(tokenizer.name);
    components.push_back(std::move(tokenizer));
  }
  if (const auto first = not_found.find("tokenizer"); first != not_found.end()) throw error_of(first->second);
}

} // namespace

TensorSourcePtr ModelComponent::tensors() const {
  if (source) return source;
  if (weights.empty())
    throw Error(ErrorCode::MissingComponent, fmt::format("the {} has no weights", name), "", class_name);
  return canonical(open_tensor_file(weights, headers_only), name);
}

ModelFiles ModelFiles::from_folder(const std::filesystem::path& path, const ModelOptions& options) {
  const auto folder = DiffusersFolder::open(path);
  ModelFiles files;
  files.path_ = path;
  files.class_name_ = folder.class_name();
  files.form_ = "Diffusers folder";
  files.index_ = folder.index();
  for (const auto& part : folder.components()) files.components_.push_back(from(part));
  files.broken_ = folder.broken();
  override_parts(files.components_, files.broken_, options, files.notes_);
  return files;
}

ModelFiles ModelFiles::from_file(const std::filesystem::path& path, const ModelOptions& options) {
  auto said = read_single_file_options(path);
  if (!options.prediction_type.empty()) said.prediction_type = options.prediction_type;
  if (!options.tokenizer.empty()) said.tokenizer = options.tokenizer;
  auto parts = read_single_file(open_tensor_file(path, options.headers_only), said);
  ModelFiles files;
  files.path_ = path;
  files.class_name_ = parts.class_name;
  files.form_ = parts.form;
  files.index_ = std::move(parts.index);
  files.components_ = std::move(parts.components);
  files.broken_ = std::move(parts.broken);
  files.notes_ = std::move(parts.notes);
  files.unplaced_ = std::move(parts.unplaced);
  return files;
}

ModelFiles ModelFiles::open(const std::filesystem::path& path, const ModelOptions& options) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) ? from_file(path, options)
                                                         : from_folder(path, options);
}

const ModelComponent& ModelFiles::component(const std::string& name) const {
  return find_component(components_, broken_, path_, name);
}

bool ModelFiles::has(const std::string& name) const {
  return has_component(components_, name);
}

ModelComponent open_model_component(const std::filesystem::path& folder) {
  return from(open_component(folder));
}

} // namespace pentimento
