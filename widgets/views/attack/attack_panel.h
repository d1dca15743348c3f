#pragma once

#include <QWidget>

#include "core/values/attack_view.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace pentimento {

class AttackSlot;
class AttackTiles;
class ElidedLabel;
class LossChart;
class MethodCombo;
class PanelHead;

/// An attack on the edits: what it is, Start and Stop, and while it runs the loss of its search beside its
/// null control's, the picture that shows the target most, and the counted pictures with what they prove.
class AttackPanel : public QWidget {
  Q_OBJECT

 public:
  explicit AttackPanel(QWidget* parent = nullptr);

  PanelHead* head() const { return head_; } ///< May be made the dock's title bar.
  void setAttacks(const std::vector<AttackInfo>& attacks);
  /// @param whyNot what hinders one from beginning, or empty.
  void setView(const AttackView& view, const QString& whyNot);
  AttackWish wish() const;
  void setWish(const AttackWish& wish);

  LossChart* chart() const { return chart_; }
  AttackSlot* slot() const { return slot_; }
  AttackTiles* tiles(bool control) const { return control ? controlTiles_ : tiles_; }
  QString sentence() const;  ///< Below all: what may be said, or how it stands.
  QString emptyText() const; ///< Empty where something is shown.
  QString rate(bool control) const;
  QSize sizeHint() const override { return {890, 228}; }

 Q_SIGNALS:
  void startRequested(const pentimento::AttackWish& wish);
  void stopRequested();
  void copyRequested(const QString& command);
  void closeRequested();

 private:
  QWidget* makeControls();
  QWidget* makeResult();
  void makeHead();
  const AttackInfo* chosen() const;
  void showChosen();
  void showPage();
  void showResult();
  void showSlot();
  QString standing() const;

  PanelHead* head_;
  QToolButton* copy_;
  MethodCombo* attack_;
  ElidedLabel* tier_;
  QComboBox *images_, *effort_;
  ElidedLabel* budget_;
  QPushButton *start_, *stop_;
  QStackedLayout* pages_;
  QLabel *empty_, *about_;
  LossChart* chart_;
  AttackSlot* slot_;
  ElidedLabel *rate_, *controlRate_;
  AttackTiles *tiles_, *controlTiles_;
  QLabel* sentence_;
  std::vector<AttackInfo> attacks_;
  AttackView view_;
  QString whyNot_;
};

} // namespace pentimento
