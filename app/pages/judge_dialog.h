#pragma once

#include <QDialog>

#include "core/values/job_event.h"

class QPushButton;

namespace pentimento {

class JudgeView;
class Settings;
class Workbench;

/// Who judges the pictures: how far it can be trusted, another one in its place, or one trained on labelled
/// pictures. May stay open.
class JudgeDialog : public QDialog {
  Q_OBJECT

 public:
  JudgeDialog(Workbench& bench, Settings& settings, QWidget* parent = nullptr);

  /// Trains on the pictures in a folder and writes the head to `out`; what came of it is shown here.
  void train(const QString& pictures, const QString& out);

 private:
  QPushButton* addButton(const char* name, const QString& text, const QString& tip);
  void showJudge();
  void showTrained(const JudgeTrained& trained);
  void showWhatCanBeDone();
  void askForJudge();
  void askForPictures();

  Workbench& bench_;
  Settings& settings_;
  JudgeView* view_;
  QPushButton *other_, *own_, *train_, *use_;
  QString trained_; ///< The folder of the head that is shown and does not judge yet.
};

} // namespace pentimento
