#pragma once

#include <QWidget>

namespace pentimento {

class ElidedLabel;
class FigureLabel;

/// A calm line under everything that says what is to be seen, how far the story is, and how to stop it.
class CaptionStrip : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kHeight = 48;

  explicit CaptionStrip(QWidget* parent = nullptr);

  void say(const QString& caption, int chapter, int chapters);
  QString caption() const;

  QSize sizeHint() const override { return {800, kHeight}; }

 Q_SIGNALS:
  void stopRequested();

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  ElidedLabel* caption_;
  FigureLabel* chapter_;
  int at_ = 0;
  int of_ = 0;
};

} // namespace pentimento
