#pragma once

#include <string>

#include "app/cli/session.h"
#include "core/values/erasure_settings.h"

namespace pentimento::cli {

/// What the program says about a method or an attack: settings with their ranges and defaults, presets.
Json method_json(const MethodDescription& method);
std::string method_text(const MethodDescription& method);
/// A setting's value as itself: true, 400, 0.002, "fixed".
Json setting_json(const SettingValue& value);

} // namespace pentimento::cli
