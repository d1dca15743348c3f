#pragma once

#include <string>
#include <vector>

#include "core/values/erasure_settings.h"

namespace pentimento {

/// One rung of the ladder: a suite, or an attack with its settings.
struct Rung {
  std::string name;       ///< As shown, and as `ladder --rung` takes it.
  std::string group;      ///< "black box", "text", "embedding", "white box", "sampler", "latent", "weights".
  std::string tier;       ///< What the prober may touch, "T0" … "T4"; reference §1.1.
  std::string suite;      ///< A built-in suite, or empty.
  std::string attack;     ///< An attack of the registry, or empty.
  SettingValues settings; ///< Of the attack, over its preset.
  int seeds = 0;          ///< Of each prompt of the suite; 0: as many as give the pictures asked for.
};

/// Every rung with its default settings, lowest tier first: the one place where these are.
const std::vector<Rung>& ladder_rungs();

/// Those of the tiers and of the names; empty lists leave none out. @throws Error(UnknownName) naming what
/// there is.
std::vector<Rung> pick_rungs(const std::vector<std::string>& tiers, const std::vector<std::string>& names);

/// The settings of a rung's attack with its searches made longer or shorter. @param budget 1 leaves them as
/// they are; 0.5 is half the steps, at least one. @throws Error(BadSetting) unless it is above 0.
SettingValues budgeted(SettingValues settings, double budget);

} // namespace pentimento
