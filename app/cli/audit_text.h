#pragma once

#include <string>
#include <vector>

#include "core/probes/audit.h"

namespace pentimento::cli {

/// The audit in lines of text, axis by axis.
std::string audit_text(const std::vector<AuditLine>& lines);

} // namespace pentimento::cli
