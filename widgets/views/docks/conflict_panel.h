#pragma once

#include <QWidget>

namespace pentimento {

class ConflictMap;
class PanelHead;

/// The conflict map under its head.
class ConflictPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ConflictPanel(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.
  ConflictMap* map() const { return map_; }
  QSize sizeHint() const override { return {890, 228}; }

 Q_SIGNALS:
  void closeRequested();

 private:
  PanelHead* head_;
  ConflictMap* map_;
};

} // namespace pentimento
