#include "widgets/views/docks/queue_panel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/delegates/queue_delegate.h"
#include "widgets/editors/labels.h"
#include "widgets/views/panels/panel_head.h"

namespace pentimento {

QueuePanel::QueuePanel(QWidget* parent) : QWidget(parent) {
  head_ = new PanelHead(tr("Queue"), this);
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
  connect(delegate, &QueueDelegate::cancelRequested, this, &QueuePanel::cancelRequested);

  auto* empty = paragraphLabel(
      tr("Nothing runs and nothing waits. Jobs asked for while another one runs line up here."));
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
  if (watched == list_ && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
    const QModelIndex at = list_->currentIndex();
    if (at.data(QueueModel::CanCancelRole).toBool())
      Q_EMIT cancelRequested(at.data(QueueModel::IdRole).toInt());
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace pentimento
