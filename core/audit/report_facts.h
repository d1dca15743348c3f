#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/audit/report_data.h"

namespace pentimento {

/// Names with what they are, in plain text.
using ReportFacts = std::vector<std::pair<std::string, std::string>>;

/// What was audited, with what, on which machine.
ReportFacts head_facts(const ReportData& data);

/// The judge and its errors; empty where there was none.
ReportFacts judge_facts(const ReportData& data);

} // namespace pentimento
