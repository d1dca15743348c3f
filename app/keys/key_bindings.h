#pragma once

#include <map>

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>

#include "app/palette/command.h"

namespace pentimento {

class Settings;

/// The keys of every action: its own, or those a person gave it, which are kept in the settings.
class KeyBindings : public QObject {
  Q_OBJECT

 public:
  explicit KeyBindings(Settings& settings, QObject* parent = nullptr);

  /// Takes actions in: what keys they have now are their own. Kept ones are set. Safe to call again with
  /// more.
  void add(const QList<Command>& commands);

  const QList<Command>& commands() const { return commands_; }
  QList<QKeySequence> own(const QAction& action) const;
  bool isChanged(const QAction& action) const; ///< Other keys than its own.

  /// Who else would answer `keys` where this action does, also as the beginning of a longer sequence; nullptr
  /// when nobody does. Two views may have the same key, and what both had from the start is no conflict: the
  /// view comes first.
  const Command* conflict(const QKeySequence& keys, const QAction& except) const;

  /// Gives the action this one key (an empty one: none) and takes it from whoever had it.
  void assign(QAction& action, const QKeySequence& keys);
  void reset(QAction& action); ///< Its own keys again, taken from whoever has them.
  void resetAll();

 Q_SIGNALS:
  void changed();

 private:
  void set(QAction& action, const QList<QKeySequence>& keys);
  bool disturbs(const Command& other, const QKeySequence& its, const QKeySequence& keys,
                const QAction& action) const;
  const Command* find(const QAction& action) const;
  void take(const QList<QKeySequence>& keys, const QAction& except);

  Settings& settings_;
  QList<Command> commands_;
  std::map<const QAction*, QList<QKeySequence>> own_;
};

/// The action's tool tip with its key at the end, "Erase what the plan names  (Ctrl+Return)".
void showKeyInToolTip(QAction& action);

} // namespace pentimento
