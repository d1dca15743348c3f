#include "widgets/models/queue_model.h"

#include <algorithm>

namespace pentimento {
namespace {

bool is_open(const QueueEntry& entry) {
  return entry.state == QueueState::Waiting || entry.state == QueueState::Running ||
         entry.state == QueueState::Paused;
}

QString state_text(const QueueEntry& entry) {
  const QString counted =
      entry.total > 0 ? QueueModel::tr("%1 of %2").arg(entry.done).arg(entry.total) : QString();
  switch (entry.state) {
  case QueueState::Waiting:
    return entry.note.isEmpty() ? QueueModel::tr("waiting") : entry.note;
  case QueueState::Running:
    return counted.isEmpty() ? QueueModel::tr("running") : counted;
  case QueueState::Paused:
    return counted.isEmpty() ? QueueModel::tr("paused") : QueueModel::tr("paused at %1").arg(counted);
  case QueueState::Done:
    return QueueModel::tr("done");
  case QueueState::Stopped:
    return counted.isEmpty() ? QueueModel::tr("stopped") : QueueModel::tr("stopped at %1").arg(counted);
  case QueueState::Failed:
    return entry.note.isEmpty() ? QueueModel::tr("failed") : QueueModel::tr("failed: %1").arg(entry.note);
  }
  return {};
}

} // namespace

QueueModel::QueueModel(QObject* parent) : QAbstractListModel(parent) {}

void QueueModel::setEntries(const QList<QueueEntry>& entries) {
  const bool same_rows = entries.size() == entries_.size() &&
                         std::equal(entries.begin(), entries.end(), entries_.begin(),
                                    [](const QueueEntry& a, const QueueEntry& b) { return a.id == b.id; });
  if (same_rows) {
    for (int row = 0; row < entries.size(); ++row)
      if (!(entries[row] == entries_[row])) {
        entries_[row] = entries[row];
        Q_EMIT dataChanged(index(row), index(row));
      }
    return;
  }
  beginResetModel();
  entries_ = entries;
  endResetModel();
}

int QueueModel::openCount() const {
  return static_cast<int>(std::count_if(entries_.begin(), entries_.end(), is_open));
}

int QueueModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const QueueEntry& entry = entries_[index.row()];
  switch (role) {
  case Qt::DisplayRole:
    return entry.title;
  case Qt::ToolTipRole:
  case Qt::AccessibleTextRole:
    return tr("%1, %2").arg(entry.title, state_text(entry));
  case IdRole:
    return entry.id;
  case StateRole:
    return static_cast<int>(entry.state);
  case StateTextRole:
    return state_text(entry);
  case FractionRole:
    return entry.total > 0 ? QVariant(std::clamp(static_cast<double>(entry.done) / entry.total, 0.0, 1.0))
                           : QVariant();
  case CanCancelRole:
    return is_open(entry);
  case CanMoveRole:
    return entry.movable;
  default:
    return {};
  }
}

QHash<int, QByteArray> QueueModel::roleNames() const {
  return {{Qt::DisplayRole, "title"}, {IdRole, "id"},
          {StateRole, "state"},       {StateTextRole, "stateText"},
          {FractionRole, "fraction"}, {CanCancelRole, "canCancel"},
          {CanMoveRole, "canMove"}};
}

} // namespace pentimento
