#include "widgets/views/panels/content_scroll.h"

#include <QEvent>

namespace pentimento {

ContentScroll::ContentScroll(QWidget* content, QWidget* parent) : QScrollArea(parent) {
  setFrameShape(NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  setWidget(content);
  viewport()->setAutoFillBackground(false);
  content->setAutoFillBackground(false);
  content->installEventFilter(this);
}

int ContentScroll::heightForWidth(int width) const {
  return widget()->hasHeightForWidth() ? widget()->heightForWidth(width) : widget()->sizeHint().height();
}

QSize ContentScroll::sizeHint() const {
  const int wide = width() > 0 ? width() : widget()->sizeHint().width();
  return {widget()->sizeHint().width(), heightForWidth(wide)};
}

bool ContentScroll::eventFilter(QObject* watched, QEvent* event) {
  if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
  return QScrollArea::eventFilter(watched, event);
}

void ContentScroll::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  widget()->setMaximumWidth(viewport()->width());
}

} // namespace pentimento
