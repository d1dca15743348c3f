#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include <QObject>

#include "core/jobs/job_queue.h"
#include "core/values/job_event.h"

namespace pentimento {

/// Carries jobs to the engine thread and their events back to the GUI thread, in order, at most one delivery
/// pending.
class JobBridge : public QObject {
  Q_OBJECT

 public:
  explicit JobBridge(QObject* parent = nullptr);
  ~JobBridge() override;

  int submit(std::unique_ptr<Job> job, bool first = false);
  void stop(int id) { queue_->stop(id); }
  void stopAll() { queue_->stop_all(); }
  void setPaused(bool paused) { queue_->set_paused(paused); }
  void setPreviews(bool on) { queue_->set_previews(on); }
  std::vector<JobQueue::Entry> entries() const { return queue_->entries(); }
  bool idle() const { return queue_->idle(); }

 Q_SIGNALS:
  /// On the GUI thread.
  void eventArrived(const pentimento::JobEvent& event);
  void queueChanged();

 private:
  void take(JobEvent event);
  void deliver();

  std::mutex mutex_;
  std::vector<JobEvent> pending_;
  bool posted_ = false;
  std::unique_ptr<JobQueue> queue_; // last: its thread calls take()
};

} // namespace pentimento
