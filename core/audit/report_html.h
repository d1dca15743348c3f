#pragma once

#include <string>

#include "core/audit/report_data.h"

namespace pentimento {

/// The report as one HTML document that needs nothing else: style, charts and pictures are in it, there is no
/// script and no link. Sensitive pictures are blurred until they are clicked, in print too.
/// @param pictures_tell as write_report's. @throws Error(FileNotFound | FileUnreadable) when a picture of a
/// leak is gone.
std::string report_html(const ReportData& data, const Project& project, bool pictures_tell = true);

} // namespace pentimento
