#include "core/probes/attacks/attack_brief.h"

#include <set>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/probes/prompt_grammar.h"
#include "core/probes/suite_labels.h"

namespace pentimento {
namespace {

/// All that the edits name.
std::set<std::string> spoken_of(const EditStack& edits) {
  std::set<std::string> words;
  for (const auto& layer : edits.layers()) {
    const auto& origin = layer.delta->origin;
    for (const auto& pair : origin.pairs) words.insert({pair.target, pair.anchor});
    words.insert(origin.kept.begin(), origin.kept.end());
  }
  return words;
}

std::string quoted(const std::string& word) {
  constexpr const char* kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=+,@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

} // namespace

std::string attacked_target(const std::string& asked, const EditStack& edits) {
  if (!asked.empty()) return asked;
  for (const auto& layer : edits.layers())
    for (const auto& pair : layer.delta->origin.pairs)
      if (!pair.target.empty()) return pair.target;
  throw Error(ErrorCode::BadSetting, "the edits do not say what they erase", "a target", "none",
              "name it with --target");
}

std::string attack_control_word(const std::string& asked, const std::string& target, const EditStack& edits,
                                const Vocabulary& vocabulary) {
  if (!asked.empty()) {
    if (asked == target)
      throw Error(ErrorCode::BadSetting, "the control word is the target", "a word that was not erased",
                  target);
    return asked;
  }
  auto spoken = spoken_of(edits);
  spoken.insert(target);
  const auto* object = find_object(vocabulary, target);
  for (const auto& other : vocabulary.objects)
    if (!spoken.count(other.name) && !is_sensitive(vocabulary, other.name) &&
        (!object || other.family != object->family))
      return other.name;
  for (const char* plain : {"chair", "clock", "boat", "flower"})
    if (!spoken.count(plain)) return plain;
  return "thing";
}

std::vector<LabelGroup> attack_labels(const EditStack& edits, const std::string& target,
                                      const std::string& control_word, const Vocabulary& vocabulary) {
  Suite suite;
  const auto add = [&](const std::string& word) {
    PromptCase one;
    one.judged = word;
    suite.cases.push_back(one);
  };
  add(target);
  add(control_word);
  for (const auto& layer : edits.layers()) {
    for (const auto& pair : layer.delta->origin.pairs) {
      add(pair.target);
      add(pair.anchor);
    }
    for (const auto& kept : layer.delta->origin.kept) add(kept);
  }
  return judge_labels(suite, vocabulary);
}

SettingValues pinned_settings(SettingValues settings, const AttackFinding& found,
                              const AttackFinding& control) {
  const auto cut = [](const AttackFinding& finding) {
    return finding.stop == StopReason::Seconds || finding.stop == StopReason::UnetCalls;
  };
  if (!cut(found) && !cut(control)) return settings;
  const auto limit = [&](const AttackFinding& finding) { // of one that was not cut, a step that is never done
    return static_cast<std::int64_t>(finding.curve.size()) + (cut(finding) ? 0 : 1);
  };
  settings["max_seconds"] = std::int64_t{0};
  settings["max_unet_calls"] = std::int64_t{0};
  settings["max_steps"] = limit(found);
  settings["control_max_steps"] = limit(control);
  return settings;
}

std::string replay_line(const AttackReplay& replay) {
  std::vector<std::string> words{"pentimento-cli", "attack", replay.model, "--edit"};
  words.insert(words.end(), replay.edits.begin(), replay.edits.end());
  words.insert(words.end(), {"--target", replay.target, "--control", replay.control_word, "--attack",
                             replay.attack, "--set"});
  for (const auto& [key, value] : replay.settings) words.push_back(key + "=" + setting_text(value));
  words.insert(words.end(),
               {"--images", std::to_string(replay.images), "--seed", std::to_string(replay.seed),
                "--scheduler", replay.sampling.scheduler, "--steps", std::to_string(replay.sampling.steps),
                "--guidance", fmt::format("{:g}", replay.sampling.guidance)});
  if (!replay.judge.empty()) words.insert(words.end(), {"--judge", replay.judge});
  words.insert(words.end(), {"--out", replay.out});
  return command_line(words);
}

std::string command_line(const std::vector<std::string>& words) {
  std::string line;
  for (const auto& word : words) line += (line.empty() ? "" : " ") + quoted(word);
  return line;
}

} // namespace pentimento
