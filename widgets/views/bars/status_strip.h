#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <optional>

class QAction;
class QHBoxLayout;
class QPushButton;

namespace pentimento {

class DockSwitch;
class ElidedLabel;
class FigureLabel;
class ThinBar;

/// The line at the foot of the window. It says what happens in counted steps, and says so when nothing has
/// moved for a while.
class StatusStrip : public QWidget {
  Q_OBJECT

 public:
  explicit StatusStrip(QWidget* parent = nullptr);

  void setIdle(const QString& sentence);
  /// "Erasing cat → dog", "step", 280 of 400. Every call is a sign of life. total 0 = not counted.
  void setProgress(const QString& title, const QString& what, int done, int total,
                   std::optional<double> seconds_left = {}, bool paused = false);
  void beat();                                   ///< Any other sign of life.
  void setQuietLimit(int ms) { quiet_ms_ = ms; } ///< After how long without one it says so; 2000 unless told.

  void showError(const QString& sentence); ///< Stays until it is clicked.
  bool isShowingError() const;

  void setMemory(double used_gb, double total_gb);
  void setState(const QString& hash); ///< The full hash; eight characters are shown, a click copies all.

  /// A switch bound to a dock's toggleViewAction; its text is the action's.
  DockSwitch* addSwitch(const QString& icon, QAction* toggle);

  QString sentence() const; ///< As shown.
  QString time() const;     ///< "14 s left", "last step 3 s ago" …
  QSize sizeHint() const override { return {800, 32}; }

 Q_SIGNALS:
  void errorDismissed();

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;

 private:
  void refresh();
  void copyState();

  QString idle_;
  QString title_;
  QString what_;
  QString error_;
  QString state_;
  int done_ = 0;
  int total_ = 0;
  bool working_ = false;
  bool paused_ = false;
  int quiet_ms_ = 2000;
  std::optional<double> seconds_left_;
  QElapsedTimer last_beat_;
  QTimer watch_;
  ElidedLabel* sentence_;
  QPushButton* error_button_;
  ThinBar* bar_;
  FigureLabel* time_;
  QHBoxLayout* switches_;
  FigureLabel* memory_;
  QPushButton* state_button_;
};

} // namespace pentimento
