#pragma once

#include <QDialog>

#include "app/keys/key_bindings.h"

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace pentimento {

class KeyModel;

/// The Keys page: search, choose an action, press new keys. A key that is taken is named before it changes
/// hands. It is no modal dialog: keys can be tried beside it.
class KeysDialog : public QDialog {
  Q_OBJECT

 public:
  KeysDialog(KeyBindings& bindings, QWidget* parent);

  void choose(const QAction& action);

 private:
  void makeTable();
  QLayout* makeEditor();
  QAction* chosen() const;
  void showKey(QAction* action);
  void showConflict();

  KeyBindings& bindings_;
  KeyModel* model_;
  QSortFilterProxyModel* filter_;
  QLineEdit* search_;
  QTableView* table_;
  QLabel *name_, *conflict_;
  QKeySequenceEdit* keys_;
  QPushButton *assign_, *clear_, *reset_, *resetAll_;
};

} // namespace pentimento
