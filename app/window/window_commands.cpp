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
#include "widgets/views/grid_view.h"
#include "widgets/views/timeline_view.h"

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
              tr("Split, side by side, blink, blend, difference"));
    keys->add("compareDifference", tr("Difference"), Qt::Key_D,
              tr("Where the two pictures differ, and back"));
    keys->add("compareBlink", tr("Blink"), Qt::Key_B, tr("Shows the other picture while the key is held"));
    keys->add("compareBlend", tr("Blend"), Qt::Key_O, tr("One picture over the other, by a part"));
    keys->add("compareTwo", tr("Two states side by side"), Qt::Key_2, tr("Left and right"));
    keys->add("compareThree", tr("Three states side by side"), Qt::Key_3, tr("With the next of the strip"));
    keys->add("compareFour", tr("Four states side by side"), Qt::Key_4, tr("The whole strip"));
    keys->add("compareSwap", tr("Swap left and right"), Qt::Key_X, tr("Each takes the other's side"));
    keys->add("compareCloser", tr("Closer"), Qt::Key_Plus, tr("One whole multiple more"));
    keys->add("compareFarther", tr("Farther"), Qt::Key_Minus, tr("One whole multiple less"));
    keys->add("compareFit", tr("Fill the room"), Qt::Key_0, tr("As large as the room is"));
    keys->add("compareLess", tr("Less of the right picture"), Qt::Key_BracketLeft,
              tr("Moves the line, or the blend"));
    keys->add("compareMore", tr("More of the right picture"), Qt::Key_BracketRight,
              tr("Moves the line, or the blend"));
    keys->add("comparePrevious", tr("Previous cell"), Qt::Key_Left, tr("Compare the cell before this one"));
    keys->add("compareNext", tr("Next cell"), Qt::Key_Right, tr("Compare the cell after this one"));
    viewKeys_ << keys;
  }
  makeGridKeys();
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

void WindowCommands::makeGridKeys() {
  if (auto* grid = window_.findChild<GridView*>("grid")) {
    auto* keys = new ViewKeys(*grid, tr("Grid"), tr("Go to the grid first"));
    keys->add("gridAgain", tr("Draw the cell again"), Qt::Key_R,
              tr("The chosen cell's row, with the same noise"));
    keys->add("gridPin", tr("Pin the row on top"), Qt::Key_P,
              tr("It stays whatever is filtered; again lets go"));
    viewKeys_ << keys;
  }
  if (auto* timeline = window_.findChild<TimelineView*>("timeline")) {
    auto* keys = new ViewKeys(*timeline, tr("Timeline"), tr("Go to the grid first"));
    keys->add("timelinePlay", tr("Play the run"), Qt::Key_K, tr("As an animation; again stops"));
    keys->add("timelinePin", tr("Pin the snapshot"), Qt::Key_P, tr("Two pinned ones can be compared"));
    keys->add("timelineCompare", tr("Compare the pinned two"), Qt::Key_Return, tr("Opens Compare with them"));
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
