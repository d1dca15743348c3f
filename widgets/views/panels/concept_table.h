#pragma once

#include <QTableView>

namespace pentimento {

class ConceptModel;

/// The plan's concepts, as high as its rows. Return or typing edits in place, Delete removes, pasted lists
/// make rows.
class ConceptTable : public QTableView {
  Q_OBJECT

 public:
  explicit ConceptTable(ConceptModel* model, QWidget* parent = nullptr);

  void addConcept(); ///< A new row, open for typing.
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void openMenu(int row, const QPoint& global_position);
  void fit();

  ConceptModel* concepts_;
};

} // namespace pentimento
