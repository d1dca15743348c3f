#pragma once

#include <QObject>

#include "app/keys/key_bindings.h"
#include "app/palette/command_palette.h"

class QMainWindow;

namespace pentimento {

class Actions;
class KeysDialog;
class ViewKeys;
class Workbench;

/// The palette and the Keys page over everything the window's menus hold.
class WindowCommands : public QObject {
  Q_OBJECT

 public:
  /// To be made when the menus are complete: what is in them then gets its own keys back on reset.
  WindowCommands(QMainWindow& window, Actions& actions, Settings& settings, const Workbench& bench);

  KeyBindings& keys() { return keys_; }

 private:
  QList<Command> commands() const;
  void openKeys();
  void makeViewKeys();
  void makeGridKeys();

  QMainWindow& window_;
  Settings& settings_;
  KeyBindings keys_;
  QList<ViewKeys*> viewKeys_; ///< Of the views that have keys of their own.
  CommandPalette* palette_;
  KeysDialog* dialog_ = nullptr; ///< Made when it is first asked for.
};

} // namespace pentimento
