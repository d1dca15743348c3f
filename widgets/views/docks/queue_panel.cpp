#include "widgets/views/docks/queue_panel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/delegates/queue_delegate.h"
#include "widgets/editors/labels.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {

QueuePanel::QueuePanel(QWidget* parent) : QWidget(parent) {
  head_ = new PanelHead(tr("Queue"), this);
  start_ = head_->addButton(QStringLiteral("play"), tr("Begin with the first plan that waits"));
  connect(start_, &QToolButton::clicked, this, &QueuePanel::startRequested);
  setStartable(false);
  connect(head_->addButton(QStringLiteral("close"), tr("Close the queue")), &QToolButton::clicked, this,
          &QueuePanel::closeRequested);
  model_ = new QueueModel(this);
  list_ = new QListView;
  list_->setModel(model_);
  auto* delegate = new QueueDelegate(list_);
  list_->setItemDelegate(delegate);
  list_->setAccessibleName(tr("Jobs"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setSelectionMode(QAbstractItemView::NoSelection);
  list_->setUniformItemSizes(true);
  list_->setMouseTracking(true);
  list_->viewport()->setAutoFillBackground(false);
  list_->installEventFilter(this);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(list_, &QWidget::customContextMenuRequested, this, &QueuePanel::showMenu);
  connect(delegate, &QueueDelegate::cancelRequested, this, &QueuePanel::cancelRequested);

  auto* empty = paragraphLabel(
      tr("Nothing runs and nothing waits. Jobs asked for while another one runs line up here; Run, Erase "
         "later puts the plan here."));
  empty->setAlignment(Qt::AlignCenter);
  pages_ = new QStackedLayout;
  pages_->addWidget(empty);
  pages_->addWidget(list_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(head_);
  column->addLayout(pages_, 1);
}

void QueuePanel::setEntries(const QList<QueueEntry>& entries) {
  model_->setEntries(entries);
  pages_->setCurrentIndex(entries.isEmpty() ? 0 : 1);
}

bool QueuePanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == list_ && event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent*>(event)))
    return true;
  return QWidget::eventFilter(watched, event);
}

bool QueuePanel::takeKey(const QKeyEvent& key) {
  const QModelIndex at = list_->currentIndex();
  if (key.key() == Qt::Key_Delete) {
    if (at.data(QueueModel::CanCancelRole).toBool())
      Q_EMIT cancelRequested(at.data(QueueModel::IdRole).toInt());
    return true;
  }
  if (key.modifiers() != Qt::AltModifier) return false;
  switch (key.key()) {
  case Qt::Key_Up:
    moveCurrent(-1);
    return true;
  case Qt::Key_Down:
    moveCurrent(1);
    return true;
  case Qt::Key_Home:
    moveCurrent(kToTheFront);
    return true;
  default:
    return false;
  }
}

void QueuePanel::moveCurrent(int by) {
  const QModelIndex at = list_->currentIndex();
  if (!at.data(QueueModel::CanMoveRole).toBool()) return;
  const int id = at.data(QueueModel::IdRole).toInt();
  Q_EMIT moveRequested(id, by);
  for (int row = 0; row < model_->rowCount(); ++row) // the focus goes along with what was moved
    if (model_->index(row).data(QueueModel::IdRole).toInt() == id) list_->setCurrentIndex(model_->index(row));
}

void QueuePanel::showMenu(const QPoint& at) {
  const QModelIndex index = list_->indexAt(at);
  if (!index.data(QueueModel::CanCancelRole).toBool()) return;
  list_->setCurrentIndex(index);
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (index.data(QueueModel::CanMoveRole).toBool()) {
    menu->addAction(tr("To the &front"), QKeySequence(Qt::ALT | Qt::Key_Home), this,
                    [this] { moveCurrent(kToTheFront); });
    menu->addAction(tr("&Up"), QKeySequence(Qt::ALT | Qt::Key_Up), this, [this] { moveCurrent(-1); });
    menu->addAction(tr("&Down"), QKeySequence(Qt::ALT | Qt::Key_Down), this, [this] { moveCurrent(1); });
    menu->addSeparator();
  }
  menu->addAction(tr("&Take it out"), QKeySequence(Qt::Key_Delete), this,
                  [this, id = index.data(QueueModel::IdRole).toInt()] { Q_EMIT cancelRequested(id); });
  menu->popup(list_->viewport()->mapToGlobal(at));
}

void QueuePanel::setStartable(bool startable) {
  start_->setEnabled(startable);
}

} // namespace pentimento
