#include "app/cli/commands/attacks/attack_plan.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/arguments.h"
#include "core/base/error.h"
#include "core/erasure/settings.h"
#include "core/probes/attacks/attack_brief.h"
#include "core/probes/attacks/attack_registry.h"

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

std::string replay_line(const AttackOptions& given, const PlannedAttack& planned, const std::string& target,
                        const std::string& control_word, const SamplingSettings& sampling) {
  return pentimento::replay_line({given.model, given.edits, target, control_word,
                                  planned.attack->describe().method.name, planned.settings, given.images,
                                  given.seed, sampling, given.judge, again(given.out)});
}

} // namespace pentimento::cli
