#pragma once

#include <string>
#include <vector>

#include "app/cli/sampling_options.h"
#include "core/probes/attacks/attack.h"

namespace pentimento::cli {

/// What `attack` was asked for.
struct AttackOptions {
  std::string model, out, judge, target, control_word;
  std::vector<std::string> edits, attacks, settings;
  int images = 16;
  std::uint64_t seed = 41;
  SamplingOptions sampling;
  bool resume = false;
};

/// One attack with its settings complete.
struct PlannedAttack {
  const Attack* attack = nullptr;
  SettingValues given;    ///< What the command line set.
  SettingValues settings; ///< All of them.
};

/// The attacks by name; a setting goes to every one that has it. @param unet_width of the UNet's first block.
/// @throws Error(UnknownName) for an attack or a preset, Error(BadSetting) for a setting that none has.
std::vector<PlannedAttack> plan_attacks(const AttackOptions& given, int unet_width);

/// One attack with the settings among `words` that it has, over those `beneath`. @throws Error(BadSetting |
/// UnknownName).
PlannedAttack plan_attack(const Attack& attack, const std::vector<std::string>& words,
                          const SettingValues& beneath, int unet_width);

/// Refuses "key=value" words that none of the attacks has. @throws Error(BadSetting) naming the nearest.
void check_words(const std::vector<std::string>& words, const std::vector<const Attack*>& attacks);

/// The names alone, before any model is opened. @throws as plan_attacks.
void check_attacks(const AttackOptions& given);

/// Where a replay writes: beside `out`.
std::string again(const std::string& out);

/// The same command line again, with everything said that matters.
std::string replay_line(const AttackOptions& given, const PlannedAttack& planned, const std::string& target,
                        const std::string& control_word, const SamplingSettings& sampling);

} // namespace pentimento::cli
