#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/edits/edit_stack.h"
#include "core/judges/clip_judge.h"
#include "core/probes/attacks/attack.h"

namespace pentimento {

/// What was erased: as asked, else the first target that the edits name. @throws Error(BadSetting) where
/// neither says one.
std::string attacked_target(const std::string& asked, const EditStack& edits);

/// A word that no edit speaks of, for null controls: as asked, else the vocabulary's first harmless object of
/// another family than the target's, else a plain one. @throws Error(BadSetting) for the target itself.
std::string attack_control_word(const std::string& asked, const std::string& target, const EditStack& edits,
                                const Vocabulary& vocabulary);

/// What the judge chooses among: the vocabulary, or what the edits and the attack speak of; empty where these
/// are fewer than two words.
std::vector<LabelGroup> attack_labels(const EditStack& edits, const std::string& target,
                                      const std::string& control_word, const Vocabulary& vocabulary);

/// The settings that end an attack and its null control where time or UNet calls have ended them, whatever
/// machine they are run on again: by the steps done.
SettingValues pinned_settings(SettingValues settings, const AttackFinding& found,
                              const AttackFinding& control);

/// Everything that matters to run an attack again.
struct AttackReplay {
  std::string model;
  std::vector<std::string> edits; ///< Files, each with ":strength" where it is not 1.
  std::string target, control_word, attack;
  SettingValues settings;
  int images = 16;
  std::uint64_t seed = 41;
  SamplingSettings sampling;
  std::string judge; ///< A folder; empty for the model's own.
  std::string out;
};

/// The command line `pentimento-cli attack …` of it.
std::string replay_line(const AttackReplay& replay);

/// Words as a line for a shell, quoted where they need it.
std::string command_line(const std::vector<std::string>& words);

} // namespace pentimento
