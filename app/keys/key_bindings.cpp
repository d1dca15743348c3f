#include "app/keys/key_bindings.h"

#include <algorithm>

#include "app/settings.h"

namespace pentimento {
namespace {

constexpr const char* kTip = "tipWithoutKeys";

QStringList textsOf(const QList<QKeySequence>& keys) {
  QStringList texts;
  for (const auto& key : keys) texts << key.toString(QKeySequence::PortableText);
  return texts;
}

bool clash(const QKeySequence& a, const QKeySequence& b) {
  return !a.isEmpty() && !b.isEmpty() &&
         (a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch);
}

} // namespace

void showKeyInToolTip(QAction& action) {
  QString tip = action.property(kTip).toString();
  if (tip.isEmpty()) { // the first time: what was said before
    tip = action.toolTip();
    static const QString before = QStringLiteral("  (");
    if (const auto at = tip.lastIndexOf(before); at > 0) tip.truncate(at);
    action.setProperty(kTip, tip);
  }
  const QString key = action.shortcut().toString(QKeySequence::NativeText);
  action.setToolTip(key.isEmpty() ? tip : QStringLiteral("%1  (%2)").arg(tip, key));
}

KeyBindings::KeyBindings(Settings& settings, QObject* parent) : QObject(parent), settings_(settings) {}

void KeyBindings::add(const QList<Command>& commands) {
  commands_ = commands;
  for (const Command& command : commands) {
    if (own_.count(command.action)) continue;
    own_[command.action] = command.action->shortcuts();
    if (const auto kept = settings_.keys(command.name)) {
      QList<QKeySequence> keys;
      for (const QString& text : *kept) keys << QKeySequence(text, QKeySequence::PortableText);
      command.action->setShortcuts(keys);
      showKeyInToolTip(*command.action);
    }
  }
}

QList<QKeySequence> KeyBindings::own(const QAction& action) const {
  const auto found = own_.find(&action);
  return found == own_.end() ? QList<QKeySequence>() : found->second;
}

bool KeyBindings::isChanged(const QAction& action) const {
  return action.shortcuts() != own(action);
}

const Command* KeyBindings::find(const QAction& action) const {
  for (const Command& command : commands_)
    if (command.action == &action) return &command;
  return nullptr;
}

bool KeyBindings::disturbs(const Command& other, const QKeySequence& its, const QKeySequence& keys,
                           const QAction& action) const {
  if (other.action == &action || !clash(its, keys)) return false;
  const Command* me = find(action);
  const QString scope = me ? me->scope : QString();
  if (other.scope == scope) return true;
  if (!other.scope.isEmpty() && !scope.isEmpty()) return false; // never both at once
  return !own(*other.action).contains(its) || !own(action).contains(keys);
}

const Command* KeyBindings::conflict(const QKeySequence& keys, const QAction& except) const {
  for (const Command& command : commands_)
    for (const QKeySequence& its : command.action->shortcuts())
      if (disturbs(command, its, keys, except)) return &command;
  return nullptr;
}

void KeyBindings::set(QAction& action, const QList<QKeySequence>& keys) {
  action.setShortcuts(keys);
  showKeyInToolTip(action);
  settings_.setKeys(action.objectName(), isChanged(action) ? std::optional(textsOf(keys)) : std::nullopt);
}

void KeyBindings::take(const QList<QKeySequence>& keys, const QAction& except) {
  for (const Command& command : commands_) {
    auto left = command.action->shortcuts();
    const auto gone = left.removeIf([&](const QKeySequence& its) {
      return std::any_of(keys.begin(), keys.end(),
                         [&](const auto& key) { return disturbs(command, its, key, except); });
    });
    if (gone) set(*command.action, left);
  }
}

void KeyBindings::assign(QAction& action, const QKeySequence& keys) {
  const QList<QKeySequence> wanted = keys.isEmpty() ? QList<QKeySequence>() : QList{keys};
  take(wanted, action);
  set(action, wanted);
  Q_EMIT changed();
}

void KeyBindings::reset(QAction& action) {
  take(own(action), action);
  set(action, own(action));
  Q_EMIT changed();
}

void KeyBindings::resetAll() {
  for (const Command& command : commands_) set(*command.action, own(*command.action));
  Q_EMIT changed();
}

} // namespace pentimento
