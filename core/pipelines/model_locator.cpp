#include "core/pipelines/model_locator.h"

#include <cstdlib>

#include "core/base/error.h"
#include "core/base/resources.h"

namespace pentimento {
namespace {

namespace fs = std::filesystem;

bool is_bundled(const fs::path& folder) {
  try {
    std::error_code ignored;
    return fs::equivalent(folder, resources_folder() / "miniature", ignored);
  } catch (const Error&) { // no resources, so nothing is bundled
    return false;
  }
}

} // namespace

fs::path locate_model(const std::string& model) {
  if (model.empty())
    throw Error(ErrorCode::BadSetting, "no model was named", "a folder or miniature", "nothing");
  if (model == "miniature") return resources_folder() / "miniature";
  const char* home = std::getenv("HOME");
  if (home && model.starts_with("~/")) return fs::path(home) / model.substr(2);
  return model;
}

std::string model_name(const fs::path& folder) {
  if (is_bundled(folder)) return "Miniature";
  auto path = fs::absolute(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path(); // a trailing slash
  const auto owner = path.parent_path().parent_path().filename().string();
  if (path.parent_path().filename() == "snapshots" && owner.starts_with("models--")) {
    auto name = owner.substr(8);
    if (const auto dashes = name.find("--"); dashes != std::string::npos) name.replace(dashes, 2, "/");
    return name;
  }
  return path.filename().string();
}

} // namespace pentimento
