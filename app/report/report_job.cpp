#include "app/report/report_job.h"

#include "app/report/report_pages.h"
#include "core/audit/report_files.h"
#include "core/base/error.h"
#include "core/base/run_control.h"

namespace pentimento {

ReportJob::~ReportJob() {
  stop();
  if (thread_) thread_->wait();
  delete thread_;
}

void ReportJob::start(const QString& project, const QString& folder, bool picturesTell) {
  if (thread_) return;
  stop_ = false;
  thread_ = QThread::create([this, project, folder, picturesTell] { work(project, folder, picturesTell); });
  connect(thread_, &QThread::finished, thread_, &QObject::deleteLater);
  thread_->start(QThread::LowPriority);
}

void ReportJob::work(const QString& project, const QString& folder, bool picturesTell) {
  const auto checkpoint = [this] {
    if (stop_) throw Stopped();
  };
  try {
    Q_EMIT progressed(tr("The audit report: reading the project…"));
    const Project read(project.toStdString(), Project::Access::Read);
    const auto data = report_data(read);
    checkpoint();
    Q_EMIT progressed(tr("The audit report: writing the page and its tables…"));
    const std::filesystem::path place(folder.toStdString());
    write_report(place, data, read, picturesTell);
    writeReportPdf(place / "report.pdf", data, read, [&](int page, int pages) {
      checkpoint();
      Q_EMIT progressed(tr("The audit report: page %1 of %2 of the PDF…").arg(page + 1).arg(pages));
    });
    seal_report(place);
    Q_EMIT finished(folder);
  } catch (const Stopped&) {
    Q_EMIT stopped();
  } catch (...) {
    Q_EMIT failed(QString::fromStdString(failure_in_flight().sentence()));
  }
}

} // namespace pentimento
