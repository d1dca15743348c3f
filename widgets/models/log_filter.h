#pragma once

#include <QSortFilterProxyModel>

#include "widgets/models/log_model.h"

namespace pentimento {

/// The lines of a LogModel from a level on whose sentence holds some words.
class LogFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit LogFilter(QObject* parent = nullptr);
  void setLeastLevel(LogLevel level);
  void setWords(const QString& words);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  LogLevel least_ = LogLevel::Info;
  QString words_;
};

} // namespace pentimento
