#include "app/window/window_commands.h"

#include <QMainWindow>
#include <QMenuBar>

#include "app/keys/keys_dialog.h"
#include "app/palette/why_off.h"
#include "app/settings.h"
#include "app/window/actions.h"
#include "app/workbench/workbench.h"

namespace pentimento {

WindowCommands::WindowCommands(QMainWindow& window, Actions& actions, Settings& settings,
                               const Workbench& bench)
    : QObject(&window), window_(window), settings_(settings), keys_(settings) {
  palette_ =
      new CommandPalette([&bench](const QAction& action) { return whyOff(action, bench.run()); }, &window);
  keys_.add(commands());
  connect(actions.commandPalette, &QAction::triggered, this,
          [this] { palette_->ask(commands(), settings_.recentCommands()); });
  connect(palette_, &CommandPalette::chosen, this, [this](QAction* action) {
    settings_.addRecentCommand(action->objectName());
    action->trigger();
  });
  connect(actions.keys, &QAction::triggered, this, &WindowCommands::openKeys);
}

QList<Command> WindowCommands::commands() const {
  return collectCommands(window_, *window_.menuBar());
}

void WindowCommands::openKeys() {
  keys_.add(commands());
  if (!dialog_) dialog_ = new KeysDialog(keys_, &window_);
  dialog_->show();
  dialog_->raise();
  dialog_->activateWindow();
}

} // namespace pentimento
