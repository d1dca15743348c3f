#include "widgets/views/panels/edit_row.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QShortcut>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/editors/elided_label.h"
#include "widgets/editors/strength_field.h"
#include "widgets/editors/strength_slider.h"
#include "widgets/editors/toggle_switch.h"
#include "widgets/style/fonts.h"
#include "widgets/style/icons.h"

namespace pentimento {

EditRow::EditRow(const EditInfo& edit, QWidget* parent) : QWidget(parent), edit_(edit) {
  setFixedHeight(kHeight);
  toggle_ = new ToggleSwitch(this);
  name_ = new ElidedLabel({}, this);
  name_->setFont(bodyMediumFont());
  name_->setAttribute(Qt::WA_TransparentForMouseEvents); // one drags the row by its name
  rename_ = new QLineEdit(this);
  rename_->setAccessibleName(tr("Name of the edit"));
  rename_->setFixedHeight(24);
  rename_->hide();
  rename_->installEventFilter(this);
  state_ = new ElidedLabel({}, this);
  state_->setFont(smallFont());
  auto* dots = new QToolButton(this);
  dots->setAutoRaise(true);
  dots->setFixedSize(24, 24);
  dots->setIcon(icon(QStringLiteral("more"), &Theme::textMuted));
  dots->setAccessibleName(tr("Menu of the edit"));
  dots->setToolTip(tr("Solo, rename, duplicate, export, remove"));
  dots->setPopupMode(QToolButton::InstantPopup);
  menu_ = new QMenu(dots);
  dots->setMenu(menu_);
  slider_ = new StrengthSlider(this);
  field_ = new StrengthField(this);
  field_->setFixedSize(field_->sizeHint());
  makeMenu();

  layOut(dots);

  connect(toggle_, &ToggleSwitch::toggled, this, &EditRow::toggled);
  connect(slider_, &StrengthSlider::strengthMoved, this, [this](double strength, bool finished) {
    field_->setStrength(strength);
    Q_EMIT strengthChanged(strength, finished);
  });
  connect(field_, &StrengthField::strengthTyped, this, [this](double strength) {
    slider_->setStrength(strength);
    Q_EMIT strengthChanged(strength, true);
  });
  makeShortcuts();
  refresh();
}

void EditRow::layOut(QToolButton* dots) {
  auto* first = new QHBoxLayout;
  first->setContentsMargins(0, 0, 0, 0);
  first->setSpacing(0);
  first->addWidget(toggle_);
  first->addSpacing(5);
  first->addWidget(name_);
  first->addWidget(rename_, 1);
  first->addSpacing(8);
  first->addWidget(state_);
  first->addStretch();
  first->addWidget(dots);
  auto* second = new QHBoxLayout;
  second->setContentsMargins(39, 0, 0, 0);
  second->setSpacing(0);
  second->addWidget(slider_, 1);
  second->addWidget(field_);
  auto* lines = new QVBoxLayout(this);
  lines->setContentsMargins(13, 4, 12, 4);
  lines->setSpacing(0);
  lines->addLayout(first, 1);
  lines->addLayout(second, 1);
}

void EditRow::makeShortcuts() {
  const auto add = [this](const QKeySequence& keys,
                          auto act) { // QAbstractButton would eat Alt+Up as a focus move
    connect(new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, act);
  };
  add(Qt::ALT | Qt::Key_Up, [this] { Q_EMIT moveChosen(-1); });
  add(Qt::ALT | Qt::Key_Down, [this] { Q_EMIT moveChosen(+1); });
  add(Qt::Key_F2, [this] { startRename(); });
}

void EditRow::makeMenu() {
  menu_->addAction(tr("Solo"), this, &EditRow::soloChosen)->setToolTip(tr("Only this edit; again for all"));
  menu_->addAction(tr("Rename"), this, &EditRow::startRename);
  menu_->addAction(tr("Duplicate"), this, &EditRow::duplicateChosen);
  menu_->addAction(icon(QStringLiteral("export")), tr("Export …"), this, &EditRow::exportChosen);
  menu_->addSeparator();
  menu_->addAction(tr("Remove"), this, &EditRow::removeChosen);
}

void EditRow::setEdit(const EditInfo& edit) {
  edit_ = edit;
  refresh();
}

void EditRow::setTip(const QString& tip) {
  toggle_->setToolTip(tip);
  setToolTip(tip);
}

void EditRow::setConflict(const QString& word, const QString& tip) {
  conflict_ = word;
  if (!edit_.other_base) setTip(tip);
  refresh();
}

void EditRow::refresh() {
  const QString name = QString::fromStdString(edit_.name);
  name_->setText(name);
  name_->setForegroundRole(edit_.on ? QPalette::WindowText : QPalette::PlaceholderText);
  {
    const QSignalBlocker quiet(toggle_);
    toggle_->setChecked(edit_.on);
  }
  toggle_->setEnabled(!edit_.other_base);
  toggle_->setAccessibleName(tr("%1 is on").arg(name));
  if (toggle_->toolTip().isEmpty()) toggle_->setToolTip(tr("Switch the edit on or off"));
  if (edit_.other_base && toolTip().isEmpty())
    setTip(tr("This edit was made for another base model and cannot be switched on here."));
  state_->setText(edit_.other_base ? tr("other base") : edit_.running ? tr("running") : conflict_);
  state_->setColour(edit_.running ? &Theme::accent : &Theme::damaged);
  slider_->setQuiet(!edit_.on);
  if (!slider_->isHeld()) {
    slider_->setStrength(edit_.strength);
    field_->setStrength(edit_.strength);
  }
  for (QAction* action : menu_->actions())
    action->setEnabled(!edit_.running); // its weights are not all there yet
}

void EditRow::startRename() {
  rename_->setText(name_->text());
  rename_->selectAll();
  name_->hide();
  state_->hide();
  rename_->show();
  rename_->setFocus();
}

void EditRow::endRename(bool take) {
  if (rename_->isHidden()) return;
  const QString name = rename_->text().simplified();
  rename_->hide();
  name_->show();
  state_->show();
  if (take && !name.isEmpty() && name != name_->text()) Q_EMIT renamed(name);
}

bool EditRow::eventFilter(QObject* watched, QEvent* event) {
  if (watched == rename_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
      endRename(key != Qt::Key_Escape);
      toggle_->setFocus();
      return true;
    }
  }
  if (watched == rename_ && event->type() == QEvent::FocusOut) endRename(true);
  return QWidget::eventFilter(watched, event);
}

void EditRow::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) pressed_at_ = event->position().toPoint().y();
}

void EditRow::mouseMoveEvent(QMouseEvent* event) {
  const int y = event->position().toPoint().y();
  if (pressed_at_ >= 0 && std::abs(y - pressed_at_) >= QApplication::startDragDistance()) dragging_ = true;
  if (dragging_) Q_EMIT dragged(mapToParent(QPoint(0, y)).y(), false);
}

void EditRow::mouseReleaseEvent(QMouseEvent* event) {
  const bool was_dragging = std::exchange(dragging_, false);
  pressed_at_ = -1;
  if (was_dragging) Q_EMIT dragged(mapToParent(event->position().toPoint()).y(), true);
}

} // namespace pentimento
