#pragma once

#include <QWidget>

#include "widgets/models/log_model.h"

class QComboBox;
class QLineEdit;
class QListView;
class QStackedLayout;

namespace pentimento {

class LogFilter;
class PanelHead;

/// The program's log as sentences: filtered by level and words, followed to its end, copied with one click.
class LogPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LogPanel(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.
  void append(LogLevel level, const QString& sentence, const QDateTime& time = QDateTime::currentDateTime());
  void clear();
  QString shownText() const; ///< Every line that the filter lets through, or the selected ones.
  LogFilter* shown() const { return filter_; }
  QSize sizeHint() const override { return {890, 228}; }

 Q_SIGNALS:
  void closeRequested();

 private:
  void makeHead();
  void showPage();

  PanelHead* head_;
  LogModel* model_;
  LogFilter* filter_;
  QListView* list_;
  QLineEdit* words_;
  QComboBox* level_;
  QStackedLayout* pages_;
};

} // namespace pentimento
