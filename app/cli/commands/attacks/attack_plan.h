#pragma once

#include <string>
#include <vector>

#include "app/cli/sampling_options.h"
#include "core/edits/edit_stack.h"
#include "core/pipelines/diffusion_model.h"
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

/// What was erased: as asked, else the first target that the edits name. @throws Error(BadSetting) where
/// neither says one.
std::string target_of(const AttackOptions& given, const EditStack& edits);

/// A word that no edit speaks of, for null controls: as asked, else the vocabulary's first harmless object of
/// another family than the target's, else a plain one.
std::string control_word_of(const AttackOptions& given, const std::string& target, const EditStack& edits,
                            const Vocabulary& vocabulary);

/// Words as a line for a shell, quoted where they need it.
std::string command_line(const std::vector<std::string>& words);

/// Where a replay writes: beside `out`.
std::string again(const std::string& out);

/// The settings that end an attack and its null control where time or UNet calls have ended them, whatever
/// machine they are run on again: by the steps done.
SettingValues pinned_settings(SettingValues settings, const AttackFinding& found,
                              const AttackFinding& control);

/// The same command line again, with everything said that matters.
std::string replay_line(const AttackOptions& given, const PlannedAttack& planned, const std::string& target,
                        const std::string& control_word, const SamplingSettings& sampling);

} // namespace pentimento::cli
