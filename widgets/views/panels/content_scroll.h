#pragma once

#include <QScrollArea>

namespace pentimento {

/// A scroll area that asks for the height of its content, may be made lower, and never scrolls sideways.
class ContentScroll : public QScrollArea {
  Q_OBJECT

 public:
  explicit ContentScroll(QWidget* content, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, 96}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
};

} // namespace pentimento
