#pragma once

#include <QWidget>

namespace pentimento {

/// A 20 px line that says what a mark stands for.
class MarkLegend : public QWidget {
  Q_OBJECT

 public:
  enum class Mark { None, Control, Dash };

  explicit MarkLegend(Mark mark, QWidget* parent = nullptr);
  void setText(const QString& text);
  QString text() const { return text_; }
  QSize sizeHint() const override { return {120, 20}; }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  Mark mark_;
  QString text_;
};

} // namespace pentimento
