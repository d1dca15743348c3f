#pragma once

#include <QFrame>
#include <QPointer>

#include "app/palette/command_model.h"

class QLabel;
class QLineEdit;
class QListView;

namespace pentimento {

/// Every action of the window behind one field: type, Return. It lies over the window, so that it works
/// without a window manager and while a run goes on; Esc or a click elsewhere closes it and gives the focus
/// back.
class CommandPalette : public QFrame {
  Q_OBJECT

 public:
  CommandPalette(CommandModel::Why why, QWidget* window);

  /// Opens with the field empty.
  void ask(const QList<Command>& commands, const QStringList& recent);

 Q_SIGNALS:
  void chosen(QAction* action); ///< After it was closed.

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent*) override;

 private:
  void place();
  void select(int row);
  void choose(int row);
  void close();
  void showCount();

  CommandModel* model_;
  QLineEdit* field_;
  QListView* list_;
  QLabel* empty_;
  QPointer<QWidget> before_; ///< Had the focus.
};

} // namespace pentimento
