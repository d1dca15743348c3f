#include "core/judges/query_policy.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/base/error.h"

namespace pentimento {
namespace {

constexpr int kAudited = 90; // what one reported number needs
constexpr double kLeastRate = 0.02;

/// The largest of 1, 1/2, 1/4 … that is at most `share`, but not below `least`.
double by_halves(double share, double least) {
  double keep = 1;
  while (keep > share && keep > least) keep /= 2;
  return std::max(keep, least);
}

void check(bool fine, const char* what, const char* expected, double got) {
  if (!fine) throw Error(ErrorCode::BadSetting, what, expected, std::to_string(got));
}

} // namespace

QueryPolicy::QueryPolicy(const QuerySettings& settings)
    : settings_(settings),
      audit_rate_(settings.audit_rate > 0
                      ? settings.audit_rate
                      : std::max(kLeastRate, double(kAudited) / std::max(settings.planned, 1))),
      random_(settings.seed), burst_length_(settings.burst) {
  check(settings.planned > 0, "the detector must know how many pictures will come", "1 or more",
        settings.planned);
  check(settings.threshold >= 0, "the query threshold is negative", "0 or more", settings.threshold);
  check(settings.audit_rate >= 0 && settings.audit_rate <= 1, "the audit rate is out of range", "0 to 1",
        settings.audit_rate);
  check(settings.burst >= 0 && settings.alarm_burst >= settings.burst, "the bursts are out of order",
        "0 <= burst <= alarm burst", settings.burst);
  check(settings.queue_limit > 0, "the label queue has no room", "1 or more", settings.queue_limit);
  check(!settings.budget || *settings.budget >= 0, "the label budget is negative", "0 or more",
        settings.budget.value_or(0));
  audit_rate_ = std::min(audit_rate_, 1.0);
}

void QueryPolicy::alarm() {
  burst_length_ = settings_.alarm_burst;
  burst_left_ = burst_length_;
}

QueryPolicy::Wish QueryPolicy::wish(double teacher, double student, int open) {
  if (burst_left_ > 0) {
    --burst_left_;
    return {1.0, AskReason::Burst};
  }
  const bool near = std::abs(teacher) <= settings_.threshold;
  if (!near && teacher * student >= 0) return {audit_rate_, AskReason::Audit};
  const double room = open < settings_.queue_limit ? 1.0 : double(settings_.queue_limit) / (2.0 * (open + 1));
  const double keep = by_halves(room, audit_rate_);
  return {keep, near ? AskReason::Margin : AskReason::Disagreement};
}

QueryPolicy::Wish QueryPolicy::within_budget(const Wish& wish) const {
  if (!settings_.budget) return wish;
  const double left = *settings_.budget - asked_;
  const double pictures = settings_.planned - seen_; // this one among them
  if (left <= 0) return {0.0, AskReason::NotAsked};
  const bool audit = wish.reason == AskReason::Audit;
  if (left >= pictures) return {1.0, audit ? AskReason::Rest : wish.reason};
  if (audit) return wish;
  const double rho = audit_rate_;
  const double set_aside = std::ceil(rho * pictures + 4 * std::sqrt(rho * (1 - rho) * pictures));
  const double free = left - set_aside;
  if (free < 1) return {rho, AskReason::Audit};
  if (wish.reason == AskReason::Burst) return wish;
  const double to_come = pictures * (wanted_ + 5.0) / (seen_ + 50.0);
  const double keep = std::min(wish.probability, by_halves(free / to_come, rho));
  return {keep, keep > rho ? wish.reason : AskReason::Audit};
}

QueryDecision QueryPolicy::decide(double teacher, double student, int checkpoint, int open) {
  if (checkpoint_ && *checkpoint_ != checkpoint) burst_left_ = burst_length_;
  checkpoint_ = checkpoint;
  const Wish wanted = wish(teacher, student, open);
  const Wish granted = within_budget(wanted);
  QueryDecision decision;
  decision.probability = granted.probability;
  decision.coin = static_cast<double>(random_() >> 11) * 0x1.0p-53;
  decision.asked = decision.coin < granted.probability;
  decision.reason = granted.reason;
  ++seen_;
  asked_ += decision.asked;
  wanted_ += wanted.reason != AskReason::Audit;
  return decision;
}

} // namespace pentimento
