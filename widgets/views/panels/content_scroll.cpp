#include "widgets/views/panels/content_scroll.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

namespace pentimento {

ContentScroll::ContentScroll(QWidget* content, QWidget* parent) : QScrollArea(parent) {
  setFrameShape(NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  setWidget(content);
  viewport()->setAutoFillBackground(false);
  content->setAutoFillBackground(false);
  content->installEventFilter(this);

  over_ = new QScrollBar(Qt::Vertical, this);
  over_->hide();
  QScrollBar* real = verticalScrollBar();
  connect(real, &QScrollBar::rangeChanged, over_, [this, real](int least, int most) {
    over_->setPageStep(real->pageStep());
    over_->setRange(least, most);
    over_->setVisible(most > least);
  });
  connect(real, &QScrollBar::valueChanged, over_, &QScrollBar::setValue);
  connect(over_, &QScrollBar::valueChanged, real, &QScrollBar::setValue);
  fit();
}

QSize ContentScroll::sizeHint() const {
  return {widget()->minimumSizeHint().width(), widget()->height()};
}

bool ContentScroll::eventFilter(QObject* watched, QEvent* event) {
  if (watched == widget() && event->type() == QEvent::LayoutRequest) fit();
  return QScrollArea::eventFilter(watched, event);
}

void ContentScroll::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  over_->setGeometry(width() - 8, 2, 6, height() - 4);
  over_->raise();
  if (event->size().width() != event->oldSize().width()) fit();
}

void ContentScroll::fit() {
  const QLayout* layout = widget()->layout();
  const int wide = width();
  const int high =
      layout->hasHeightForWidth() ? layout->totalHeightForWidth(wide) : layout->totalSizeHint().height();
  if (widget()->size() == QSize(wide, high) && maximumHeight() == high) return;
  widget()->resize(wide, high);
  setMaximumHeight(high);
  updateGeometry();
}

} // namespace pentimento
