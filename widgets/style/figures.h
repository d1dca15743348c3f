#pragma once

#include <QPainter>
#include <QWidget>

namespace pentimento {

/// Width of `text` when every digit takes the room of the widest one.
qreal figuresWidth(const QFont& font, const QString& text);

/// Paints `text` with tabular figures into `rect`, in the painter's font and pen, on one line.
void paintFigures(QPainter& painter, const QRectF& rect, const QString& text,
                  Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

/// A one-line label whose digits do not dance when the number changes.
class FigureLabel : public QWidget {
  Q_OBJECT
  Q_PROPERTY(QString text READ text WRITE setText)

 public:
  explicit FigureLabel(QWidget* parent = nullptr);
  explicit FigureLabel(const QString& text, QWidget* parent = nullptr);

  QString text() const { return text_; }
  void setText(const QString& text);
  void setAlignment(Qt::Alignment alignment);
  /// Text in the muted colour of the theme instead of the palette's.
  void setMuted(bool muted);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  QString text_;
  Qt::Alignment alignment_ = Qt::AlignLeft | Qt::AlignVCenter;
  bool muted_ = false;
};

} // namespace pentimento
