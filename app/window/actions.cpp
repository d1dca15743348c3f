#include "app/window/actions.h"

#include <QRegularExpression>
#include <QUndoStack>
#include <QWidget>

#include "widgets/style/icons.h"

namespace pentimento {

QAction* Actions::add(const char* name, const QString& text, const QString& iconName,
                      const QList<QKeySequence>& keys, const QString& tip) {
  auto* action = new QAction(text, this);
  // A tool button shows this one. Qt would leave the "(O)" in it that Chinese texts have for their mnemonic.
  static const QRegularExpression mnemonic(QStringLiteral("\\s*\\(&\\w\\)"));
  action->setIconText(QString(text).remove(mnemonic).remove('&'));
  action->setObjectName(QString::fromLatin1(name));
  if (!iconName.isEmpty()) action->setIcon(icon(iconName));
  action->setShortcuts(keys);
  QString full = tip.isEmpty() ? action->iconText() : tip;
  if (!keys.isEmpty()) full += QStringLiteral("  (%1)").arg(keys.first().toString(QKeySequence::NativeText));
  action->setToolTip(full);
  window_->addAction(action);
  return action;
}

Actions::Actions(QWidget* window, QUndoStack& undoStack) : QObject(window), window_(window) {
  addFileActions();
  addRunActions();
  undo = undoStack.createUndoAction(this);
  redo = undoStack.createRedoAction(this);
  undo->setObjectName("undo");
  redo->setObjectName("redo");
  undo->setIcon(icon("undo"));
  redo->setIcon(icon("redo"));
  undo->setShortcuts(QKeySequence::Undo);
  redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
  window_->addActions({undo, redo});
  addViewActions();
  addLookActions();
}

void Actions::addFileActions() {
  openMiniature = add("openMiniature", tr("The &miniature"), {}, {}, tr("Open the bundled model"));
  openFolder = add("openFolder", tr("&Open…"), "folder", {QKeySequence::Open},
                   tr("Open a Stable Diffusion model in Diffusers' folder form"));
  openFile = add("openFile", tr("Open a single &file…"), {}, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_O)},
                 tr("Open a checkpoint in one file, .safetensors or .ckpt; nothing in it is ever run"));
  openEdit = add("openEdit", tr("Open an &edit…"), {}, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
                 tr("Put an edit file on top of the stack"));
  openSuite = add(
      "openSuite", tr("Open a &suite of prompts…"), {}, {},
      tr("Show the prompts of a table (.csv) in the grid; a table or pictures can be dropped on it, too"));
  planSuite =
      add("planSuite", tr("The &plan's prompts"), {}, {}, tr("Show the prompts again that the plan makes"));
  planSuite->setEnabled(false);
  exportEdit = add("exportEdit", tr("Save the &newest edit…"), "export", {QKeySequence::Save},
                   tr("Write the newest edit as a safetensors file"));
  exportModel = add("exportModel", tr("E&xport the edited model…"), {}, {QKeySequence(Qt::CTRL | Qt::Key_E)},
                    tr("Write a Diffusers folder that other tools load"));
  savePicture = add("savePicture", tr("Save the selected p&icture…"), {},
                    {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
                    tr("Write the picture that the grid shows in the selected cell as a PNG"));
  copyPicture = add("copyPicture", tr("Copy the selected pic&ture"), {},
                    {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
                    tr("Put the picture that the grid shows in the selected cell on the clipboard"));
  picturesTell =
      add("picturesTell", tr("Pictures carry their prompt and settings"), {}, {},
          tr("Off: what is saved, copied or put into an audit report is the picture alone, and a "
             "strip has no title. The project keeps its own record whole, since a replay needs it; "
             "the report's text names prompts as ever."));
  picturesTell->setCheckable(true);
  aboutModel = add("aboutModel", tr("About this &model…"), {}, {QKeySequence(Qt::CTRL | Qt::Key_I)},
                   tr("What was recognised in the model, and what does not fit"));
  aboutModel->setEnabled(false); // until one is open
  judge = add("judge", tr("&Judge…"), {}, {},
              tr("Who judges the pictures and how far to trust it; take another, or train one on labelled "
                 "pictures"));
  judge->setEnabled(false); // until a model is open
  quit = add("quit", tr("&Quit"), {}, {QKeySequence::Quit}, {});
}

void Actions::addRunActions() {
  erase = add("erase", tr("&Erase"), {},
              {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)},
              tr("Erase what the plan names"));
  eraseLater =
      add("eraseLater", tr("Erase &later"), {}, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)},
          tr("Put the plan into the queue: it begins when the run before it has finished"));
  play = add("play", tr("&Run"), "play", {}, tr("Erase, or go on"));
  pause = add("pause", tr("&Pause"), "pause", {}, tr("Hold the run where it is"));
  stop = add("stop", tr("&Stop"), "stop", {}, tr("End the run and keep the newest snapshot"));
  togglePause = add("togglePause", tr("Pause or go on"), {}, {QKeySequence(Qt::Key_Space)},
                    tr("Hold the run between two steps; again to go on"));
}

void Actions::addViewActions() {
  compare = add("compare", tr("&Compare"), "compare", {QKeySequence(Qt::Key_Return)},
                tr("Look at one pair closely"));
  compare->setCheckable(true);
  previousSnapshot =
      add("previousSnapshot", tr("Previous snapshot"), "left", {QKeySequence(Qt::ALT | Qt::Key_Left)},
          tr("What the model drew one snapshot earlier"));
  nextSnapshot = add("nextSnapshot", tr("Next snapshot"), "right", {QKeySequence(Qt::ALT | Qt::Key_Right)},
                     tr("What the model drew one snapshot later"));
  liveSnapshot = add("liveSnapshot", tr("Back to live"), {}, {QKeySequence(Qt::ALT | Qt::Key_End)},
                     tr("Follow the newest snapshot again"));
  reveal = add("reveal", tr("Reveal &hidden pictures"), {}, {QKeySequence(Qt::Key_H)},
               tr("Show or hide pictures of sensitive concepts"));
  reveal->setCheckable(true);
  livePreview = add("livePreview", tr("Li&ve preview"), {}, {},
                    tr("See pictures come, roughly, while they are being drawn"));
  livePreview->setCheckable(true);
  allAtSnapshots =
      add("allAtSnapshots", tr("&All pictures at every snapshot"), {}, {},
          tr("Else a snapshot on the way draws one picture of each group but the anchor's, so that the "
             "erasure is hardly held up"));
  allAtSnapshots->setCheckable(true);
  present = add("present", tr("&Present"), "present", {QKeySequence(Qt::Key_F11)},
                tr("A full screen of its own: large pictures, meter and snapshots"));
  present->setCheckable(true);
  resetLayout =
      add("resetLayout", tr("&Reset the layout"), {}, {}, tr("Docks and sizes as at the first start"));
  about = add("about", tr("&About Pentimento"), {}, {}, tr("Versions and licence"));
}

void Actions::addLookActions() {
  commandPalette = add("commandPalette", tr("&Command palette…"), "search",
                       {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), QKeySequence(Qt::CTRL | Qt::Key_K)},
                       tr("Find anything the window can do by typing a word of it"));
  keys = add("keys", tr("&Keys…"), {}, {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
             tr("See every key, and give any action another one"));
  menu = add("menu", tr("&Menu"), "menu", {QKeySequence(Qt::Key_F10)}, tr("Open the menu"));
  systemTheme = add("systemTheme", tr("As the &system"), {}, {},
                    tr("Dark, light or high contrast, as the desktop asks"));
  darkTheme =
      add("darkTheme", tr("&Dark"), {}, {}, tr("Neutral grey: colours of pictures are judged best on it"));
  lightTheme = add("lightTheme", tr("&Light"), {}, {}, tr("For bright rooms and paper"));
  contrastTheme = add("contrastTheme", tr("&High contrast"), {}, {},
                      tr("Text at 7 to 1 and more, and an outline round every control"));
}

QList<QAction*> Actions::all() const {
  return window_->actions();
}

} // namespace pentimento
