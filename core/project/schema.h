#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/project/database.h"

namespace pentimento {

/// What makes each version of a project's index from the one before; as many versions as entries.
const std::vector<std::string>& schema_steps();

/// Brings the index to the newest version. An older one is first copied whole to "project.vN.sqlite" beside
/// it.
/// @return the copy's path, or an empty one where nothing had to be done or the index was new.
/// @throws Error(Unsupported) on a version newer than this program knows; the file is untouched then.
std::filesystem::path migrate(const Database& database);

/// @throws Error(Unsupported) when the version is newer than this program knows.
void require_known_version(const Database& database);

} // namespace pentimento
