#pragma once

#include <QAbstractButton>
#include <QImage>

namespace pentimento {

/// A concept that stays as it is, or (dashed) one that is suggested. A click keeps a suggestion and lets a
/// kept one go; Delete lets go too.
class KeepChip : public QAbstractButton {
  Q_OBJECT

 public:
  KeepChip(const QString& word, bool suggested, QWidget* parent = nullptr);

  QString word() const { return word_; }
  bool isSuggested() const { return suggested_; }
  void setThumbnail(const QImage& picture);

  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QString word_;
  bool suggested_;
  QImage picture_;
};

} // namespace pentimento
