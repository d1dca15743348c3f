#include "widgets/editors/setting_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include "widgets/editors/choice_combo.h"
#include "widgets/editors/elided_label.h"
#include "widgets/editors/labels.h"
#include "widgets/editors/toggle_switch.h"
#include "widgets/models/engine_words.h"

namespace pentimento {
namespace {

QString words(const std::string& text) {
  return QString::fromStdString(text);
}

QString tip(const SettingDescription& d) {
  QString text = engineWords(d.help);
  if (!d.unit.empty()) text += SettingRow::tr(" In %1.").arg(engineWords(d.unit));
  return text + SettingRow::tr(" Default: %1.").arg(words(setting_text(d.standard)));
}

} // namespace

SettingRow::SettingRow(const SettingDescription& description, QWidget* parent)
    : QWidget(parent), description_(description), value_(description.standard) {
  auto* line = new QHBoxLayout;
  line->setContentsMargins(0, 2, 0, 2);
  line->setSpacing(8);
  auto* label = new ElidedLabel(engineWords(description.label), this);
  label->setForegroundRole(QPalette::PlaceholderText);
  label->setToolTip(tip(description));
  line->addWidget(label, 1);
  QWidget* control = makeControl();
  control->setToolTip(tip(description));
  control->setAccessibleName(engineWords(description.label));
  control->setAccessibleDescription(engineWords(description.help));
  line->addWidget(control);

  problem_ = captionLabel({}, this);
  problem_->setForegroundRole(QPalette::BrightText); // the theme's colour of errors
  problem_->setWordWrap(true);
  problem_->hide();

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(line);
  column->addWidget(problem_);
  setValue(description.standard);
}

QWidget* SettingRow::makeControl() {
  switch (description_.kind) {
  case SettingKind::Boolean:
    toggle_ = new ToggleSwitch(this);
    connect(toggle_, &QAbstractButton::toggled, this, [this](bool on) { take(on); });
    toggle_->setMinimumHeight(28);
    return toggle_;
  case SettingKind::Choice:
    choice_ = new ChoiceCombo(this);
    for (const auto& choice : description_.choices) choice_->addItem(words(choice));
    choice_->setFixedSize(88, 28);
    connect(choice_, &QComboBox::currentTextChanged, this,
            [this](const QString& text) { take(text.toStdString()); });
    return choice_;
  case SettingKind::Integer:
  case SettingKind::Real:
    break;
  }
  field_ = new QLineEdit(this);
  field_->setFixedSize(88, 28);
  connect(field_, &QLineEdit::textEdited, this, [this](const QString& text) { takeText(text, false); });
  connect(field_, &QLineEdit::editingFinished, this, [this] { takeText(field_->text(), true); });
  return field_;
}

void SettingRow::setValue(const SettingValue& value) {
  value_ = value;
  setProblem({});
  const QString text = words(setting_text(value));
  if (field_ && field_->text() != text) field_->setText(text);
  if (choice_) {
    const QSignalBlocker quiet(choice_);
    choice_->setCurrentText(text);
  }
  if (toggle_) {
    const QSignalBlocker quiet(toggle_);
    toggle_->setChecked(text == QLatin1String("true"));
  }
}

QString SettingRow::problem() const {
  return problem_->text();
}

void SettingRow::takeText(const QString& text, bool finished) {
  SettingValue read;
  std::string reason;
  if (setting_from_text(description_, text.trimmed().toStdString(), read, reason)) return take(read);
  if (!finished && text.trimmed().isEmpty()) return; // still typing
  setProblem(words(reason));
}

void SettingRow::take(const SettingValue& value) {
  setProblem({});
  if (value == value_) return;
  value_ = value;
  Q_EMIT valueEdited();
}

void SettingRow::setProblem(const QString& problem) {
  problem_->setText(problem);
  problem_->setVisible(!problem.isEmpty());
  const bool valid = problem.isEmpty();
  if (valid == valid_) return;
  valid_ = valid;
  if (field_) {
    field_->setProperty("invalid", !valid);
    field_->style()->unpolish(field_);
    field_->style()->polish(field_);
    field_->setAccessibleDescription(valid ? engineWords(description_.help) : problem);
  }
  Q_EMIT validChanged();
}

} // namespace pentimento
