#pragma once

#include <QWidget>

#include "core/values/label_request.h"

class QLabel;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace pentimento {

class ChoiceCombo;
class HealthList;
class LabelTiles;
class PanelHead;

/// What the online detector asks the auditor: one picture at a time with four answers (keys 1 to 4), S to put
/// it off, U to take the last answer back, the next pictures beside it, and what the answers say of the leak
/// rate so far.
class LabelQueueView : public QWidget {
  Q_OBJECT

 public:
  explicit LabelQueueView(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.
  void setQueue(const LabelQueue& queue, bool canUndo);
  /// The question shown; 0 or more, −1 without one.
  int current() const { return current_; }
  /// Shows an open question and takes the keys.
  void choose(int id);
  /// How many labels the next run may ask for; empty: as many as its detector wants.
  std::optional<int> budget() const;
  QSize sizeHint() const override { return {890, 228}; }

 Q_SIGNALS:
  void answered(int id, pentimento::HumanLabel label);
  void skipped(int id);
  void undoRequested();
  void secondRaterToggled(bool on);
  void saveRequested(); ///< The labelled pictures, to train a judge on.
  void closeRequested();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void makeHead();
  QWidget* makeQuestion();
  void showQuestion();
  void showFigures();
  void answer(HumanLabel label);

  LabelQueue queue_;
  int current_ = -1;
  PanelHead* head_;
  ChoiceCombo* budget_;
  QToolButton *undo_, *blind_, *second_, *save_;
  QStackedLayout* pages_;
  QLabel *empty_, *picture_, *question_, *prompt_, *why_;
  LabelTiles* tiles_;
  HealthList* figures_;
};

} // namespace pentimento
