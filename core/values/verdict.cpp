#include "core/values/verdict.h"

namespace pentimento {

std::string_view role_name(Role role) {
  switch (role) {
  case Role::Target:
    return "target";
  case Role::Synonym:
    return "synonym";
  case Role::Language:
    return "language";
  case Role::Combined:
    return "combined";
  case Role::Kept:
    return "kept";
  case Role::Anchor:
    return "anchor";
  case Role::Control:
    return "control";
  }
  return "target";
}

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
  case Verdict::NotScored:
    return "not scored";
  case Verdict::Leak:
    return "leak";
  case Verdict::Erased:
    return "erased";
  case Verdict::Damaged:
    return "damaged";
  case Verdict::Kept:
    return "kept";
  }
  return "not scored";
}

bool role_from_name(std::string_view name, Role& role) {
  for (const Role candidate : kAllRoles)
    if (role_name(candidate) == name) {
      role = candidate;
      return true;
    }
  return false;
}

} // namespace pentimento
