#include "app/cli/commands/attacks/attack_plan.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/arguments.h"
#include "core/base/error.h"
#include "core/erasure/settings.h"
#include "core/probes/attacks/attack_registry.h"
#include "core/probes/prompt_grammar.h"

namespace pentimento::cli {
namespace {

bool knows(const MethodDescription& method, const std::string& word) {
  const auto key = word.substr(0, word.find('='));
  if (key != "preset") return find_setting(method, key) != nullptr;
  const auto name = word.substr(std::min(word.size(), word.find('=') + 1));
  return std::ranges::any_of(method.presets, [&](const auto& preset) { return preset.name == name; });
}

void require_known(const std::string& word, const std::vector<const Attack*>& attacks) {
  std::vector<std::string> keys, names;
  for (const auto* attack : attacks) {
    const auto& method = attack->describe().method;
    if (knows(method, word)) return;
    names.push_back(method.name);
    for (const auto& setting : method.settings) keys.push_back(setting.key);
  }
  if (word.find('=') == std::string::npos || word.front() == '=')
    throw Error(ErrorCode::BadSetting, "--set does not name a value", "key=value", word);
  const auto key = word.substr(0, word.find('='));
  const auto nearest = nearest_name(key, keys);
  throw Error(
      ErrorCode::BadSetting, fmt::format("{} has no setting for {}", fmt::join(names, " or "), word), "", "",
      nearest.empty() || nearest == key ? fmt::format("`pentimento-cli attacks {}` lists them", names.front())
                                        : fmt::format("did you mean {}?", nearest));
}

std::string quoted(const std::string& word) {
  constexpr const char* kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=+,@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::vector<const Attack*> named(const AttackOptions& given) {
  std::vector<const Attack*> attacks;
  for (const auto& name : given.attacks) {
    const auto* attack = &find_attack(name);
    if (std::ranges::find(attacks, attack) == attacks.end()) attacks.push_back(attack);
  }
  return attacks;
}

} // namespace

std::string again(const std::string& out) {
  return out.empty() ? "again" : out + "-again";
}

std::string command_line(const std::vector<std::string>& words) {
  std::string line;
  for (const auto& word : words) line += (line.empty() ? "" : " ") + quoted(word);
  return line;
}

void check_attacks(const AttackOptions& given) {
  plan_attacks(given, 64);
}

void check_words(const std::vector<std::string>& words, const std::vector<const Attack*>& attacks) {
  for (const auto& word : words) require_known(word, attacks);
}

PlannedAttack plan_attack(const Attack& attack, const std::vector<std::string>& words,
                          const SettingValues& beneath, int unet_width) {
  const auto& method = attack.describe().method;
  std::vector<std::string> own;
  for (const auto& word : words)
    if (knows(method, word)) own.push_back(word);
  PlannedAttack one{&attack, parse_settings(own, method), {}};
  auto values = one.given;
  values.insert(beneath.begin(), beneath.end()); // what was given stays
  one.settings = resolved_settings(method, values, unet_width);
  return one;
}

std::vector<PlannedAttack> plan_attacks(const AttackOptions& given, int unet_width) {
  const auto attacks = named(given);
  check_words(given.settings, attacks);
  std::vector<PlannedAttack> planned;
  for (const auto* attack : attacks) planned.push_back(plan_attack(*attack, given.settings, {}, unet_width));
  return planned;
}

std::string target_of(const AttackOptions& given, const EditStack& edits) {
  if (!given.target.empty()) return given.target;
  for (const auto& layer : edits.layers())
    for (const auto& pair : layer.delta->origin.pairs)
      if (!pair.target.empty()) return pair.target;
  throw Error(ErrorCode::BadSetting, "the edits do not say what they erase", "a target", "none",
              "name it with --target");
}

std::string control_word_of(const AttackOptions& given, const std::string& target, const EditStack& edits,
                            const Vocabulary& vocabulary) {
  if (!given.control_word.empty()) {
    if (given.control_word == target)
      throw Error(ErrorCode::BadSetting, "the control word is the target", "a word that was not erased",
                  target);
    return given.control_word;
  }
  std::set<std::string> spoken{target};
  for (const auto& layer : edits.layers()) {
    const auto& origin = layer.delta->origin;
    for (const auto& pair : origin.pairs) spoken.insert({pair.target, pair.anchor});
    spoken.insert(origin.kept.begin(), origin.kept.end());
  }
  const auto* object = find_object(vocabulary, target);
  for (const auto& other : vocabulary.objects)
    if (!spoken.count(other.name) && !is_sensitive(vocabulary, other.name) &&
        (!object || other.family != object->family))
      return other.name;
  for (const char* plain : {"chair", "clock", "boat", "flower"})
    if (!spoken.count(plain)) return plain;
  return "thing";
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

std::string replay_line(const AttackOptions& given, const PlannedAttack& planned, const std::string& target,
                        const std::string& control_word, const SamplingSettings& sampling) {
  std::vector<std::string> words{"pentimento-cli", "attack", given.model, "--edit"};
  words.insert(words.end(), given.edits.begin(), given.edits.end());
  words.insert(words.end(), {"--target", target, "--control", control_word, "--attack",
                             planned.attack->describe().method.name});
  words.push_back("--set");
  for (const auto& [key, value] : planned.settings) words.push_back(key + "=" + setting_text(value));
  words.insert(words.end(), {"--images", std::to_string(given.images), "--seed", std::to_string(given.seed),
                             "--scheduler", sampling.scheduler, "--steps", std::to_string(sampling.steps),
                             "--guidance", fmt::format("{:g}", sampling.guidance)});
  if (!given.judge.empty()) words.insert(words.end(), {"--judge", given.judge});
  words.insert(words.end(), {"--out", again(given.out)});
  return command_line(words);
}

} // namespace pentimento::cli
