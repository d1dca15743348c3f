#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/audit/report_data.h"

namespace pentimento {

/// Writes the folder of a report: report.html, report.json, cells.csv, and last SHA256SUMS over the three.
/// @return the SHA-256 of SHA256SUMS, which stands for the whole; whoever wrote it down can tell whether the
/// list itself was exchanged. @throws Error(FileUnwritable), Error(BadSetting) on a folder that holds other
/// files.
/// @param pictures_tell whether the page's pictures keep the prompt and settings that their files carry.
std::string write_report(const std::filesystem::path& folder, const ReportData& data, const Project& project,
                         bool pictures_tell = true);

/// Writes SHA256SUMS over the report's files anew, among them report.pdf where it was added.
/// @return as write_report.
std::string seal_report(const std::filesystem::path& folder);

/// What a check of a report found.
struct ReportCheck {
  int files = 0;
  std::vector<std::string>
      problems;     ///< "report.html was changed", a sentence each; empty: all is as written.
  std::string seal; ///< SHA-256 of SHA256SUMS.
};

/// Checks every file against SHA256SUMS, and that there are no others. @throws Error(FileNotFound |
/// BadFormat) where the list is missing or broken.
ReportCheck verify_report(const std::filesystem::path& folder);

} // namespace pentimento
