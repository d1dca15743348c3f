#pragma once

#include <QAction>
#include <QObject>

class QUndoStack;
class QWidget;

namespace pentimento {

/// Every action of the window, made once: tool bar, menus and shortcuts share them.
class Actions : public QObject {
  Q_OBJECT

 public:
  Actions(QWidget* window, QUndoStack& undo);

  QAction* openMiniature;
  QAction* openFolder;
  QAction* openFile;
  QAction* openEdit;
  QAction* openSuite;
  QAction* planSuite; ///< Back from a suite of one's own.
  QAction* aboutModel;
  QAction* judge; ///< Who judges the pictures, and training one.
  QAction* exportModel;
  QAction* exportEdit;
  QAction* savePicture;
  QAction* copyPicture;
  QAction* picturesTell; ///< Whether pictures that leave carry prompt and settings.
  QAction* quit;

  QAction* erase;
  QAction* eraseLater;
  QAction* play; ///< Erase, or go on with a paused or stopped run.
  QAction* pause;
  QAction* togglePause;
  QAction* stop;

  QAction* undo;
  QAction* redo;

  QAction* compare;
  QAction* previousSnapshot;
  QAction* nextSnapshot;
  QAction* liveSnapshot;
  QAction* reveal;
  QAction* livePreview;
  QAction* allAtSnapshots;
  QAction* present;
  QAction* systemTheme;
  QAction* darkTheme;
  QAction* lightTheme;
  QAction* contrastTheme;
  QAction* commandPalette;
  QAction* keys;
  QAction* menu; ///< Opens the menu button's.
  QAction* resetLayout;
  QAction* about;

  /// All of them, for menus and key settings.
  QList<QAction*> all() const;

 private:
  QAction* add(const char* name, const QString& text, const QString& iconName,
               const QList<QKeySequence>& keys, const QString& tip);
  void addFileActions();
  void addRunActions();
  void addViewActions();
  void addLookActions();
  QWidget* window_;
};

} // namespace pentimento
