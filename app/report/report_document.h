#pragma once

#include "core/audit/report_data.h"

class QTextDocument;

namespace pentimento {

/// Sets an audit report into an empty document, in the order of report.html.
/// @param width of a line, in the document's units. @throws Error(FileNotFound | FileUnreadable) when a
/// picture of a leak is gone.
void fillReport(QTextDocument& document, const ReportData& data, const Project& project, double width);

} // namespace pentimento
