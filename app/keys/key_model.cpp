#include "app/keys/key_model.h"

#include "widgets/style/fonts.h"

namespace pentimento {

KeyModel::KeyModel(const KeyBindings& bindings, QObject* parent)
    : QAbstractTableModel(parent), bindings_(bindings) {
  connect(&bindings, &KeyBindings::changed, this, [this] {
    Q_EMIT dataChanged(index(0, 0),
                       index(rowCount() - 1, Columns - 1)); // a key may have been taken from another
  });
}

QAction* KeyModel::action(int row) const {
  return row >= 0 && row < rowCount() ? bindings_.commands()[row].action : nullptr;
}

int KeyModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(bindings_.commands().size());
}

int KeyModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : Columns;
}

QVariant KeyModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Command& command = bindings_.commands()[index.row()];
  QStringList keys;
  for (const auto& key : command.action->shortcuts()) keys << key.toString(QKeySequence::NativeText);
  const bool changed = bindings_.isChanged(*command.action);
  const QString text = index.column() == Title   ? command.title
                       : index.column() == Place ? command.place
                                                 : keys.join(QStringLiteral("   "));
  switch (role) {
  case Qt::DisplayRole:
    return index.column() == Keys && changed ? tr("%1  (changed)").arg(text).trimmed() : text;
  case Qt::ToolTipRole:
    return command.action->toolTip();
  case Qt::FontRole:
    return index.column() == Keys && changed ? bodyStrongFont() : bodyFont();
  case ChangedRole:
    return changed;
  case SearchRole:
    return QStringList{command.title, command.place, command.name, keys.join(' ')}.join(' ');
  default:
    return {};
  }
}

QVariant KeyModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  return section == Title ? tr("Action") : section == Place ? tr("Menu") : tr("Keys");
}

} // namespace pentimento
