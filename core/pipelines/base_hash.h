#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/io/safetensors.h"

namespace pentimento {

/// Weight files by their component's name.
using ComponentFiles = std::vector<std::pair<std::string, std::shared_ptr<const SafetensorsFile>>>;

/// What a model's weights are, whatever precision they run in: SHA-256 over component, name, dtype, shape and
/// the SHA-256 of the bytes of each tensor as stored, in order of component and name. @return 64 hex
/// characters.
std::string weights_hash(ComponentFiles files);

} // namespace pentimento
