#pragma once

#include <functional>

#include <QObject>
#include <QString>

#include "app/job_bridge.h"
#include "core/values/attack_view.h"

namespace pentimento {

class Workbench;

/// One attack on the edits as they are: begins it, takes in what it says, and keeps what it has said when it
/// is stopped.
class AttackDesk : public QObject {
  Q_OBJECT

 public:
  AttackDesk(JobBridge& jobs, Workbench& bench, QObject* parent = nullptr);

  /// What hinders one from beginning, and what to do about it; empty where nothing does.
  QString whyNot() const;
  bool running() const { return view_.phase == AttackPhase::Running; }
  /// Nothing happens where whyNot() says something.
  void start(const AttackWish& wish);
  void stop();
  /// Without pictures and prompts where the target is hidden.
  AttackView view() const;
  /// Where the edits' files lie, for the command that runs it again.
  void setEditFolder(std::function<QString()> folder) { editFolder_ = std::move(folder); }

 Q_SIGNALS:
  void changed();

 private:
  void take(const JobEvent& event);
  void takeWhat(const AttackBegun& begun);
  void takeWhat(const AttackStepped& stepped);
  void takeWhat(const AttackLooked& looked);
  void takeWhat(const AttackCounted& counted);
  void takeWhat(const AttackConclusion& conclusion);
  void end(const Outcome& outcome);
  void clear();
  AttackSide& side(bool control);
  bool hides() const;
  std::string commandWithFiles(const std::string& replay) const;

  JobBridge& jobs_;
  Workbench& bench_;
  std::function<QString()> editFolder_;
  int job_ = 0;
  AttackView view_;
};

} // namespace pentimento
