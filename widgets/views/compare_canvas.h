#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>

#include "widgets/style/colour_map.h"
#include "widgets/views/compare_panes.h"
#include "widgets/views/compare_state.h"

namespace pentimento {

/// The pictures of the compare viewer with one zoom and one pan for all.
/// Split: drag moves the line, Shift + drag turns it. Elsewhere drag pans (side by side: Shift moves the pane
/// under the pointer alone).
class CompareCanvas : public QWidget {
  Q_OBJECT

 public:
  explicit CompareCanvas(QWidget* parent = nullptr);

  /// Two to four states; the first two are the left and the right of every mode, the others stand beside
  /// them.
  void setStates(const QVector<CompareState>& states);
  void setPictures(const CompareState& left, const CompareState& right) { setStates({left, right}); }
  int paneCount() const { return count_; }
  void setMode(CompareMode mode);
  CompareMode mode() const { return mode_; }
  /// While true, blinks whatever the mode is.
  void setBlinking(bool blinking);
  /// Fill the room (true) or take the largest whole multiple (false).
  void setFit(bool fit);
  bool isFit() const { return fit_; }
  /// A whole multiple of the picture's pixels; 0 = the largest that fits.
  void setMultiple(int multiple);
  /// Bilinear when true, else one sharp square for each pixel.
  void setSmooth(bool smooth);
  bool isSmooth() const { return smooth_; }
  /// Difference over the faint picture, so that one sees where it is.
  void setOverPicture(bool over);

  /// How much of the right picture the blend shows, 0..1.
  void setBlend(double part);
  double blend() const { return blend_; }
  /// By `steps` whole multiples, about the middle.
  void zoom(int steps);
  /// All pictures, or only the pane that was moved alone last (at first the left one).
  void pan(QPointF by, bool onlyOne);
  /// The line of the split, or the blend.
  void nudge(double by);

  double scale() const; ///< Logical px for each pixel of the picture.
  double split() const { return split_; }
  const DifferenceHeat& difference() const { return difference_; }
  /// Where the picture is (the left one side by side), without what lies outside of the window.
  QRect pictureRect() const;
  /// The same of both pictures.
  QRect contentRect() const;

 Q_SIGNALS:
  void viewChanged(); ///< Zoom or the place of the picture.

 protected:
  void paintEvent(QPaintEvent*) override;
  void resizeEvent(QResizeEvent*) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void enterEvent(QEnterEvent*) override;
  void leaveEvent(QEvent*) override;

 private:
  enum class Drag { None, Line, Turn, Pan, PanOne };

  CompareMode shownMode() const { return held_ ? CompareMode::Blink : mode_; }
  void restartBlink();
  QSize pictureSize() const;
  QRect pane(int index) const; ///< The room for a picture.
  ComparePanes panes() const;
  void paintBlend(QPainter& painter);
  void zoomAbout(QPointF pointer, int next);
  QRectF placed(int index) const;
  QPolygonF leftOfLine(const QRectF& place) const;
  void dragTo(QPointF point, QPointF from);
  void paintImage(QPainter& painter, int index, const QImage& image);
  void paintSplit(QPainter& painter);
  void paintDifference(QPainter& painter);

  CompareState states_[ComparePanes::kMost];
  QImage images_[ComparePanes::kMost];
  int count_ = 2;
  DifferenceHeat difference_;
  CompareMode mode_ = CompareMode::Split;
  bool fit_ = false;
  bool smooth_ = true;
  bool over_ = false;
  bool held_ = false;  ///< B is down.
  bool phase_ = false; ///< Blink shows the right one.
  bool handle_ = true;
  int multiple_ = 0;
  double split_ = 0.5;               ///< Along the line's normal, 0..1 of the picture's width.
  double angle_ = 0.0;               ///< Of the line, radians; 0 = upright.
  QPointF pan_[ComparePanes::kMost]; ///< Logical px from the middle.
  double blend_ = 0.5;
  int alone_ = 0; ///< The pane that Shift moves.
  QPointF last_;
  Drag drag_ = Drag::None;
  QTimer blink_;
  QTimer fade_;
};

} // namespace pentimento
