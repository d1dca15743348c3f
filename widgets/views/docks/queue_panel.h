#pragma once

#include <QWidget>

#include "widgets/models/queue_model.h"

class QListView;
class QStackedLayout;

namespace pentimento {

class PanelHead;

/// What runs, waits and has ended. A cross or the Delete key asks for a job to be cancelled.
class QueuePanel : public QWidget {
  Q_OBJECT

 public:
  explicit QueuePanel(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.
  void setEntries(const QList<QueueEntry>& entries);
  QueueModel* model() const { return model_; }
  QSize sizeHint() const override { return {890, 228}; }

 Q_SIGNALS:
  void cancelRequested(int id);
  void closeRequested();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  PanelHead* head_;
  QueueModel* model_;
  QListView* list_;
  QStackedLayout* pages_;
};

} // namespace pentimento
