#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace pentimento {

/// A value of a method's setting.
using SettingValue = std::variant<bool, std::int64_t, double, std::string>;

/// Settings by their key.
using SettingValues = std::map<std::string, SettingValue>;

enum class SettingKind { Boolean, Integer, Real, Choice };

/// One setting of a method, described once: the window's form, `--set`, the manifest and the help are made
/// from it.
struct SettingDescription {
  std::string key;   ///< As in `--set key=value`, e.g. "learning_rate".
  std::string label; ///< As in the form, e.g. "Learning rate".
  std::string help;  ///< One or two sentences for the tool tip.
  std::string unit;  ///< "steps", "s" … or empty.
  SettingKind kind = SettingKind::Real;
  SettingValue standard;            ///< The default.
  double least = 0.0;               ///< Numbers only: the smallest value allowed.
  double most = 0.0;                ///< Numbers only: the largest value allowed.
  std::vector<std::string> choices; ///< Choice only.
  bool primary = false;             ///< Shown without unfolding "All n settings".
};

/// A named set of values over the defaults.
struct SettingPreset {
  std::string name;
  std::string summary;
  SettingValues values;
};

/// Everything that the program says about a method.
struct MethodDescription {
  std::string name;     ///< As in `--method`, e.g. "doco".
  std::string title;    ///< As in the combo box, e.g. "DoCo".
  std::string summary;  ///< Beside the title, e.g. "trained, K and V".
  std::string citation; ///< Authors, title, venue, year, arXiv.
  bool trained = false; ///< Runs in steps, with snapshots; closed forms are done at once.
  std::vector<SettingDescription> settings;
  std::vector<SettingPreset> presets; ///< The first is the default.
};

/// The value as text that `setting_from_text` reads back: "true", "400", "0.002", "fixed".
std::string setting_text(const SettingValue& value);

/// Reads `text` as the kind of `description` and checks its range.
/// On failure returns false and fills `problem` with "expected …, got …".
bool setting_from_text(const SettingDescription& description, const std::string& text, SettingValue& value,
                       std::string& problem);

/// The setting called `key`, or nullptr.
const SettingDescription* find_setting(const MethodDescription& method, const std::string& key);

/// The method's defaults, then its first preset, then `given` on top.
SettingValues complete_settings(const MethodDescription& method, const SettingValues& given);

} // namespace pentimento
