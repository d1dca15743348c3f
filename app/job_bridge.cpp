#include "app/job_bridge.h"

#include <QElapsedTimer>
#include <QMetaObject>

namespace pentimento {
namespace {

/// True when both are of this kind and about the same cells.
template <class Body>
bool ofSameCells(const JobEvent& last, const JobEvent& next) {
  const auto* body = std::get_if<Body>(&next.body);
  return body && std::get<Body>(last.body).keys == body->keys;
}

/// True when `next` makes `last` pointless: newer progress of the same kind from the same job.
bool supersedes(const JobEvent& last, const JobEvent& next) {
  if (last.job != next.job || last.body.index() != next.body.index()) return false;
  return ofSameCells<PictureProgress>(last, next) || ofSameCells<PicturePreview>(last, next) ||
         std::holds_alternative<JobProgress>(next.body);
}

constexpr qint64 kSliceMs = 6; // a delivery gives the event loop back after this long

} // namespace

JobBridge::JobBridge(QObject* parent)
    : QObject(parent),
      queue_(std::make_unique<JobQueue>([this](JobEvent event) { take(std::move(event)); })) {}

JobBridge::~JobBridge() {
  queue_.reset();
}

int JobBridge::submit(std::unique_ptr<Job> job, bool first) {
  const int id = queue_->submit(std::move(job), first);
  Q_EMIT queueChanged();
  return id;
}

void JobBridge::take(JobEvent event) {
  const std::lock_guard lock(mutex_);
  if (!pending_.empty() && supersedes(pending_.back(), event))
    pending_.back() = std::move(event);
  else
    pending_.push_back(std::move(event));
  if (posted_) return;
  posted_ = true;
  QMetaObject::invokeMethod(this, &JobBridge::deliver, Qt::QueuedConnection);
}

void JobBridge::deliver() {
  std::vector<JobEvent> events;
  {
    const std::lock_guard lock(mutex_);
    events.swap(pending_);
    posted_ = false;
  }
  QElapsedTimer slice;
  slice.start();
  for (std::size_t i = 0; i < events.size(); ++i) {
    const bool moves_queue = std::holds_alternative<JobStarted>(events[i].body) ||
                             std::holds_alternative<JobEnded>(events[i].body);
    Q_EMIT eventArrived(events[i]);
    if (moves_queue) Q_EMIT queueChanged();
    if (slice.elapsed() < kSliceMs || i + 1 == events.size()) continue;
    // Too much at once: the rest goes back to the front, behind whatever the user just did.
    const std::lock_guard lock(mutex_);
    pending_.insert(pending_.begin(),
                    std::make_move_iterator(events.begin() + static_cast<std::ptrdiff_t>(i) + 1),
                    std::make_move_iterator(events.end()));
    if (!posted_) {
      posted_ = true;
      QMetaObject::invokeMethod(this, &JobBridge::deliver, Qt::QueuedConnection);
    }
    return;
  }
}

} // namespace pentimento
