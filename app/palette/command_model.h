#pragma once

#include <functional>

#include <QAbstractListModel>
#include <QStringList>

#include "app/palette/command.h"

namespace pentimento {

/// The commands that answer a query, best first; without a query the recent ones, then all in the menus'
/// order.
class CommandModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { PlaceRole = Qt::UserRole + 1, KeysRole, WhyRole, EnabledRole, CheckedRole };

  /// Says why an action is off.
  using Why = std::function<QString(const QAction&)>;

  explicit CommandModel(Why why, QObject* parent = nullptr);

  void setCommands(const QList<Command>& commands, const QStringList& recent);
  void setQuery(const QString& query);
  QAction* action(int row) const; ///< nullptr outside of the rows.

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  void refill();

  Why why_;
  QList<Command> all_, shown_;
  QStringList recent_;
  QString query_;
};

} // namespace pentimento
