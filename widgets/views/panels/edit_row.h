#pragma once

#include <QWidget>

#include "core/values/edit_info.h"

class QLineEdit;
class QMenu;
class QToolButton;

namespace pentimento {

class ElidedLabel;
class StrengthField;
class StrengthSlider;
class ToggleSwitch;

/// One layer of the edit stack: switch, name, state, menu; below them its strength as a slider and in
/// figures.
class EditRow : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kHeight = 56;

  explicit EditRow(const EditInfo& edit, QWidget* parent = nullptr);

  void setEdit(const EditInfo& edit); ///< Shows it without saying anything; a strength being dragged stays.
  const EditInfo& edit() const { return edit_; }
  void setTip(const QString& tip); ///< Over the switch and the name, e.g. why it cannot be switched on.
  /// `word` stands where the state stands ("against another"), `tip` over the row; both may be empty.
  void setConflict(const QString& word, const QString& tip);
  void startRename();
  QMenu* menu() const { return menu_; }

 Q_SIGNALS:
  void toggled(bool on);
  void strengthChanged(double strength, bool finished);
  void renamed(const QString& name);
  void soloChosen();
  void duplicateChosen();
  void exportChosen();
  void removeChosen();
  void moveChosen(int by);           ///< −1 = up, by key.
  void dragged(int y, bool dropped); ///< In the list's coordinates.

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeMenu();
  void layOut(QToolButton* dots);
  void makeShortcuts();
  void endRename(bool take);
  void refresh();

  EditInfo edit_;
  QString conflict_;
  ToggleSwitch* toggle_;
  ElidedLabel* name_;
  QLineEdit* rename_;
  ElidedLabel* state_;
  QMenu* menu_;
  StrengthSlider* slider_;
  StrengthField* field_;
  int pressed_at_ = -1;
  bool dragging_ = false;
};

} // namespace pentimento
