#pragma once

#include <vector>

#include <QObject>

#include "core/values/concept.h"

namespace pentimento {

class Workbench;

/// Plans that wait to be erased, in the order that the user gives them. The first begins when the run before
/// it has finished; a run that was stopped or failed leaves them waiting until start().
class PlanQueue : public QObject {
  Q_OBJECT

 public:
  struct Entry {
    int id = 0; ///< Of this session.
    Plan plan;
  };

  explicit PlanQueue(Workbench& bench);

  const std::vector<Entry>& entries() const { return entries_; }
  std::vector<Plan> plans() const;
  void add(const Plan& plan);
  void remove(int id);
  void move(int id, int by); ///< Towards the front when negative; beyond an end it is that end.
  void
  setPlans(const std::vector<Plan>& plans); ///< Those that a project kept; none of them begins by itself.
  void start();                             ///< Begins with the first, unless something runs.

 Q_SIGNALS:
  void changed();

 private:
  std::vector<Entry>::iterator find(int id);

  Workbench& bench_;
  std::vector<Entry> entries_;
  int nextId_ = 1;
};

} // namespace pentimento
