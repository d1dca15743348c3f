#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/values/erasure_settings.h"

namespace pentimento {

// One line a setting in the methods' descriptions.

inline SettingDescription whole_setting(std::string key, std::string label, std::int64_t standard,
                                        double least, double most, std::string help, bool primary = false,
                                        std::string unit = {}) {
  return {std::move(key),
          std::move(label),
          std::move(help),
          std::move(unit),
          SettingKind::Integer,
          standard,
          least,
          most,
          {},
          primary};
}

inline SettingDescription real_setting(std::string key, std::string label, double standard, double least,
                                       double most, std::string help, bool primary = false) {
  return {std::move(key), std::move(label), std::move(help), {}, SettingKind::Real, standard, least, most, {},
          primary};
}

inline SettingDescription flag_setting(std::string key, std::string label, bool standard, std::string help) {
  return {std::move(key), std::move(label), std::move(help), {}, SettingKind::Boolean, standard, 0, 0, {},
          false};
}

inline SettingDescription choice_setting(std::string key, std::string label, std::string standard,
                                         std::vector<std::string> choices, std::string help,
                                         bool primary = false) {
  return {std::move(key),
          std::move(label),
          std::move(help),
          {},
          SettingKind::Choice,
          std::move(standard),
          0,
          0,
          std::move(choices),
          primary};
}

} // namespace pentimento
