#include "core/io/model_files.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/io/checkpoint/canonical_names.h"
#include "core/io/checkpoint/single_file.h"
#include "core/io/checkpoint/tensor_file.h"
#include "core/io/component_lookup.h"
#include "core/io/diffusers_folder.h"

namespace pentimento {
namespace {

ModelComponent from(const FolderComponent& part) {
  return {part.name, part.class_name, part.config, part.folder, part.weights, nullptr};
}

} // namespace

TensorSourcePtr ModelComponent::tensors() const {
  if (source) return source;
  if (weights.empty())
    throw Error(ErrorCode::MissingComponent, fmt::format("the {} has no weights", name), "", class_name);
  return canonical(open_tensor_file(weights), name);
}

ModelFiles ModelFiles::from_folder(const std::filesystem::path& path) {
  const auto folder = DiffusersFolder::open(path);
  ModelFiles files;
  files.path_ = path;
  files.class_name_ = folder.class_name();
  files.form_ = "Diffusers folder";
  files.index_ = folder.index();
  for (const auto& part : folder.components()) files.components_.push_back(from(part));
  files.broken_ = folder.broken();
  return files;
}

ModelFiles ModelFiles::from_file(const std::filesystem::path& path) {
  auto parts = read_single_file(open_tensor_file(path), read_single_file_options(path));
  ModelFiles files;
  files.path_ = path;
  files.class_name_ = parts.class_name;
  files.form_ = parts.form;
  files.index_ = std::move(parts.index);
  files.components_ = std::move(parts.components);
  files.broken_ = std::move(parts.broken);
  files.notes_ = std::move(parts.notes);
  return files;
}

ModelFiles ModelFiles::open(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) ? from_file(path) : from_folder(path);
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
