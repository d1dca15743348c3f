#pragma once

#include <filesystem>

#include "core/probes/attacks/attack.h"
#include "core/probes/attacks/search/attack_search.h"

namespace pentimento {

/// An attack between two steps.
struct AttackCheckpoint {
  std::string run;                 ///< attack_fingerprint of the run it belongs to.
  int search = 0;                  ///< Which search is under way.
  int step = 0;                    ///< Its steps done.
  int found = 0;                   ///< Searches that ended because the target was seen.
  bool looked = true;              ///< Whether the look that was due after its last step is done.
  TensorMap data;                  ///< What the attack prepared before its first step.
  TensorMap state;                 ///< AttackSearch::state.
  std::vector<TensorMap> best;     ///< The best candidate of each search so far.
  std::vector<double> worth;       ///< How well the judge saw the target in each; −1 before the first look.
  std::optional<StopReason> ended; ///< Why it is over; empty while it goes on.
  torch::Tensor generator_state;   ///< uint8, of the CPU generator that draws everything.
  std::vector<AttackStep> curve;
  std::vector<AttackCandidate> candidates;
  std::int64_t unet_calls = 0;
  double seconds = 0.0;
};

/// What makes two runs the same: base, edited state, attack, side, target, settings, sampling, seed, library.
std::string attack_fingerprint(const AttackContext& context, const std::string& attack);

/// Complete or not at all: a kill leaves the file before. @throws Error(FileUnwritable).
void save_attack(const std::filesystem::path& path, const AttackCheckpoint& checkpoint);

/// @throws Error(BadFormat) when the file is no checkpoint of an attack, Error(BadSetting) when it belongs to
/// another run than `run`.
AttackCheckpoint load_attack(const std::filesystem::path& path, const std::string& run, torch::Device device);

} // namespace pentimento
