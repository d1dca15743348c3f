#include "widgets/models/log_filter.h"

namespace pentimento {

LogFilter::LogFilter(QObject* parent) : QSortFilterProxyModel(parent) {}

void LogFilter::setLeastLevel(LogLevel level) {
  least_ = level;
  invalidateFilter();
}

void LogFilter::setWords(const QString& words) {
  words_ = words;
  invalidateFilter();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const QModelIndex line = sourceModel()->index(row, 0, parent);
  if (line.data(LogModel::LevelRole).toInt() < static_cast<int>(least_)) return false;
  return words_.isEmpty() || line.data().toString().contains(words_, Qt::CaseInsensitive);
}

} // namespace pentimento
