#pragma once

#include <string>
#include <vector>

#include "core/values/erasure_settings.h"

namespace pentimento {

/// The name that differs least from `name`, or "" when none is near (more than a third of its letters).
std::string nearest_name(const std::string& name, const std::vector<std::string>& names);

/// All settings of a run: the method's standards, then a preset, then `given`.
/// The key "preset" in `given` names the preset; without it, the first preset is taken, or, for a UNet wider
/// than `miniature_width` channels, the one called "large" where the method has it.
/// @param unet_width channels of the UNet's first block. @throws Error(BadSetting) for an unknown key (naming
/// the nearest), a value of the wrong kind or out of range, Error(UnknownName) for an unknown preset.
SettingValues resolved_settings(const MethodDescription& method, const SettingValues& given, int unet_width);

/// Above this width of the first block a UNet counts as full-size; the miniature has 64, Stable Diffusion
/// 320.
inline constexpr int miniature_width = 128;

/// Checks every value of `values` against its description. @throws as resolved_settings.
void check_settings(const MethodDescription& method, const SettingValues& values);

/// Typed reading of complete settings. @throws Error(BadSetting) for a key that is missing or of another
/// kind.
class SettingReader {
 public:
  explicit SettingReader(const SettingValues& values) : values_(values) {}
  bool flag(const std::string& key) const;
  std::int64_t whole(const std::string& key) const;
  double real(const std::string& key) const; ///< Also reads a whole number.
  std::string text(const std::string& key) const;

 private:
  const SettingValue& value(const std::string& key) const;
  SettingValues values_;
};

} // namespace pentimento
