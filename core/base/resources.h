#pragma once

#include <filesystem>
#include <string>

namespace pentimento {

/// The folder with the miniature, suites and help: $PENTIMENTO_RESOURCES, else beside the installed program,
/// else the source tree it was built from.
/// @throws Error(FileNotFound) naming the places that were tried.
std::filesystem::path resources_folder();

/// The program's version, "0.1.0".
std::string program_version();

/// LibTorch's version, "2.13.0".
std::string torch_version();

} // namespace pentimento
