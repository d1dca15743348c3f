#pragma once

#include <QPointer>
#include <QWidget>

namespace pentimento {

/// Frames one widget of a window and dims the rest a little. It lets every click through: the window stays
/// usable while it is shown.
class Spotlight : public QWidget {
  Q_OBJECT

 public:
  explicit Spotlight(QWidget* window);

  void setTarget(QWidget* target);
  /// The frame, in the window's coordinates.
  QRect frame() const;
  /// Where a card of `size` stands beside `target` within `bounds`: right, left, below or above it, whatever
  /// has room; else in the corner of `bounds` where it hides least.
  static QPoint placeBeside(const QRect& target, const QSize& size, const QRect& bounds);

 Q_SIGNALS:
  /// The frame is somewhere else now.
  void moved();

 protected:
  void paintEvent(QPaintEvent*) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* window_;
  QPointer<QWidget> target_;
};

} // namespace pentimento
