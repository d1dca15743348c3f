#pragma once

#include <string>
#include <vector>

#include "core/probes/attacks/attack.h"

namespace pentimento {

/// Every attack, in the order in which they are shown: by tier, T3 and T4 last.
std::vector<AttackDescription> attack_descriptions();

/// The attack of that name. @throws Error(UnknownName) naming the nearest one and all there are.
const Attack& find_attack(const std::string& name);

} // namespace pentimento
