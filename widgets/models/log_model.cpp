#include "widgets/models/log_model.h"

namespace pentimento {

QString logLevelName(LogLevel level) {
  switch (level) {
  case LogLevel::Debug:
    return LogModel::tr("debug");
  case LogLevel::Info:
    return LogModel::tr("info");
  case LogLevel::Warning:
    return LogModel::tr("warning");
  case LogLevel::Error:
    return LogModel::tr("error");
  }
  return {};
}

LogModel::LogModel(int limit, QObject* parent) : QAbstractListModel(parent), limit_(limit) {}

void LogModel::append(const LogLine& line) {
  const int count = static_cast<int>(lines_.size());
  if (count >= limit_) {
    beginRemoveRows({}, 0, count - limit_);
    lines_.erase(lines_.begin(), lines_.begin() + (count - limit_ + 1));
    endRemoveRows();
  }
  const int row = static_cast<int>(lines_.size());
  beginInsertRows({}, row, row);
  lines_.push_back(line);
  endInsertRows();
}

void LogModel::clear() {
  beginResetModel();
  lines_.clear();
  endResetModel();
}

int LogModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const LogLine& line = lines_[static_cast<std::size_t>(index.row())];
  const QString time = line.time.toString(QStringLiteral("HH:mm:ss"));
  switch (role) {
  case Qt::DisplayRole:
  case Qt::ToolTipRole:
    return line.sentence;
  case Qt::AccessibleTextRole:
    return tr("%1: %2").arg(logLevelName(line.level), line.sentence);
  case LevelRole:
    return static_cast<int>(line.level);
  case TimeRole:
    return time;
  case LineRole:
    return QStringLiteral("%1  %2  %3").arg(time, logLevelName(line.level), line.sentence);
  default:
    return {};
  }
}

QHash<int, QByteArray> LogModel::roleNames() const {
  return {{Qt::DisplayRole, "sentence"}, {LevelRole, "level"}, {TimeRole, "time"}, {LineRole, "line"}};
}

} // namespace pentimento
