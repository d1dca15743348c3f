#include "app/window/window_commands.h"

#include <QMainWindow>
#include <QMenuBar>

#include "app/keys/keys_dialog.h"
#include "app/keys/view_keys.h"
#include "app/palette/why_off.h"
#include "app/settings.h"
#include "app/window/actions.h"
#include "app/workbench/workbench.h"
#include "widgets/views/compare_view.h"
#include "widgets/views/docks/label_queue_view.h"

namespace pentimento {

WindowCommands::WindowCommands(QMainWindow& window, Actions& actions, Settings& settings,
                               const Workbench& bench)
    : QObject(&window), window_(window), settings_(settings), keys_(settings) {
  palette_ =
      new CommandPalette([&bench](const QAction& action) { return whyOff(action, bench.run()); }, &window);
  makeViewKeys();
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
  QList<Command> all = collectCommands(window_, *window_.menuBar());
  for (const ViewKeys* keys : viewKeys_) all << keys->commands();
  return all;
}

void WindowCommands::makeViewKeys() {
  if (auto* compare = window_.findChild<CompareView*>()) {
    auto* keys = new ViewKeys(*compare, tr("Compare"), tr("Open Compare first"));
    keys->add("compareCycle", tr("Next way to compare"), Qt::Key_C,
              tr("Split, side by side, blink, difference"));
    keys->add("compareDifference", tr("Difference"), Qt::Key_D,
              tr("Where the two pictures differ, and back"));
    keys->add("compareBlink", tr("Blink"), Qt::Key_B, tr("Shows the other picture while the key is held"));
    keys->add("comparePrevious", tr("Previous cell"), Qt::Key_Left, tr("Compare the cell before this one"));
    keys->add("compareNext", tr("Next cell"), Qt::Key_Right, tr("Compare the cell after this one"));
    viewKeys_ << keys;
  }
  if (auto* labels = window_.findChild<LabelQueueView*>()) {
    auto* keys = new ViewKeys(*labels, tr("Label queue"), tr("Open the label queue first"));
    keys->add("labelLeak", tr("Leak"), Qt::Key_1, tr("The target can be seen"));
    keys->add("labelClean", tr("Clean"), Qt::Key_2, tr("A sound picture without the target"));
    keys->add("labelUnsure", tr("Not sure"), Qt::Key_3, tr("Counted against the claim"));
    keys->add("labelBroken", tr("Broken"), Qt::Key_4, tr("No picture of anything"));
    keys->add("labelLater", tr("Later"), Qt::Key_S, tr("Ask again when the others are answered"));
    keys->add("labelUndo", tr("Take the last answer back"), Qt::Key_U, tr("The picture is asked again"));
    viewKeys_ << keys;
  }
}

void WindowCommands::openKeys() {
  keys_.add(commands());
  if (!dialog_) dialog_ = new KeysDialog(keys_, &window_);
  dialog_->show();
  dialog_->raise();
  dialog_->activateWindow();
}

} // namespace pentimento
