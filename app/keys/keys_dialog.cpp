#include "app/keys/keys_dialog.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include "app/keys/key_model.h"
#include "app/palette/command_match.h"
#include "widgets/editors/labels.h"
#include "widgets/style/fonts.h"

namespace pentimento {
namespace {

constexpr int kRow = 28;

/// Rows that answer the search as the palette would.
class KeyFilter : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setQuery(const QString& query) {
    query_ = query;
    invalidateFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    return matchScore(query_, sourceModel()->index(row, 0, parent).data(KeyModel::SearchRole).toString())
        .has_value();
  }

 private:
  QString query_;
};

} // namespace

KeysDialog::KeysDialog(KeyBindings& bindings, QWidget* parent)
    : QDialog(parent), bindings_(bindings), model_(new KeyModel(bindings, this)) {
  setObjectName("keysDialog");
  setWindowTitle(tr("Keys"));
  resize(680, 560);
  search_ = new QLineEdit(this);
  search_->setPlaceholderText(tr("Search actions and keys"));
  search_->setAccessibleName(tr("Search actions and keys"));
  makeTable();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(8);
  column->addWidget(search_);
  column->addWidget(table_, 1);
  column->addSpacing(4);
  column->addLayout(makeEditor());
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    static_cast<KeyFilter*>(filter_)->setQuery(text);
    if (filter_->rowCount() > 0) table_->selectRow(0);
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this] { showKey(chosen()); });
  connect(&bindings_, &KeyBindings::changed, this, [this] { showKey(chosen()); });
  table_->selectRow(0);
}

void KeysDialog::makeTable() {
  filter_ = new KeyFilter(this);
  filter_->setSourceModel(model_);
  table_ = new QTableView(this);
  table_->setObjectName("keysTable");
  table_->setAccessibleName(tr("Actions and their keys"));
  table_->setModel(filter_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setTabKeyNavigation(false); // Tab goes on to the editor below
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(kRow);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->setColumnWidth(KeyModel::Title, 260);
  table_->setColumnWidth(KeyModel::Place, 160);
}

QLayout* KeysDialog::makeEditor() {
  name_ = new QLabel(this);
  name_->setFont(bodyStrongFont());
  keys_ = new QKeySequenceEdit(this);
  keys_->setObjectName("keysEdit");
  keys_->setAccessibleName(tr("New keys: press them"));
  for (auto* field : keys_->findChildren<QLineEdit*>()) field->setAccessibleName(tr("New keys: press them"));
  conflict_ = new QLabel(this);
  conflict_->setObjectName("keysConflict");
  conflict_->setWordWrap(true);
  conflict_->setMinimumHeight(32); // the buttons below do not jump when it says something
  conflict_->setForegroundRole(QPalette::PlaceholderText);
  assign_ = new QPushButton(tr("Assign"), this);
  clear_ = new QPushButton(tr("No key"), this);
  reset_ = new QPushButton(tr("Reset"), this);
  resetAll_ = new QPushButton(tr("Reset all"), this);
  auto* close = new QPushButton(tr("Close"), this);
  assign_->setToolTip(tr("Give the action these keys"));
  clear_->setToolTip(tr("Leave the action without keys; menu and palette still have it"));
  reset_->setToolTip(tr("The action's first keys again"));
  resetAll_->setToolTip(tr("The first keys of every action again"));
  for (auto* button : {assign_, clear_, reset_, resetAll_, close}) button->setAutoDefault(false);
  auto* first = new QHBoxLayout;
  first->addWidget(name_);
  first->addWidget(keys_, 1);
  for (auto* button : {assign_, clear_, reset_}) first->addWidget(button);
  auto* last = new QHBoxLayout;
  last->addWidget(resetAll_);
  last->addStretch();
  last->addWidget(close);
  auto* column = new QVBoxLayout;
  column->setSpacing(8);
  column->addLayout(first);
  column->addWidget(conflict_);
  column->addLayout(last);
  connect(keys_, &QKeySequenceEdit::keySequenceChanged, this, &KeysDialog::showConflict);
  connect(assign_, &QPushButton::clicked, this, [this] {
    if (QAction* action = chosen()) bindings_.assign(*action, keys_->keySequence());
  });
  connect(clear_, &QPushButton::clicked, this, [this] {
    if (QAction* action = chosen()) bindings_.assign(*action, {});
  });
  connect(reset_, &QPushButton::clicked, this, [this] {
    if (QAction* action = chosen()) bindings_.reset(*action);
  });
  connect(resetAll_, &QPushButton::clicked, &bindings_, &KeyBindings::resetAll);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  return column;
}

QAction* KeysDialog::chosen() const {
  const QModelIndex at = filter_->mapToSource(table_->currentIndex());
  return at.isValid() ? model_->action(at.row()) : nullptr;
}

void KeysDialog::choose(const QAction& action) {
  search_->clear();
  for (int row = 0; row < model_->rowCount(); ++row)
    if (model_->action(row) == &action) {
      const QModelIndex at = filter_->mapFromSource(model_->index(row, 0));
      table_->selectRow(at.row());
      table_->scrollTo(at);
    }
}

void KeysDialog::showKey(QAction* action) {
  name_->setText(action ? plainTitle(*action) : QString());
  keys_->setKeySequence(action ? action->shortcut() : QKeySequence());
  for (QWidget* part : std::initializer_list<QWidget*>{keys_, clear_}) part->setEnabled(action);
  reset_->setEnabled(action && bindings_.isChanged(*action));
  const auto& all = bindings_.commands();
  resetAll_->setEnabled(std::any_of(all.begin(), all.end(),
                                    [this](const Command& one) { return bindings_.isChanged(*one.action); }));
  showConflict();
}

void KeysDialog::showConflict() {
  QAction* action = chosen();
  const QKeySequence keys = keys_->keySequence();
  const Command* other = action && !keys.isEmpty() ? bindings_.conflict(keys, *action) : nullptr;
  assign_->setEnabled(action && !keys.isEmpty() && keys != action->shortcut());
  conflict_->setText(other ? tr("%1 is the key of “%2”. Assigning it here takes it away there.")
                                 .arg(keys.toString(QKeySequence::NativeText), other->title)
                           : tr("Press new keys in the field, then Assign. Keys work in the whole window."));
}

} // namespace pentimento
