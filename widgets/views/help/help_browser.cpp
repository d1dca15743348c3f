#include "widgets/views/help/help_browser.h"

#include "widgets/views/help/help_figure.h"

namespace pentimento {

QVariant HelpBrowser::loadResource(int type, const QUrl& name) {
  if (type == QTextDocument::ImageResource && name.scheme() == QStringLiteral("figure"))
    return helpFigure(name.path(), devicePixelRatioF());
  return QTextBrowser::loadResource(type, name);
}

} // namespace pentimento
