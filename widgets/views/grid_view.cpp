#include "widgets/views/grid_view.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include "widgets/delegates/pair_delegate.h"
#include "widgets/delegates/thumbnail_cache.h"
#include "widgets/models/grid_fold_proxy.h"
#include "widgets/style/figures.h"
#include "widgets/style/fonts.h"
#include "widgets/style/theme.h"
#include "widgets/views/grid_empty.h"
#include "widgets/views/grid_headers.h"
#include "widgets/views/grid_menu.h"

namespace pentimento {
namespace {

constexpr int kRestMs = 150; // a wheel's notches come closer together

/// "Seed" over the label column, where QTableView keeps its select-all button.
class Corner : public QWidget {
 public:
  using QWidget::QWidget;
  void setText(const QString& text) {
    text_ = text;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.fillRect(rect(), theme().canvas);
    painter.setFont(smallFont());
    painter.setPen(theme().textMuted);
    paintFigures(painter, rect().adjusted(GridRowHeader::kInset, 0, 0, 0), text_);
  }

 private:
  QString text_ = GridView::tr("Seed");
};

} // namespace

GridView::GridView(QWidget* parent)
    : QTableView(parent), delegate_(new PairDelegate(this)), seeds_(new GridSeedHeader(this)),
      labels_(new GridRowHeader(this)), corner_(new Corner(this)), empty_(new GridEmpty(this)) {
  setObjectName(QStringLiteral("grid"));
  setAccessibleName(tr("Pictures before and after, prompts by seeds"));
  setItemDelegate(delegate_);
  setHorizontalHeader(seeds_);
  setVerticalHeader(labels_);
  setCornerButtonEnabled(false);
  setFrameShape(QFrame::NoFrame);
  setAutoFillBackground(true);
  refreshColours();
  setShowGrid(false);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setSelectionBehavior(QAbstractItemView::SelectItems);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setTabKeyNavigation(false);
  labels_->setFixedWidth(GridRowHeader::kWidth);
  seeds_->setFixedHeight(GridSeedHeader::kHeight);
  connect(labels_, &GridRowHeader::foldClicked, this, &GridView::toggleFold);
  connect(&delegate_->thumbnails(), &ThumbnailCache::arrived, viewport(), qOverload<>(&QWidget::update));
  connect(empty_, &GridEmpty::showEverythingRequested, this, [this] {
    if (fold_) fold_->showEverything();
    setFocus();
  });
  rest_.setSingleShot(true);
  rest_.setInterval(kRestMs);
  connect(&rest_, &QTimer::timeout, this, &GridView::tellVisible);
  applySide(96);
}

void GridView::setFold(GridFoldProxy* fold) {
  fold_ = fold;
  setModel(fold);
  // an emptied model would otherwise leave the frame on a cell that is gone
  connect(fold, &QAbstractItemModel::modelReset, this, &GridView::refit);
  connect(fold, &GridFoldProxy::foldsChanged, this, &GridView::showEmpty);
  connect(fold, &GridFoldProxy::foldsChanged, &rest_, qOverload<>(&QTimer::start));
  refit();
  showEmpty();
}

void GridView::showEmpty() {
  empty_->setVisible(fold_ && fold_->isFilteredEmpty());
  if (empty_->isVisibleTo(this)) empty_->raise();
}

void GridView::setCorner(const QString& text) {
  static_cast<Corner*>(corner_)->setText(text);
}

int GridView::promptAt(const QModelIndex& index) const {
  return fold_ && index.isValid() ? fold_->mapToSource(index).row() : -1;
}

QList<int> GridView::visibleRows() const {
  QList<int> rows;
  if (!fold_ || fold_->columnCount() == 0) return rows;
  const int first = rowAt(0), last = rowAt(viewport()->height() - 1);
  for (int row = first; row >= 0 && row <= (last < 0 ? fold_->rowCount() - 1 : last); ++row)
    rows << promptAt(fold_->index(row, 0));
  return rows;
}

void GridView::tellVisible() {
  const auto rows = visibleRows();
  if (rows == seen_) return;
  seen_ = rows;
  Q_EMIT visibleRowsChanged(rows);
}

void GridView::scrollContentsBy(int dx, int dy) {
  QTableView::scrollContentsBy(dx, dy);
  rest_.start();
}

void GridView::contextMenuEvent(QContextMenuEvent* event) {
  const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
  const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
  if (!fold_ || !index.isValid()) return;
  setCurrentIndex(index);
  QMenu menu(this);
  fillGridMenu(menu, *this, index);
  Q_EMIT menuAboutToShow(&menu, keyAt(index));
  menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

int GridView::pictureSide() const {
  return delegate_->pictureSide();
}

void GridView::setPictureSide(int side) {
  fit_ = false;
  applySide(side);
}

void GridView::setFit(bool fit) {
  fit_ = fit;
  refit();
}

void GridView::applySide(int side) {
  const bool changed = side != delegate_->pictureSide();
  delegate_->setPictureSide(side);
  seeds_->setPictureSide(side);
  labels_->setPictureSide(side);
  horizontalScrollBar()->setSingleStep(side / 2);
  verticalScrollBar()->setSingleStep(side / 2);
  viewport()->update();
  if (changed) Q_EMIT pictureSideChanged(side);
}

void GridView::refit() {
  if (!fit_ || !model() || model()->columnCount() == 0) return;
  // the scroll bar's room is always kept free: a width that depends on it could flip back and forth
  const int room = width() - GridRowHeader::kWidth - verticalScrollBar()->sizeHint().width();
  int best = kSteps[0];
  for (const int side : kSteps)
    if (PairGeometry::cellSize(side).width() * model()->columnCount() <= room) best = side;
  applySide(best);
}

CellKey GridView::keyAt(const QModelIndex& index) const {
  return fold_ && fold_->grid() && index.isValid() ? fold_->grid()->keyAt(fold_->mapToSource(index))
                                                   : CellKey{-1, 0};
}

void GridView::activate(const QModelIndex& index) {
  const bool hidden = index.data(GridModel::ShownRole).value<ShownCell>().hidden;
  if (hidden)
    Q_EMIT revealRequested(keyAt(index));
  else
    Q_EMIT cellActivated(keyAt(index));
}

CellKey GridView::currentKey() const {
  return keyAt(currentIndex());
}

void GridView::selectKey(const CellKey& key) {
  if (!fold_ || !fold_->grid()) return;
  const QModelIndex source = fold_->grid()->indexOf(key);
  if (!source.isValid()) return;
  QModelIndex index = fold_->mapFromSource(source);
  if (!index.isValid()) {
    fold_->setUnfolded(static_cast<Role>(source.data(GridModel::GroupRole).toInt()), true);
    index = fold_->mapFromSource(source);
  }
  setCurrentIndex(index);
  scrollTo(index);
}

void GridView::toggleFold(Role role) {
  if (fold_) fold_->setUnfolded(role, !fold_->isUnfolded(role));
}

void GridView::paintEvent(QPaintEvent* event) {
  QPainter(viewport()).fillRect(event->rect(), theme().canvas);
  delegate_->thumbnails().beginFrame();
  QTableView::paintEvent(event);
}

void GridView::keyPressEvent(QKeyEvent* event) {
  const QModelIndex index = currentIndex();
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && index.isValid()) {
    return activate(index);
  }
  if (event->key() == Qt::Key_Space) return event->ignore(); // pause, everywhere
  if (event->modifiers() == Qt::NoModifier && index.isValid() && fold_) {
    if (event->key() == Qt::Key_P)
      return fold_->setPinned(promptAt(index), !fold_->isPinned(promptAt(index)));
    if (event->key() == Qt::Key_R) {
      Q_EMIT retryRequested(keyAt(index));
      return;
    }
  }
  const bool last = index.isValid() && index.column() == model()->columnCount() - 1;
  const bool first = index.isValid() && index.column() == 0;
  if (fold_ && ((event->key() == Qt::Key_Right && last) || (event->key() == Qt::Key_Left && first))) {
    fold_->setUnfolded(static_cast<Role>(index.data(GridModel::GroupRole).toInt()),
                       event->key() == Qt::Key_Right);
    return;
  }
  QTableView::keyPressEvent(event);
}

void GridView::mouseReleaseEvent(QMouseEvent* event) {
  QTableView::mouseReleaseEvent(event);
  const QPoint point = event->position().toPoint();
  const QModelIndex index = indexAt(point);
  if (event->button() != Qt::LeftButton || !index.isValid() || index != currentIndex()) return;
  const PairGeometry place = PairGeometry::of(visualRect(index), pictureSide());
  const auto cell = index.data(GridModel::ShownRole).value<ShownCell>();
  const CellKey key = keyAt(index);
  const bool below = place.afterCaption.contains(point);
  if (cell.progress == CellProgress::Failed && (below || place.after.contains(point)))
    Q_EMIT retryRequested(key);
  else if (below && cell.after && cell.verdict == Verdict::NotScored)
    Q_EMIT labelRequested(key);
  else if (place.before.united(place.afterCaption).contains(point))
    activate(index);
}

void GridView::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  corner_->setGeometry(0, 0, GridRowHeader::kWidth, GridSeedHeader::kHeight);
  corner_->raise();
  empty_->setGeometry(rect().adjusted(0, GridSeedHeader::kHeight, 0, 0));
  refit();
  rest_.start();
}

void GridView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  if (current.isValid()) Q_EMIT cellSelected(keyAt(current));
}

void GridView::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) refreshColours();
}

void GridView::refreshColours() {
  if (palette().color(QPalette::Window) == theme().canvas) return;
  QPalette colours = palette();
  colours.setColor(QPalette::Window, theme().canvas);     // beside the heads, where nothing is painted
  colours.setColor(QPalette::Highlight, Qt::transparent); // the delegate draws a frame instead
  setPalette(colours);
  viewport()->update();
}

bool GridView::event(QEvent* event) {
  // Left, Right and Return belong to the grid even where the window binds them (snapshots)
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Return) event->accept();
  }
  return QTableView::event(event);
}

} // namespace pentimento
