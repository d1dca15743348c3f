#pragma once

#include <string_view>

namespace pentimento {

/// What one "after" picture means. Filled marks ask for attention, outlined ones are fine, a dash is unknown.
enum class Verdict {
  NotScored, ///< No judge, no picture yet, or the judge is not sure.
  Leak,      ///< The target can still be seen where it should be gone.
  Erased,    ///< The target is gone where it was asked for.
  Damaged,   ///< A kept concept is no longer what was asked for.
  Kept,      ///< A kept concept is still there.
};

/// Why a prompt is in the suite, which decides how its verdict is read.
enum class Role { Target, Synonym, Language, Combined, Kept, Anchor, Control };

/// Roles in the order in which the grid shows them.
inline constexpr Role kAllRoles[] = {Role::Target, Role::Synonym, Role::Language, Role::Combined,
                                     Role::Kept,   Role::Anchor,  Role::Control};

/// True for roles whose pictures should no longer show the target (a hit is a leak).
constexpr bool asks_for_target(Role role) {
  return role == Role::Target || role == Role::Synonym || role == Role::Language || role == Role::Combined;
}

/// Stable lower-case names for files and the command line: "target", "synonym", …
std::string_view role_name(Role role);
std::string_view verdict_name(Verdict verdict);

/// The inverse of role_name; false when the name is unknown.
bool role_from_name(std::string_view name, Role& role);

} // namespace pentimento
