#pragma once

#include <QAbstractButton>
#include <QWidget>

#include "widgets/views/compare_state.h"

class QPainter;

namespace pentimento {

/// A strip of one colour with a rounded corner: behind the mode switch.
class CompareRaised : public QWidget {
  Q_OBJECT

 protected:
  void paintEvent(QPaintEvent*) override;
};

/// The head of the compare viewer with its line below.
class CompareHead : public QWidget {
  Q_OBJECT

 protected:
  void paintEvent(QPaintEvent*) override;
};

/// The short line between two groups of tools.
class CompareLine : public QWidget {
  Q_OBJECT

 public:
  CompareLine() { setFixedSize(9, 16); }

 protected:
  void paintEvent(QPaintEvent*) override;
};

/// Magma from 0 to 1: what the colours of the difference mean.
class CompareHeatScale : public QWidget {
  Q_OBJECT

 public:
  CompareHeatScale() { setFixedSize(236, 16); }

 protected:
  void paintEvent(QPaintEvent*) override;
};

/// A switch of 28 × 16 behind its words.
class CompareToggle : public QAbstractButton {
  Q_OBJECT

 public:
  explicit CompareToggle(const QString& text);

 protected:
  void paintEvent(QPaintEvent*) override;
};

/// The line over a picture: name, verdict and score, state hash; from the right end inwards when right
/// aligned.
void paintCompareLabel(QPainter& painter, const QRect& row, const CompareState& state, bool rightAligned);

} // namespace pentimento
