#pragma once

#include <QApplication>
#include <QWidget>

#include "support/shot.h"

namespace pentimento::testing {

/// Lets layouts come to rest, which they do through posted events.
inline void settle() {
  for (int i = 0; i < 5; ++i) {
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
  }
}

/// Shows the widget as it looks once its layout has come to rest, and keeps the picture when asked to.
inline void settledShot(QWidget& widget, const QString& name) {
  if (!widget.isVisible()) widget.show();
  settle();
  shot(widget, name);
}

} // namespace pentimento::testing
