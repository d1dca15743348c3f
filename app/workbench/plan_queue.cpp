#include "app/workbench/plan_queue.h"

#include <algorithm>

#include "app/workbench/workbench.h"

namespace pentimento {

PlanQueue::PlanQueue(Workbench& bench) : bench_(bench) {
  // Once the end of the run before has been told to everybody.
  connect(&bench_, &Workbench::runFinished, this, &PlanQueue::start, Qt::QueuedConnection);
}

std::vector<Plan> PlanQueue::plans() const {
  std::vector<Plan> all;
  for (const auto& entry : entries_) all.push_back(entry.plan);
  return all;
}

std::vector<PlanQueue::Entry>::iterator PlanQueue::find(int id) {
  return std::find_if(entries_.begin(), entries_.end(), [id](const Entry& entry) { return entry.id == id; });
}

void PlanQueue::add(const Plan& plan) {
  entries_.push_back({nextId_++, plan});
  Q_EMIT changed();
}

void PlanQueue::remove(int id) {
  const auto found = find(id);
  if (found == entries_.end()) return;
  entries_.erase(found);
  Q_EMIT changed();
}

void PlanQueue::move(int id, int by) {
  const auto found = find(id);
  if (found == entries_.end()) return;
  const auto from = found - entries_.begin();
  const auto to = std::clamp<std::ptrdiff_t>(from + by, 0, std::ssize(entries_) - 1);
  if (to == from) return;
  const Entry moved = *found;
  entries_.erase(found);
  entries_.insert(entries_.begin() + to, moved);
  Q_EMIT changed();
}

void PlanQueue::setPlans(const std::vector<Plan>& plans) {
  entries_.clear();
  for (const auto& plan : plans) entries_.push_back({nextId_++, plan});
  Q_EMIT changed();
}

void PlanQueue::start() {
  if (entries_.empty() || bench_.run().phase != RunPhase::Ready || bench_.isTaken()) return;
  const Plan plan = entries_.front().plan;
  entries_.erase(entries_.begin());
  Q_EMIT changed();
  bench_.setPlan(plan);
  bench_.erase();
}

} // namespace pentimento
