#pragma once

#include <QScrollArea>

namespace pentimento {

/// A scroll area as high as its content where there is room, that never scrolls sideways and whose bar lies
/// over the content's right inset, so that nothing moves when the bar comes.
class ContentScroll : public QScrollArea {
  Q_OBJECT

 public:
  explicit ContentScroll(QWidget* content, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, 96}; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fit();

  QScrollBar* over_;
};

} // namespace pentimento
