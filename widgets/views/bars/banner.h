#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QVariantAnimation;

namespace pentimento {

class ElidedLabel;

enum class BannerKind { Error, Warning, Done };

/// The one message above the grid: a sentence, at most one action, and a way to close it. A new message takes
/// its place.
class Banner : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kHeight = 40;

  explicit Banner(QWidget* parent = nullptr);

  void say(BannerKind kind, const QString& sentence, const QString& action = {});
  void closeBanner();
  bool isSaying() const { return saying_; }
  BannerKind kind() const { return kind_; }
  QString sentence() const;

  QSize sizeHint() const override { return {400, kHeight}; }

 Q_SIGNALS:
  void actionRequested();
  void closed(); ///< By hand.

 protected:
  void paintEvent(QPaintEvent*) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void slideTo(int height);

  BannerKind kind_ = BannerKind::Done;
  bool saying_ = false;
  ElidedLabel* text_;
  QPushButton* action_;
  QToolButton* close_;
  QVariantAnimation* slide_;
};

} // namespace pentimento
