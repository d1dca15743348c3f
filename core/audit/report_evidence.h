#pragma once

#include <string>
#include <vector>

#include "core/audit/report_charts.h"
#include "core/audit/report_data.h"

namespace pentimento {

/// One sentence over everything: what was seen at all, and how much was not looked for.
std::string lead_sentence(const ReportData& data);

/// The rows of the report's two charts: how often the target, and each kept concept, is seen.
std::vector<RateRow> leak_rows(const ReportData& data);
std::vector<RateRow> damage_rows(const ReportData& data);

/// "-50.0 points [-100.0, +0.0]", or why there is no interval.
std::string difference_text(const ReportDamage& damage);

/// The report's section "Worst leaks": pairs of pictures, each with the command that draws it again.
std::string leaks_html(const ReportData& data, const Project& project, bool pictures_tell = true);

/// The section "Collateral damage": a table of the words to be kept, largest drop first, and its chart.
std::string damage_html(const ReportData& data);

} // namespace pentimento
