#pragma once

#include <QVector>
#include <QWidget>

#include "widgets/views/compare_state.h"

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QSlider;
class QToolButton;

namespace pentimento {

class CompareCanvas;
class CompareStrip;

/// The compare viewer in the place of the grid: C cycles the modes, D difference, O blend, 2/3/4 so many side
/// by side, hold B blinks, X swaps, + − 0 zoom, Ctrl + arrows pan (Shift: one pane), [ ] move line or blend,
/// ←/→ other cells, Esc closes.
class CompareView : public QWidget {
  Q_OBJECT

 public:
  explicit CompareView(QWidget* parent = nullptr);

  /// "cat", "a photo of a cat", 42.
  void setHeading(const QString& word, const QString& prompt, quint64 seed);
  /// States of the same noise, the first being the one before any edit. Keeps the chosen sides where they
  /// still exist.
  void setStates(const QVector<CompareState>& states);
  void setSides(int left, int right);
  void setMode(CompareMode mode);
  CompareMode mode() const;
  /// How many states stand side by side, 2 to 4: left, right, then the strip's others.
  void setPaneCount(int count);
  void setNeighbours(bool previous, bool next);

  CompareCanvas* canvas() const { return canvas_; }
  CompareStrip* strip() const { return strip_; }

 public Q_SLOTS:
  void cycleMode();
  void swapSides();

 Q_SIGNALS:
  void closeRequested();
  void previousRequested();
  void nextRequested();
  void modeChanged(pentimento::CompareMode mode);
  /// The user put a state on a side; one without a picture wants to be drawn.
  void statePicked(int index, bool leftSide);

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void showEvent(QShowEvent*) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;

 private:
  QWidget* makeHead();
  QWidget* makeTools();
  QToolButton* segment(const QString& icon, const QString& text, CompareMode mode);
  QToolButton* tool(const QString& text, bool checkable);
  void refreshPictures();
  void refreshTools();
  void refreshColours();
  void placeArrows();
  bool canvasKey(QKeyEvent* event);

  QVector<CompareState> states_;
  QLabel* word_;
  QLabel* prompt_;
  QButtonGroup* modes_;
  CompareCanvas* canvas_;
  CompareStrip* strip_;
  QWidget* tools_ = nullptr;
  QToolButton* swap_ = nullptr;
  QToolButton* fit_ = nullptr;
  QToolButton* multiple_ = nullptr;
  QToolButton* smooth_ = nullptr;
  QToolButton* pixels_ = nullptr;
  QAbstractButton* over_ = nullptr;
  QWidget* scale_ = nullptr;
  QSlider* blend_ = nullptr;
  QVector<QToolButton*> counts_;
  int paneCount_ = 2;
  QWidget* line_ = nullptr;
  QToolButton* previous_;
  QToolButton* next_;
};

} // namespace pentimento
