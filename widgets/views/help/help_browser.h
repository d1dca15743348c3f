#pragma once

#include <QTextBrowser>

namespace pentimento {

/// The page of the help. An image whose address is `figure:NAME` is a figure in the theme's colours.
class HelpBrowser : public QTextBrowser {
  Q_OBJECT

 public:
  using QTextBrowser::QTextBrowser;

  QVariant loadResource(int type, const QUrl& name) override;
};

} // namespace pentimento
