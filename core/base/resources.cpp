#include "core/base/resources.h"

#include <cstdlib>
#include <system_error>

#include <torch/version.h>

#include "core/base/error.h"

namespace pentimento {

namespace fs = std::filesystem;

fs::path resources_folder() {
  if (const char* given = std::getenv("PENTIMENTO_RESOURCES"); given && *given) return given;
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path installed = program.parent_path().parent_path() / PENTIMENTO_INSTALL_RESOURCES;
  if (!program.empty() && fs::exists(installed / "miniature", ignored)) return installed;
  if (fs::exists(fs::path(PENTIMENTO_SOURCE_RESOURCES) / "miniature", ignored))
    return PENTIMENTO_SOURCE_RESOURCES;
  throw Error(ErrorCode::FileNotFound, "Pentimento's resources were not found", installed.string(),
              "nothing there", "set PENTIMENTO_RESOURCES to the folder that holds miniature/");
}

std::string program_version() {
  return PENTIMENTO_VERSION;
}

std::string torch_version() {
  return TORCH_VERSION;
}

} // namespace pentimento
