#pragma once

#include <cstdint>
#include <optional>
#include <random>

#include "core/values/label_request.h"

namespace pentimento {

/// When the online detector asks. The defaults are those of its design; see OnlineDetector.
struct QuerySettings {
  int planned = 0;           ///< Pictures that will come; at least 1.
  double threshold = 0.4;    ///< τ_q, hinge units: nearer margins are asked about.
  double audit_rate = 0.0;   ///< ρ; 0 takes max(.02, 90 / planned).
  int burst = 10;            ///< Pictures asked about after each checkpoint.
  int alarm_burst = 20;      ///< The same once the audit alarm has fired.
  int queue_limit = 64;      ///< Open questions beyond which margin items are thinned.
  std::optional<int> budget; ///< Labels to be had in all; empty: as many as are asked for.
  std::uint64_t seed = 1;    ///< Of the coin, std::mt19937_64.
  bool operator==(const QuerySettings&) const = default;
};

/// One decision. `probability` was fixed before the coin was thrown.
struct QueryDecision {
  bool asked = false;
  AskReason reason = AskReason::NotAsked;
  double probability = 0.0;
  double coin = 0.0; ///< In [0, 1): asked where it is below the probability.
};

/// Decides with which probability the auditor is asked about a picture, and throws the coin; one coin a
/// picture, whatever is decided, so that a log replays.
///
/// Without a budget: 1 near the margin, on disagreement and in a burst, else ρ. Margin items beyond the
/// queue's limit are thinned by halves; burst and audit items never are.
///
/// With a budget of L labels for N planned pictures exactly min(L, N) are asked. Four standard deviations of
/// what the audit will still need are set aside; when the rest does not cover the margin items to be
/// expected, these are thinned by halves as well (down to ρ, never to 0), and as soon as the labels left
/// cover all pictures left, all are asked: the last labels go to the last state of the model, whose verdict
/// counts. Thinning takes few distinct values, because pictures asked about with one probability form one
/// stratum of the interval.
class QueryPolicy {
 public:
  /// @throws Error(BadSetting).
  explicit QueryPolicy(const QuerySettings& settings);

  /// @param teacher, student the margins. @param checkpoint a new one starts a burst. @param open questions
  /// not answered yet.
  QueryDecision decide(double teacher, double student, int checkpoint, int open);

  /// The audit sees more errors than it should: a burst starts now, and bursts are longer from now on.
  void alarm();

  double audit_rate() const { return audit_rate_; }
  int asked() const { return asked_; }

 private:
  struct Wish {
    double probability;
    AskReason reason;
  };
  Wish wish(double teacher, double student, int open);
  Wish within_budget(const Wish& wish) const;

  QuerySettings settings_;
  double audit_rate_;
  std::mt19937_64 random_;
  int seen_ = 0;
  int asked_ = 0;
  int wanted_ = 0; ///< Pictures that would be asked about without a budget, audit apart.
  int burst_length_;
  int burst_left_ = 0;
  std::optional<int> checkpoint_;
};

} // namespace pentimento
