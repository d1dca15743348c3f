#include "app/keys/view_keys.h"

#include <QCoreApplication>

#include "app/keys/key_bindings.h"

namespace pentimento {

ViewKeys::ViewKeys(QWidget& view, const QString& place, const QString& whyOff)
    : QObject(&view), view_(view), place_(place), whyOff_(whyOff) {
  view.installEventFilter(this);
}

void ViewKeys::add(const char* name, const QString& title, Qt::Key key, const QString& tip) {
  auto* action = new QAction(title, this);
  action->setObjectName(QString::fromLatin1(name));
  action->setShortcut(QKeySequence(key));
  action->setToolTip(tip);
  showKeyInToolTip(*action);
  connect(action, &QAction::triggered, this, [this, key] { press(key); });
  known_ << Known{action, key};
}

QList<Command> ViewKeys::commands() const {
  QList<Command> commands;
  const bool on = view_.isVisible();
  for (const Known& one : known_) {
    one.action->setEnabled(on);
    one.action->setProperty("why", on ? QString() : whyOff_);
    commands << Command{one.action, one.action->objectName(), plainTitle(*one.action), place_, place_};
  }
  return commands;
}

/// From the palette: as a short press.
void ViewKeys::press(Qt::Key key) {
  passing_ = true;
  for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
    QKeyEvent event(type, key, Qt::NoModifier);
    QCoreApplication::sendEvent(&view_, &event);
  }
  passing_ = false;
}

bool ViewKeys::eventFilter(QObject* watched, QEvent* event) {
  const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
  if (passing_ || !isKey || watched != &view_) return QObject::eventFilter(watched, event);
  const auto& pressed = *static_cast<QKeyEvent*>(event);
  const QKeySequence keys(pressed.keyCombination());
  for (const Known& one : known_) {
    if (!one.action->shortcuts().contains(keys)) continue;
    if (keys == QKeySequence(one.key)) return false; // as the view knows it
    passing_ = true;
    QKeyEvent known(event->type(), one.key, Qt::NoModifier, {}, pressed.isAutoRepeat());
    QCoreApplication::sendEvent(&view_, &known);
    passing_ = false;
    return true;
  }
  for (const Known& one : known_)
    if (keys == QKeySequence(one.key)) return true; // given up for another
  return false;
}

} // namespace pentimento
