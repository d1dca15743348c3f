#pragma once

#include "app/cli/session.h"
#include "core/values/interval.h"

namespace pentimento::cli {

/// k, n, the rate and its Wilson interval; null where nothing was measured.
Json json_with_interval(const Proportion& proportion);

} // namespace pentimento::cli
