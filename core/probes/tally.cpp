#include "core/probes/tally.h"

#include <algorithm>
#include <map>

#include "core/judges/verdicts.h"
#include "core/metrics/intervals.h"
#include "core/probes/prompt_grammar.h"

namespace pentimento {
namespace {

const PromptCase* case_of(const Suite& suite, const DrawnPicture& picture) {
  const auto row = static_cast<std::size_t>(picture.key.row);
  return picture.key.row >= 0 && row < suite.cases.size() ? &suite.cases[row] : nullptr;
}

bool is_sure(const DrawnPicture& picture) {
  return picture.score && picture.score->sure;
}
bool shows_it(const DrawnPicture& picture) {
  return picture.score->probability >= kSeenFrom;
}

std::string leak_label(Role role) {
  return role == Role::Target ? "direct" : std::string(role_name(role));
}
std::string miss_label(const PromptCase& one) {
  return one.role == Role::Control ? "controls" : one.word;
}

/// Pictures before the edit that do not ask for any target but were judged to show one.
Proportion false_alarms(const Suite& suite, const std::vector<DrawnPicture>& before, const Plan& plan,
                        const Vocabulary& vocabulary) {
  Proportion count;
  for (const auto& picture : before) {
    const auto* one = case_of(suite, picture);
    if (!one || asks_for_target(one->role) || !is_sure(picture)) continue;
    const bool style = find_style(vocabulary, one->judged) != nullptr;
    bool comparable = false, alarm = false;
    for (const auto& pair : plan.pairs) {
      if ((find_style(vocabulary, pair.target) != nullptr) != style || pair.target == one->judged) continue;
      comparable = true;
      alarm = alarm || picture.score->top_label == pair.target;
    }
    if (comparable) count += {alarm ? 1 : 0, 1};
  }
  return count;
}

/// Rows in the order of the suite, each there before it has pictures.
class Rows {
 public:
  ProbeResult& at(const std::string& label, Role role) {
    const auto found = index_.find(label);
    if (found != index_.end()) return rows_[found->second];
    index_[label] = rows_.size();
    rows_.push_back({label, role});
    return rows_.back();
  }
  std::vector<ProbeResult> take() {
    for (auto& row : rows_) {
      row.interval = wilson(row.bad);
      if (!row.bad.measured()) row.problem = "not run";
    }
    sort_worst_first(rows_);
    return std::move(rows_);
  }

 private:
  std::vector<ProbeResult> rows_;
  std::map<std::string, std::size_t> index_;
};

} // namespace

void sort_worst_first(std::vector<ProbeResult>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const ProbeResult& a, const ProbeResult& b) {
    if (a.bad.measured() != b.bad.measured()) return a.bad.measured();
    if (a.interval.low != b.interval.low) return a.interval.low > b.interval.low;
    return a.bad.rate() > b.bad.rate();
  });
}

std::optional<CellKey> worst_picture(const Suite& suite, const std::vector<DrawnPicture>& pictures,
                                     const ProbeResult& row) {
  const bool leak = asks_for_target(row.role);
  const DrawnPicture* worst = nullptr;
  for (const auto& picture : pictures) {
    const auto* one = case_of(suite, picture);
    if (!one || one->role != row.role || !is_sure(picture)) continue;
    if ((leak ? leak_label(one->role) : miss_label(*one)) != row.label) continue;
    const double now = picture.score->probability;
    if (!worst || (leak ? now > worst->score->probability : now < worst->score->probability))
      worst = &picture;
  }
  return worst ? std::optional(worst->key) : std::nullopt;
}

EvidencePanel tally(const Suite& suite, const std::vector<DrawnPicture>& before,
                    const std::vector<DrawnPicture>& after, const Plan& plan, const Vocabulary& vocabulary) {
  EvidencePanel panel;
  const auto alarms = false_alarms(suite, before, plan, vocabulary);
  Rows leaks, misses;
  for (const auto& one : suite.cases) {
    if (asks_for_target(one.role))
      leaks.at(leak_label(one.role), one.role).control = alarms;
    else
      misses.at(miss_label(one), one.role);
  }
  for (const auto& picture : before)
    if (const auto* one = case_of(suite, picture); one && !asks_for_target(one->role) && is_sure(picture))
      misses.at(miss_label(*one), one->role).control += {shows_it(picture) ? 0 : 1, 1};
  for (const auto& picture : after) {
    const auto* one = case_of(suite, picture);
    if (!one) continue;
    if (!is_sure(picture)) {
      ++panel.not_scored;
      continue;
    }
    const bool seen = shows_it(picture);
    if (asks_for_target(one->role))
      leaks.at(leak_label(one->role), one->role).bad += {seen ? 1 : 0, 1};
    else
      misses.at(miss_label(*one), one->role).bad += {seen ? 0 : 1, 1};
    if (asks_for_target(one->role))
      panel.leak_total += {seen ? 1 : 0, 1};
    else if (one->role == Role::Kept)
      panel.kept_total += {seen ? 1 : 0, 1};
  }
  panel.leaks = leaks.take();
  panel.misses = misses.take();
  panel.leak_interval = wilson(panel.leak_total);
  return panel;
}

std::vector<Proportion> within_seeds(const Suite& suite, const std::vector<DrawnPicture>& pictures) {
  std::map<int, std::map<std::uint64_t, bool>> seen; // of each row, by seed
  for (const auto& picture : pictures)
    if (case_of(suite, picture))
      seen[picture.key.row][picture.key.seed] = is_sure(picture) && shows_it(picture);
  std::vector<Proportion> within;
  for (const auto& [row, by_seed] : seen) {
    std::size_t looks = 0;
    bool any = false;
    for (const auto& [seed, shown] : by_seed) {
      any = any || shown;
      if (within.size() <= looks) within.resize(looks + 1);
      within[looks++] += {any ? 1 : 0, 1};
    }
  }
  return within;
}

SnapshotCounts count_snapshot(const Suite& suite, const std::vector<DrawnPicture>& pictures, int index,
                              int step) {
  const auto panel = tally(suite, {}, pictures, {}, {});
  return {index, step, panel.leak_total, panel.kept_total};
}

void measure_judge(JudgeCard& card, const Suite& suite, const std::vector<DrawnPicture>& before,
                   const Plan& plan, const Vocabulary& vocabulary) {
  card.false_alarms = false_alarms(suite, before, plan, vocabulary);
  card.misses = {};
  card.not_sure = 0;
  for (const auto& picture : before) {
    if (!case_of(suite, picture) || !picture.score) continue;
    if (!is_sure(picture))
      ++card.not_sure;
    else
      card.misses += {shows_it(picture) ? 0 : 1, 1};
  }
}

} // namespace pentimento
