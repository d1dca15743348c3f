#pragma once

#include <QWidget>

#include "core/values/erasure_settings.h"

class QAbstractButton;
class QComboBox;
class QLabel;
class QLineEdit;

namespace pentimento {

/// One setting of a method: its label, the control of its kind, and below it the reason when what was typed
/// is no good.
class SettingRow : public QWidget {
  Q_OBJECT

 public:
  explicit SettingRow(const SettingDescription& description, QWidget* parent = nullptr);

  const SettingDescription& description() const { return description_; }
  void setValue(const SettingValue& value); ///< Shows it without saying valueEdited; takes a reason away.
  const SettingValue& value() const { return value_; } ///< The last good one.
  bool isValid() const { return valid_; }
  QString problem() const;

 Q_SIGNALS:
  void valueEdited(); ///< By hand, and good.
  void validChanged();

 private:
  QWidget* makeControl();
  void takeText(const QString& text, bool finished);
  void take(const SettingValue& value);
  void setProblem(const QString& problem);

  SettingDescription description_;
  SettingValue value_;
  bool valid_ = true;
  QLineEdit* field_ = nullptr;
  QComboBox* choice_ = nullptr;
  QAbstractButton* toggle_ = nullptr;
  QLabel* problem_ = nullptr;
};

} // namespace pentimento
