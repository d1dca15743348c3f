#pragma once

#include <functional>
#include <memory>

#include <QCoreApplication>
#include <QSizeF>
#include <QString>

#include "core/audit/report_data.h"

class QPainter;
class QTextDocument;

namespace pentimento {

/// An audit report set on A4 pages: the same sections, figures and charts as report.html. Sensitive pictures
/// are blurred beyond recognition. Any thread, one at a time.
class ReportPages {
  Q_DECLARE_TR_FUNCTIONS(ReportPages)

 public:
  static constexpr QSizeF kPage{794, 1123}; ///< A4 in the 96ths of an inch that everything is laid out in.

  /// @throws Error(FileNotFound | FileUnreadable) when a picture of a leak is gone.
  ReportPages(const ReportData& data, const Project& project);
  ~ReportPages();

  int count() const;
  /// Paints page `page` (from 0) in kPage's coordinates.
  void paint(QPainter& painter, int page) const;

 private:
  QString title_, made_;
  std::unique_ptr<QTextDocument> document_;
};

/// Writes a report as PDF; appears whole or not at all. @param page told before each page with their number;
/// may throw to stop. @throws Error(FileUnwritable), as ReportPages.
void writeReportPdf(const std::filesystem::path& file, const ReportData& data, const Project& project,
                    const std::function<void(int page, int pages)>& page);

} // namespace pentimento
