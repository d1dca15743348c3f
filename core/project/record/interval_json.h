#pragma once

#include <vector>

#include "core/project/records.h"
#include "core/values/interval.h"
#include "core/values/label_reliability.h"

namespace pentimento {

/// k, n, the rate and its Wilson interval; null where nothing was measured.
Document json_with_interval(const Proportion& proportion);

/// Of every label; null where nothing was measured.
Document json_of_reliability(const std::vector<LabelReliability>& labels);

/// k and n alone, and back. @throws Error(BadFormat) where one is missing.
Document json_of_count(const Proportion& count);
Proportion count_from_json(const Document& document);

} // namespace pentimento
