#include "widgets/views/panels/concept_table.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include "widgets/delegates/concept_delegate.h"
#include "widgets/models/concept_model.h"
#include "widgets/style/icons.h"

namespace pentimento {

ConceptTable::ConceptTable(ConceptModel* model, QWidget* parent) : QTableView(parent), concepts_(model) {
  setModel(model);
  auto* delegate = new ConceptDelegate(this);
  setItemDelegate(delegate);
  connect(delegate, &ConceptDelegate::menuRequested, this, &ConceptTable::openMenu);
  setAccessibleName(tr("Concepts to erase"));
  setFrameShape(NoFrame);
  setShowGrid(false);
  setSelectionMode(NoSelection);
  setEditTriggers(DoubleClicked | SelectedClicked | EditKeyPressed | AnyKeyPressed);
  setTabKeyNavigation(false);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  viewport()->setAutoFillBackground(false);
  horizontalHeader()->hide();
  horizontalHeader()->setMinimumSectionSize(20);
  verticalHeader()->hide();
  verticalHeader()->setMinimumSectionSize(ConceptDelegate::kBody);
  verticalHeader()->setDefaultSectionSize(ConceptDelegate::kBody + ConceptDelegate::kGap);
  connect(model, &QAbstractItemModel::modelReset, this, &ConceptTable::fit);
  connect(model, &QAbstractItemModel::rowsInserted, this, &ConceptTable::fit);
  connect(model, &QAbstractItemModel::rowsRemoved, this, &ConceptTable::fit);
  connect(model, &QAbstractItemModel::dataChanged, this, &ConceptTable::fit);
  fit();
}

void ConceptTable::addConcept() {
  const QModelIndex index = concepts_->index(concepts_->addRow(), ConceptModel::Target);
  setCurrentIndex(index);
  edit(index);
}

QSize ConceptTable::sizeHint() const {
  return {200, std::max(0, verticalHeader()->length() - ConceptDelegate::kGap)};
}

void ConceptTable::fit() {
  for (int row = 0; row < concepts_->rowCount(); ++row)
    setRowHeight(row, itemDelegate()->sizeHint({}, concepts_->index(row, 0)).height());
  updateGeometry();
}

void ConceptTable::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  const int first = viewport()->width() / 2 + 4;
  setColumnWidth(ConceptModel::Target, first);
  setColumnWidth(ConceptModel::Anchor, viewport()->width() - first);
}

void ConceptTable::wheelEvent(QWheelEvent* event) {
  event->ignore();
} // the panel around it scrolls

void ConceptTable::keyPressEvent(QKeyEvent* event) {
  if (state() == EditingState)
    return QTableView::keyPressEvent(event); // what the editor left over is not for us
  const QModelIndex at = currentIndex();
  if (event->matches(QKeySequence::Paste)) {
    concepts_->paste(at.isValid() ? at.row() : -1, QApplication::clipboard()->text());
  } else if (event->matches(QKeySequence::Copy) && at.isValid()) {
    QApplication::clipboard()->setText(at.data().toString());
  } else if ((event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) && at.isValid()) {
    concepts_->removeRow(at.row());
  } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && at.isValid()) {
    edit(at);
  } else if (event->key() == Qt::Key_Menu && at.isValid()) {
    openMenu(at.row(), viewport()->mapToGlobal(visualRect(at).bottomLeft()));
  } else {
    QTableView::keyPressEvent(event);
  }
}

void ConceptTable::contextMenuEvent(QContextMenuEvent* event) {
  const QModelIndex at = indexAt(event->pos());
  if (at.isValid()) openMenu(at.row(), event->globalPos());
}

void ConceptTable::openMenu(int row, const QPoint& global_position) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const QPersistentModelIndex target = concepts_->index(row, ConceptModel::Target);
  const QPersistentModelIndex anchor = concepts_->index(row, ConceptModel::Anchor);
  menu->addAction(icon(QStringLiteral("swap")), tr("The other way round"), this,
                  [this, target, anchor] {
                    if (!target.isValid()) return;
                    const QVariant word = target.data(), instead = anchor.data();
                    concepts_->setData(target, instead);
                    concepts_->setData(anchor, word);
                  })
      ->setEnabled(!anchor.data().toString().isEmpty());
  for (const QString& word : anchor.data(ConceptModel::SuggestionsRole).toStringList())
    if (word != anchor.data().toString())
      menu->addAction(tr("Draw %1 instead").arg(word), this, [this, anchor, word] {
        if (anchor.isValid()) concepts_->setData(anchor, word);
      });
  menu->addAction(tr("Draw anything instead"), this,
                  [this, anchor] {
                    if (anchor.isValid()) concepts_->setData(anchor, QString());
                  })
      ->setEnabled(!anchor.data().toString().isEmpty());
  menu->addSeparator();
  menu->addAction(tr("Remove"), this, [this, target] {
    if (target.isValid()) concepts_->removeRow(target.row());
  });
  menu->popup(global_position);
}

} // namespace pentimento
