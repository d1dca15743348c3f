#pragma once

#include <QAction>
#include <QKeyEvent>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include "app/palette/command.h"

namespace pentimento {

/// The keys that a view answers itself (C, D and B in Compare; 1 to 4 in the label queue), so that they can
/// be others: a key given by a person reaches the view as the one it knows, and the one it knows does nothing
/// any more. They are actions of no widget, since a plain letter must not work outside of its view.
class ViewKeys : public QObject {
  Q_OBJECT

 public:
  /// @param whyOff said of its actions while the view is not on screen.
  ViewKeys(QWidget& view, const QString& place, const QString& whyOff);

  void add(const char* name, const QString& title, Qt::Key key, const QString& tip);
  QList<Command> commands() const; ///< With their being on or off as it is now.

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Known {
    QAction* action;
    Qt::Key key; ///< As the view knows it.
  };
  void press(Qt::Key key);

  QWidget& view_;
  QString place_, whyOff_;
  QList<Known> known_;
  bool passing_ = false; ///< An event of ours is on its way.
};

} // namespace pentimento
