#pragma once

#include <QWidget>

#include "widgets/models/queue_model.h"

class QListView;
class QStackedLayout;
class QToolButton;

namespace pentimento {

class PanelHead;

/// What runs, waits and has ended. A cross or the Delete key asks for a job to be cancelled; what may be
/// moved goes up and down by Alt and the arrows, to the front by Alt+Home, or by its menu.
class QueuePanel : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kToTheFront = -1'000'000;

  explicit QueuePanel(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.
  void setEntries(const QList<QueueEntry>& entries);
  /// Whether the first that waits can be begun with now.
  void setStartable(bool startable);
  QueueModel* model() const { return model_; }
  QSize sizeHint() const override { return {890, 228}; }

 Q_SIGNALS:
  void cancelRequested(int id);
  /// `by` places, towards the front when negative; kToTheFront and beyond is the very front.
  void moveRequested(int id, int by);
  void startRequested();
  void closeRequested();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool takeKey(const QKeyEvent& key);
  void showMenu(const QPoint& at);
  void moveCurrent(int by);

  PanelHead* head_;
  QToolButton* start_;
  QueueModel* model_;
  QListView* list_;
  QStackedLayout* pages_;
};

} // namespace pentimento
