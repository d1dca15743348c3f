#pragma once

#include <QTextFormat>

#include "core/audit/report_data.h"

class QTextDocument;

namespace pentimento {

/// A paragraph's property: it is not to stand alone at the foot of a page.
inline constexpr int kKeepWithNext = QTextFormat::UserProperty + 16;

/// Sets an audit report into an empty document, in the order of report.html.
/// @param width of a line, in the document's units. @throws Error(FileNotFound | FileUnreadable) when a
/// picture of a leak is gone.
void fillReport(QTextDocument& document, const ReportData& data, const Project& project, double width);

} // namespace pentimento
