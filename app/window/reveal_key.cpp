#include "app/window/reveal_key.h"

#include <utility>

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>

namespace pentimento {

RevealKey::RevealKey(QAction& action, QObject* parent) : QObject(parent), action_(action) {
  action_.setAutoRepeat(false); // or a held key would switch it back and forth
  connect(&action_, &QAction::toggled, this, [this](bool on) {
    held_ = on && pressed_;
    since_.start();
  });
  qApp->installEventFilter(this);
}

bool RevealKey::isOurs(const QKeyEvent& key) const {
  return !key.isAutoRepeat() &&
         action_.shortcuts().contains(QKeySequence(key.key() | static_cast<int>(key.modifiers())));
}

bool RevealKey::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)
    pressed_ = pressed_ || isOurs(*static_cast<QKeyEvent*>(event));
  if (event->type() == QEvent::KeyRelease && isOurs(*static_cast<QKeyEvent*>(event))) {
    pressed_ = false;
    if (std::exchange(held_, false) && since_.hasExpired(kHeldMs)) action_.setChecked(false);
  }
  return QObject::eventFilter(watched, event);
}

} // namespace pentimento
