#pragma once

#include <string>
#include <vector>

#include "core/erasure/erasure_method.h"

namespace pentimento {

/// Every method, in the order in which they are shown.
std::vector<MethodDescription> method_descriptions();

/// The method of that name. @throws Error(UnknownName) naming the nearest one and all there are.
const ErasureMethod& find_method(const std::string& name);

} // namespace pentimento
