#pragma once

#include <QtCore/qglobal.h>

/// Makes the bundled icons and fonts known; a static library's are not by themselves. Safe to call again.
/// (Q_INIT_RESOURCE declares a function, so it may not stand inside a namespace.)
inline void initPentimentoResources() {
  Q_INIT_RESOURCE(pentimento_resources);
}
