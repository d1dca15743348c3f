#pragma once

#include "core/values/erasure_settings.h"

namespace pentimento {

/// What UCE says about itself: settings, presets, citation.
MethodDescription describe_uce();

} // namespace pentimento
