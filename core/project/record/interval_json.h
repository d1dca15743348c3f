#pragma once

#include "core/project/records.h"
#include "core/values/interval.h"

namespace pentimento {

/// k, n, the rate and its Wilson interval; null where nothing was measured.
Document json_with_interval(const Proportion& proportion);

} // namespace pentimento
