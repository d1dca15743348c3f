#pragma once

#include <QImage>
#include <QWidget>

#include "core/values/image.h"

namespace pentimento {

/// One picture of an attack as large as there is room for, with two lines below: what it is, and the prompt
/// that drew it.
class AttackSlot : public QWidget {
  Q_OBJECT

 public:
  explicit AttackSlot(QWidget* parent = nullptr);

  void setPicture(const ImagePtr& image, bool hidden);
  /// @param prompt is shown as far as it fits, and whole in the tool tip.
  void setWords(const QString& line, const QString& prompt);
  QString line() const { return line_; }
  QString prompt() const { return prompt_; }
  bool hasPicture() const { return !picture_.isNull(); }
  QSize sizeHint() const override { return {120, 132}; }
  QSize minimumSizeHint() const override { return {104, 88}; }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  ImagePtr image_; ///< What `picture_` was made from.
  QImage picture_;
  bool hidden_ = false;
  QString line_, prompt_;
};

} // namespace pentimento
