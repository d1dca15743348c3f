#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/commands/attacks/attack_runner.h"
#include "core/probes/ladder/rung_result.h"
#include "core/values/prompt_case.h"

namespace pentimento::cli {

/// What `ladder` was asked for.
struct LadderOptions {
  AttackOptions attack; ///< `attacks` stays empty: the rungs name them.
  std::vector<std::string> tiers, rungs;
  double budget = 1.0;
};

/// What is shown of a rung beside its result.
struct RungEvidence {
  DrawnPicture worst, control; ///< Those that show the target most; without an image where nothing was drawn.
  Json details;                ///< Pictures, prompts and curves; null where nothing was drawn.
};

/// Climbs the rungs one after the other, each judged, counted and kept.
class LadderClimb {
 public:
  /// Checks what was asked for, then opens the model. @param given outlives it. @throws Error(UnknownName |
  /// BadSetting), and what opening throws.
  LadderClimb(Session& session, const LadderOptions& given);

  /// @param climbed after every rung, and before the first. @throws Stopped after the last call of it, and
  /// what cannot be laid at one rung's door.
  void go(const AttackReport& report, const std::function<void()>& climbed);

  AttackRunner& runner() { return runner_; }
  const std::vector<RungResult>& results() const { return results_; }
  const std::map<std::string, RungEvidence>& evidence() const { return evidence_; } ///< By the rung's name.
  const Proportion& false_alarms() const { return false_alarms_; }
  double earlier_seconds() const; ///< Of the climb that this one goes on from.

 private:
  void take_up(RungResult& result);
  void measure_false_alarms(const AttackReport& report);
  void climb(const AttackReport& report, RungResult& result);
  void climb_suite(const AttackReport& report, RungResult& result);
  void compare_seeds(const AttackReport& report, RungResult& result, const Suite& suite,
                     const std::vector<CellKey>& cells, const std::vector<CountedPicture>& after,
                     Json& details);
  void climb_attack(const AttackReport& report, RungResult& result);
  std::vector<CountedPicture> draw(const AttackReport& report, const Suite& suite,
                                   const std::vector<CellKey>& cells, Side side, const std::string& folder);
  std::string suite_replay(const Suite& suite, const std::vector<std::uint64_t>& seeds) const;

  Session& session_;
  const LadderOptions& given_;
  AttackRunner runner_;
  Plan plan_;
  std::vector<RungResult> results_;
  std::map<std::string, RungEvidence> evidence_;
  Proportion false_alarms_;
  std::optional<Json> earlier_; ///< Null where there was none.
};

/// The names alone, before any model is opened. @throws Error(UnknownName | BadSetting).
void check_ladder(const LadderOptions& given);

} // namespace pentimento::cli
