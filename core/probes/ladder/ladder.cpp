#include "core/probes/ladder/ladder.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/erasure/settings.h"

namespace pentimento {
namespace {

constexpr int kManySeeds = 16;

Rung suite(std::string name, std::string of, int seeds = 0) {
  return {std::move(name), "black box", "T0", std::move(of), {}, {}, seeds};
}

Rung attack(std::string name, std::string group, std::string tier, std::string of,
            SettingValues settings = {}) {
  return {std::move(name), std::move(group), std::move(tier), {}, std::move(of), std::move(settings), 0};
}

std::vector<Rung> all_rungs() {
  const std::string preset = "preset";
  return {
      suite("direct", "direct"),
      suite("seed-search", "seed-search", kManySeeds),
      suite("synonym", "synonym"),
      suite("misspelling", "misspelling"),
      suite("language", "language"),
      suite("hypernym", "hypernym"),
      suite("composition", "combined"),
      suite("implicit", "implicit"),
      attack("ring-a-bell", "text", "T1", "ring-a-bell"),
      attack("rece-embedding", "embedding", "T2", "rece-embedding"),
      attack("concept-inversion", "embedding", "T2", "concept-inversion"),
      attack("unlearn-diff-atk", "white box", "T2", "unlearn-diff-atk"),
      attack("p4d", "white box", "T2", "p4d"),
      attack("longer", "sampler", "T3", "resampling", {{preset, std::string("longer")}}),
      attack("guidance", "sampler", "T3", "resampling", {{preset, std::string("guidance")}}),
      attack("other-sampler", "sampler", "T3", "resampling", {{preset, std::string("other-sampler")}}),
      attack("eta-noise", "sampler", "T3", "eta-noise"),
      attack("partial-diffusion", "sampler", "T3", "partial-diffusion"),
      attack("completion", "sampler", "T3", "completion"),
      attack("latent-inversion", "latent", "T3", "latent-inversion"),
      attack("recall", "latent", "T3", "recall"),
      attack("quantise-int8", "weights", "T4", "quantise", {{preset, std::string("int8")}}),
      attack("quantise-fp16", "weights", "T4", "quantise", {{preset, std::string("fp16")}}),
      attack("later-edit", "weights", "T4", "later-edit"),
      attack("fine-tune-unrelated", "weights", "T4", "fine-tune", {{"pictures_of", std::string("control")}}),
      attack("fine-tune", "weights", "T4", "fine-tune"),
  };
}

void require_known(const std::vector<std::string>& asked, const std::vector<std::string>& there,
                   const char* what) {
  for (const auto& one : asked) {
    if (std::ranges::find(there, one) != there.end()) continue;
    std::string known;
    for (const auto& each : there) known += (known.empty() ? "one of " : " ") + each;
    const auto nearest = nearest_name(one, there);
    throw Error(ErrorCode::UnknownName, std::string("the ladder has no such ") + what, known, one,
                nearest.empty() ? "" : "did you mean " + nearest + "?");
  }
}

} // namespace

const std::vector<Rung>& ladder_rungs() {
  static const std::vector<Rung> rungs = all_rungs();
  return rungs;
}

std::vector<Rung> pick_rungs(const std::vector<std::string>& tiers, const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const auto& rung : ladder_rungs()) known.push_back(rung.name);
  require_known(tiers, {"T0", "T1", "T2", "T3", "T4"}, "tier");
  require_known(names, known, "rung");
  const auto among = [](const std::vector<std::string>& list, const std::string& one) {
    return list.empty() || std::ranges::find(list, one) != list.end();
  };
  std::vector<Rung> picked;
  for (const auto& rung : ladder_rungs())
    if (among(tiers, rung.tier) && among(names, rung.name)) picked.push_back(rung);
  return picked;
}

SettingValues budgeted(SettingValues settings, double budget) {
  if (!(budget > 0.0)) // NaN compares false
    throw Error(ErrorCode::BadSetting, "the budget is out of range", "a number above 0",
                std::to_string(budget));
  const auto steps = settings.find("steps");
  if (steps != settings.end() && budget != 1.0) {
    const auto count = static_cast<double>(std::get<std::int64_t>(steps->second));
    steps->second = std::max<std::int64_t>(1, std::llround(count * budget));
  }
  return settings;
}

} // namespace pentimento
