#pragma once

#include <atomic>

#include <QObject>
#include <QPointer>
#include <QThread>

namespace pentimento {

/// Writes the audit report of a project (page, PDF, CSV, JSON and their list of hashes) on a thread of its
/// own; the project may be open and written meanwhile.
class ReportJob : public QObject {
  Q_OBJECT

 public:
  explicit ReportJob(QObject* parent = nullptr) : QObject(parent) {}
  ~ReportJob() override; ///< Stops and waits.

  /// One of `progressed`'s and then exactly one of the others follow. Nothing while one is being written.
  /// @param picturesTell whether the page's pictures carry prompt and settings.
  void start(const QString& project, const QString& folder, bool picturesTell = true);
  void stop() { stop_ = true; }
  bool running() const { return thread_; }

 Q_SIGNALS:
  void progressed(const QString& sentence);
  void finished(const QString& folder);
  void stopped();
  void failed(const QString& sentence);

 private:
  void work(const QString& project, const QString& folder, bool picturesTell);
  QPointer<QThread> thread_;
  std::atomic<bool> stop_{false};
};

} // namespace pentimento
