#pragma once

#include <QAbstractTableModel>

#include "app/keys/key_bindings.h"

namespace pentimento {

/// The actions and their keys as a table: what it does, where it stands, its keys.
class KeyModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Title, Place, Keys, Columns };
  enum Role { ChangedRole = Qt::UserRole + 1, SearchRole };

  explicit KeyModel(const KeyBindings& bindings, QObject* parent = nullptr);

  QAction* action(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  const KeyBindings& bindings_;
};

} // namespace pentimento
