#pragma once

#include <QLayout>

namespace pentimento {

/// Puts its widgets side by side and starts a new line where the width ends.
class FlowLayout : public QLayout {
 public:
  explicit FlowLayout(int horizontal_gap, int vertical_gap, QWidget* parent = nullptr);
  ~FlowLayout() override;

  void addItem(QLayoutItem* item) override { items_.append(item); }
  int count() const override { return static_cast<int>(items_.size()); }
  QLayoutItem* itemAt(int index) const override { return items_.value(index); }
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, false); }
  QSize sizeHint() const override { return minimumSize(); }
  QSize minimumSize() const override;
  void setGeometry(const QRect& rect) override;

 private:
  int arrange(const QRect& rect, bool place) const;

  QList<QLayoutItem*> items_;
  int horizontal_gap_;
  int vertical_gap_;
};

} // namespace pentimento
