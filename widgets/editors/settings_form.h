#pragma once

#include <QWidget>

#include "core/values/erasure_settings.h"

class QToolButton;
class QVBoxLayout;

namespace pentimento {

class SettingRow;

/// A method's settings, made from its description: the ones that matter, the rest on unfolding, and its
/// presets.
class SettingsForm : public QWidget {
  Q_OBJECT

 public:
  explicit SettingsForm(QWidget* parent = nullptr);

  void setMethod(const MethodDescription& method); ///< Builds the rows anew, at the method's defaults.
  void setValues(const SettingValues& values);     ///< What differs from the defaults, as in Plan::settings.
  SettingValues values() const;                    ///< What differs from the defaults.
  bool isValid() const;
  QString problem() const; ///< "Learning rate: expected …", or empty.

  bool isUnfolded() const { return unfolded_; }
  void setUnfolded(bool unfolded);

 Q_SIGNALS:
  void settingsEdited(); ///< By hand; values() and isValid() tell what stands there now.

 private:
  void choosePreset(const SettingPreset& preset);
  void showPresetName();
  void showRows();

  MethodDescription method_;
  SettingValues standard_; ///< Defaults with the first preset: what a value is compared with.
  QList<SettingRow*> rows_;
  QVBoxLayout* column_;
  QToolButton* fold_;
  QToolButton* presets_;
  bool unfolded_ = false;
};

} // namespace pentimento
