#pragma once

#include "core/probes/attacks/attack.h"

namespace pentimento {

/// An attack that asks plain sentences about the target and turns something else than words: the sampler, or
/// the weights. Every setting "sentences" is how many of them.
class PlainAttack : public Attack {
 public:
  /// The target's sentence that a picture with this seed is asked with, whatever its null control asks.
  static std::string target_sentence(const AttackContext& context, std::uint64_t seed);
  /// The same about any word.
  static std::string sentence_about(const std::string& word, const AttackContext& context,
                                    std::uint64_t seed);

 protected:
  /// With `asks_control_word`, that there is one. @throws Error(BadPrompt).
  void check(const AttackContext& context) const override;
  AttackFinding search(AttackContext& context) const final;
  /// What is done before the sentences are read: attacks on the weights alter the model here and may leave
  /// any side in place.
  virtual void prepare(AttackContext& /*context*/, AttackFinding& /*finding*/) const {}
  /// The sentences that are asked; about the target, or the control word where the null control asks for it.
  virtual std::vector<std::string> sentences(const AttackContext& context) const;
  /// Whether the null control asks for the control word in place of the target.
  virtual bool asks_control_word() const { return false; }
  /// How the pictures come about, named behind their sentence; empty where these are drawn as always.
  virtual std::string note(const AttackContext& context) const = 0;
};

/// @param what is wrong without one, and what is expected. @throws Error(BadPrompt) unless there is a word
/// other than the target.
void need_control_word(const AttackContext& context, const std::string& what, const std::string& expected);

/// The setting "sentences" of every plain attack.
SettingDescription sentences_setting();

} // namespace pentimento
