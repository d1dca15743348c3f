#pragma once

#include <QAbstractListModel>
#include <QString>

namespace pentimento {

/// How far a job of the queue has come.
enum class QueueState { Waiting, Running, Paused, Done, Stopped, Failed };

/// One job as the queue shows it.
struct QueueEntry {
  int id = 0;
  QString title; ///< "Erasing cat → dog"
  QueueState state = QueueState::Waiting;
  int done = 0;
  int total = 0;        ///< 0 = not counted.
  QString note;         ///< Why it failed, or what it is waiting for.
  bool movable = false; ///< Its turn is the user's to choose.
  bool operator==(const QueueEntry&) const = default;
};

/// The jobs that run, wait and have ended, in the order given.
class QueueModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Roles {
    IdRole = Qt::UserRole + 1, ///< int
    StateRole,                 ///< int(QueueState)
    StateTextRole,             ///< "step 280 of 400", "waiting", "done" …
    FractionRole,              ///< double, 0..1; no value when not counted.
    CanCancelRole,             ///< bool
    CanMoveRole,               ///< bool
  };

  explicit QueueModel(QObject* parent = nullptr);

  void setEntries(const QList<QueueEntry>& entries);
  const QList<QueueEntry>& entries() const { return entries_; }
  int openCount() const; ///< Jobs that have not ended.

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  QList<QueueEntry> entries_;
};

} // namespace pentimento
