#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

#include "core/values/grid_cell.h"

class QLabel;
class QToolButton;

namespace pentimento {

class HealthList;

/// What the evidence panel shows of the cell that is selected in the grid.
struct SelectedPicture {
  QString caption; ///< "kitten, seed 41"
  ImagePtr before;
  ImagePtr after;
  QImage attention_before; ///< Left out, with its tile, unless given; one colour scale with the next.
  QImage attention_after;
  QString attention_word; ///< The word that was followed: "kitten".
  QString label;          ///< The label that was judged: "Cat".
  std::optional<Score> score_before;
  std::optional<Score> score_after;
  std::optional<double> threshold; ///< From which score on it counts.
  bool counts_as_leak = true;      ///< Else: counts as damage below the threshold.
};

/// Up to four pictures of 56 px with captions under them.
class TileRow : public QWidget {
  Q_OBJECT

 public:
  struct Tile {
    QImage picture; ///< Null = not drawn yet.
    QString caption;
  };

  explicit TileRow(QWidget* parent = nullptr);
  void setTiles(const QList<Tile>& tiles);
  QSize sizeHint() const override { return {248, 76}; }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  QList<Tile> tiles_;
};

/// The selected picture: tiles of 56 px, its score before and after, and from where on a score counts.
class SelectedPictureView : public QWidget {
  Q_OBJECT

 public:
  explicit SelectedPictureView(QWidget* parent = nullptr);

  void setPicture(const SelectedPicture& picture);
  bool hasPicture() const { return has_picture_; }
  /// What drawing it again came to; empty while that is not known. Another picture empties it.
  void setReplay(const QString& result);
  HealthList* scores() const { return scores_; }

 Q_SIGNALS:
  void replayRequested();

 private:
  bool has_picture_ = false;
  QToolButton* replay_;
  QLabel* replayed_;
  QLabel* caption_;
  TileRow* tiles_;
  HealthList* scores_;
};

} // namespace pentimento
