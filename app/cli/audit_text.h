#pragma once

#include <string>
#include <vector>

#include "app/cli/session.h"
#include "core/probes/audit.h"

namespace pentimento::cli {

/// The audit as a JSON list, for panel.json.
Json audit_json(const std::vector<AuditLine>& lines);

/// The audit in lines of text, axis by axis.
std::string audit_text(const std::vector<AuditLine>& lines);

} // namespace pentimento::cli
