#include "widgets/editors/settings_form.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/editors/setting_row.h"
#include "widgets/models/engine_words.h"
#include "widgets/style/icons.h"

namespace pentimento {
namespace {

constexpr int kMostPrimary = 3; // the dock holds as many at 900 px without scrolling

/// All values of the method with `preset` on its defaults.
SettingValues values_of(const MethodDescription& method, const SettingPreset& preset) {
  SettingValues all;
  for (const auto& setting : method.settings) all[setting.key] = setting.standard;
  for (const auto& [key, value] : preset.values) all[key] = value;
  return all;
}

QToolButton* quiet_button(QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setAutoRaise(true);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setProperty("muted", true);
  return button;
}

} // namespace

SettingsForm::SettingsForm(QWidget* parent) : QWidget(parent) {
  column_ = new QVBoxLayout;
  column_->setContentsMargins(16, 0, 16, 0);
  column_->setSpacing(0);
  fold_ = quiet_button(this);
  fold_->setFixedHeight(28);
  fold_->setIconSize({12, 12});
  connect(fold_, &QToolButton::clicked, this, [this] { setUnfolded(!unfolded_); });
  presets_ = quiet_button(this);
  presets_->setFixedHeight(28);
  presets_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  presets_->setPopupMode(QToolButton::InstantPopup);
  presets_->setAccessibleName(tr("Presets"));

  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(6, 0, 6, 0); // texts and icons stand at the inset, not their buttons
  foot->addWidget(fold_);
  foot->addStretch();
  foot->addWidget(presets_);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  all->addLayout(column_);
  all->addLayout(foot);
  showRows();
}

void SettingsForm::setMethod(const MethodDescription& method) {
  method_ = method;
  standard_ = complete_settings(method, {});
  qDeleteAll(rows_);
  rows_.clear();
  const auto add = [this](const SettingDescription& setting) {
    auto* row = new SettingRow(setting, this);
    row->setValue(standard_.at(setting.key));
    connect(row, &SettingRow::valueEdited, this, [this] {
      showPresetName();
      Q_EMIT settingsEdited();
    });
    connect(row, &SettingRow::validChanged, this, &SettingsForm::settingsEdited);
    column_->addWidget(row);
    rows_.append(row);
  };
  for (const bool primary : {true, false})
    for (const auto& setting : method.settings)
      if (setting.primary == primary) add(setting);

  auto* menu = new QMenu(presets_);
  for (const auto& preset : method.presets) {
    QAction* action = menu->addAction(engineWords(preset.name));
    action->setToolTip(engineWords(preset.summary));
    connect(action, &QAction::triggered, this, [this, preset] { choosePreset(preset); });
  }
  menu->setToolTipsVisible(true);
  delete presets_->menu();
  presets_->setMenu(menu);
  showPresetName();
  showRows();
}

void SettingsForm::setValues(const SettingValues& values) {
  for (SettingRow* row : rows_) {
    const auto& key = row->description().key;
    const auto given = values.find(key);
    const SettingValue& value = given == values.end() ? standard_.at(key) : given->second;
    if (row->value() != value) row->setValue(value); // a field that is being typed in stays as it is
  }
  showPresetName();
}

SettingValues SettingsForm::values() const {
  SettingValues changed;
  for (const SettingRow* row : rows_)
    if (row->value() != standard_.at(row->description().key)) changed[row->description().key] = row->value();
  return changed;
}

bool SettingsForm::isValid() const {
  return std::all_of(rows_.begin(), rows_.end(), [](const SettingRow* row) { return row->isValid(); });
}

QString SettingsForm::problem() const {
  for (const SettingRow* row : rows_)
    if (!row->isValid()) return tr("%1: %2").arg(engineWords(row->description().label), row->problem());
  return {};
}

void SettingsForm::setUnfolded(bool unfolded) {
  unfolded_ = unfolded;
  showRows();
}

void SettingsForm::choosePreset(const SettingPreset& preset) {
  const SettingValues all = values_of(method_, preset);
  for (SettingRow* row : rows_) row->setValue(all.at(row->description().key));
  showPresetName();
  Q_EMIT settingsEdited();
}

void SettingsForm::showPresetName() {
  presets_->setVisible(method_.presets.size() > 1);
  SettingValues now;
  for (const SettingRow* row : rows_) now[row->description().key] = row->value();
  const auto same =
      std::find_if(method_.presets.begin(), method_.presets.end(),
                   [&](const SettingPreset& preset) { return values_of(method_, preset) == now; });
  const bool own = same == method_.presets.end();
  presets_->setText(own ? tr("custom") : engineWords(same->name));
  presets_->setToolTip(own ? tr("Settings that no preset has") : engineWords(same->summary));
}

void SettingsForm::showRows() {
  int primary = 0;
  for (SettingRow* row : rows_) { // primary ones come first
    const bool shown = row->description().primary && primary < kMostPrimary;
    primary += shown;
    row->setVisible(unfolded_ || shown || !row->isValid());
  }
  const int count = static_cast<int>(rows_.size());
  fold_->setVisible(count > primary);
  fold_->setText(unfolded_ ? tr("Fewer settings") : tr("All %n settings", nullptr, count));
  fold_->setIcon(icon(unfolded_ ? QStringLiteral("down") : QStringLiteral("right"), &Theme::textMuted));
}

} // namespace pentimento
