#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/io/tensor_source.h"

namespace pentimento {

/// Weights by their component's name.
using ComponentTensors = std::vector<std::pair<std::string, TensorSourcePtr>>;

/// What a model's weights are, whatever precision they run in: SHA-256 over component, name, dtype, shape and
/// the SHA-256 of the bytes of each tensor as stored, in order of component and name. @return 64 hex
/// characters.
std::string weights_hash(const ComponentTensors& components);

} // namespace pentimento
