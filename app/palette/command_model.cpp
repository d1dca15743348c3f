#include "app/palette/command_model.h"

#include <algorithm>

#include "app/palette/command_match.h"

namespace pentimento {

CommandModel::CommandModel(Why why, QObject* parent) : QAbstractListModel(parent), why_(std::move(why)) {}

void CommandModel::setCommands(const QList<Command>& commands, const QStringList& recent) {
  all_ = commands;
  recent_ = recent;
  refill();
}

void CommandModel::setQuery(const QString& query) {
  query_ = query;
  refill();
}

void CommandModel::refill() {
  struct Scored {
    Command command;
    int score;
  };
  std::vector<Scored> found;
  for (const Command& command : all_) {
    // The name is English whatever the language: who knows the program from elsewhere finds it by that, too.
    const auto title = matchScore(query_, command.title);
    const auto anywhere = matchScore(query_, command.title + ' ' + command.place + ' ' + command.name);
    if (!anywhere) continue;
    int score = *anywhere + title.value_or(0);
    if (const auto at = recent_.indexOf(command.name); at >= 0) score += 20 - static_cast<int>(at);
    found.push_back({command, score});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  beginResetModel();
  shown_.clear();
  for (const Scored& one : found) shown_ << one.command;
  endResetModel();
}

QAction* CommandModel::action(int row) const {
  return row >= 0 && row < shown_.size() ? shown_[row].action : nullptr;
}

int CommandModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Command& command = shown_[index.row()];
  const QAction& action = *command.action;
  switch (role) {
  case Qt::DisplayRole:
    return command.title;
  case Qt::ToolTipRole:
    return action.toolTip();
  case Qt::AccessibleTextRole: {
    QStringList parts{command.title};
    for (const int part : {PlaceRole, KeysRole, WhyRole})
      if (const QString text = data(index, part).toString(); !text.isEmpty()) parts << text;
    return parts.join(QStringLiteral(", "));
  }
  case PlaceRole:
    return command.place;
  case KeysRole:
    return action.shortcut().toString(QKeySequence::NativeText);
  case WhyRole:
    return action.isEnabled() ? QString() : why_(action);
  case EnabledRole:
    return action.isEnabled();
  case CheckedRole:
    return action.isCheckable() && action.isChecked();
  default:
    return {};
  }
}

} // namespace pentimento
