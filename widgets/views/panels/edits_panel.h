#pragma once

#include <QWidget>
#include <vector>

#include "core/values/edit_info.h"

class QAction;
class QToolButton;
class QVBoxLayout;

namespace pentimento {

class ContentScroll;
class EditRow;
class PanelHead;

/// The edit stack: a row per layer, to switch, weigh, reorder, rename, export and remove.
class EditsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit EditsPanel(QWidget* parent = nullptr);

  void setEdits(const std::vector<EditInfo>& edits);
  /// Marks the rows whose edits change the same matrices, and says in their tips how they lie to each other.
  void setConflicts(const std::vector<EditConflict>& conflicts);
  void setTip(int id, const QString& tip); ///< E.g. both hashes of an edit made for another base.
  /// The buttons of the head; any may be nullptr.
  void setActions(QAction* undo, QAction* redo, QAction* export_all);
  EditRow* row(int id) const;

 Q_SIGNALS:
  void editToggled(int id, bool on);
  void strengthChanged(int id, double strength, bool finished);
  void removeRequested(int id);
  void renameRequested(int id, const QString& name);
  void exportRequested(int id);
  void soloRequested(int id);
  void duplicateRequested(int id);
  void mergeRequested();
  void moved(int id, int position); ///< `position` as in setEdits, after the move.

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  EditRow* makeRow(const EditInfo& edit);
  int position(int id) const;
  void showDrop(int y);
  void drop(int id, int y);

  QString nameOf(int id) const;
  void showConflicts();

  std::vector<EditInfo> edits_;
  std::vector<EditConflict> conflicts_;
  QList<EditRow*> rows_;
  PanelHead* head_;
  QToolButton* undo_;
  QToolButton* redo_;
  QToolButton* merge_;
  QToolButton* export_;
  QWidget* list_;
  QVBoxLayout* column_;
  ContentScroll* scroll_;
  QWidget* empty_;
  QWidget* marker_;
};

} // namespace pentimento
