#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <deque>

namespace pentimento {

/// How much a line of the log matters.
enum class LogLevel { Debug, Info, Warning, Error };

/// One sentence of the log.
struct LogLine {
  QDateTime time;
  LogLevel level = LogLevel::Info;
  QString sentence;
};

/// The newest sentences of the program's log, oldest first; the oldest are dropped beyond the limit.
class LogModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Roles {
    LevelRole = Qt::UserRole + 1, ///< int(LogLevel)
    TimeRole,                     ///< "14:03:27"
    LineRole,                     ///< Time, level and sentence, as copied.
  };

  explicit LogModel(int limit = 5000, QObject* parent = nullptr);

  void append(const LogLine& line);
  void clear();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  int limit_;
  std::deque<LogLine> lines_;
};

/// "info", "warning" …
QString logLevelName(LogLevel level);

} // namespace pentimento
