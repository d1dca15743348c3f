#pragma once

#include <QWidget>

#include "widgets/style/theme.h"

namespace pentimento {

/// One line of text that ends in "…" where it has no room; the whole text is in its tool tip then.
class ElidedLabel : public QWidget {
  Q_OBJECT

 public:
  explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

  QString text() const { return text_; }
  void setText(const QString& text);
  void setColour(QColor Theme::*role); ///< Instead of the foreground role of the palette.
  void setAlignment(Qt::Alignment alignment);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  QString text_;
  QColor Theme::*colour_ = nullptr;
  Qt::Alignment alignment_ = Qt::AlignLeft | Qt::AlignVCenter;
};

} // namespace pentimento
