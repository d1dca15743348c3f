#pragma once

#include <string>

#include "core/audit/report_data.h"

namespace pentimento {

/// The report's section "Worst leaks": pairs of pictures, each with the command that draws it again.
std::string leaks_html(const ReportData& data, const Project& project);

/// The section "Collateral damage": a table of the words to be kept, largest drop first, and its chart.
std::string damage_html(const ReportData& data);

} // namespace pentimento
