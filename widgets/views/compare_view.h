#pragma once

#include <QVector>
#include <QWidget>

#include "widgets/views/compare_state.h"

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QToolButton;

namespace pentimento {

class CompareCanvas;
class CompareStrip;

/// The compare viewer in the place of the grid: C cycles the modes, D difference, hold B blinks, ←/→ other
/// cells, Esc closes.
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
  QWidget* line_ = nullptr;
  QToolButton* previous_;
  QToolButton* next_;
};

} // namespace pentimento
