#include "core/values/concept.h"

namespace pentimento {

std::string plan_title(const Plan& plan) {
  std::string title;
  for (const auto& pair : plan.pairs) {
    if (!title.empty()) title += ", ";
    title += pair.target;
    if (!pair.anchor.empty()) title += " → " + pair.anchor;
  }
  return title;
}

} // namespace pentimento
