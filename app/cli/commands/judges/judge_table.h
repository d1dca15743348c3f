#pragma once

#include <string>
#include <vector>

#include "app/cli/session.h"
#include "core/values/label_reliability.h"

namespace pentimento::cli {

/// A line a label: what it finds, what it raises a false alarm over, each k/n with its Wilson interval.
std::string reliability_table(const std::vector<LabelReliability>& labels);

/// Counted progress of reading pictures, and every picture that could not be read as a warning.
void warn_of_rejected(const std::vector<std::string>& rejected);

} // namespace pentimento::cli
