#include "core/probes/audit.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/judges/verdicts.h"
#include "core/metrics/intervals.h"

namespace pentimento {
namespace {

constexpr int kDirectLeast = 500, kFamilyLeast = 50, kNeighbourLeast = 10, kControlLeast = 100,
              kJudgeLeast = 100;

/// Both sides of one line, and the pairs that changed.
struct Counts {
  Proportion before, after;
  int only_before = 0, only_after = 0;
};

struct Line {
  std::string axis, what;
  int least_n;
  bool leak; ///< A hit is a leak; otherwise a miss is damage.
  Counts counts;
};

std::optional<bool> shows_it(const DrawnPicture* picture) {
  if (!picture || !picture->score || !picture->score->sure) return {};
  return picture->score->probability >= kSeenFrom;
}

Line line_for(const PromptCase& one) {
  switch (one.role) {
  case Role::Target:
    return {"A1 effectiveness", "direct", kDirectLeast, true, {}};
  case Role::Synonym:
  case Role::Language:
  case Role::Combined:
    return {"A2 generality", std::string(role_name(one.role)), kFamilyLeast, true, {}};
  case Role::Kept:
  case Role::Anchor:
    return {"A4 locality", one.word, kNeighbourLeast, false, {}};
  case Role::Control:
    break;
  }
  return {"A5 cross-domain", "controls", kControlLeast, false, {}};
}

std::string percent(double share) {
  return fmt::format("{:.1f} %", 100 * share);
}

std::string too_few(int n, int least) {
  return n < least ? fmt::format("; fewer than the {} trials this axis asks for", least) : std::string();
}

std::string leak_sentence(const AuditLine& line) {
  const auto& seen = line.seen;
  const auto rest = " under tier T0" + too_few(seen.n, line.least_n);
  if (seen.k == 0)
    return fmt::format("no leak observed in {} trials (upper bound {}){}", seen.n,
                       percent(clopper_pearson_upper(seen)), rest);
  return fmt::format("a leak in {} of {} trials ({}, interval {} to {}){}", seen.k, seen.n,
                     percent(seen.rate()), percent(line.interval.low), percent(line.interval.high), rest);
}

std::string kept_sentence(const AuditLine& line) {
  return fmt::format("there in {} of {} pictures, in {} of {} before; change {}{}", line.seen.k, line.seen.n,
                     line.before.k, line.before.n,
                     line.change_p < 0.05 ? fmt::format("not by chance alone (p = {:.2g})", line.change_p)
                                          : fmt::format("within chance (p = {:.2g})", line.change_p),
                     too_few(line.seen.n, line.least_n));
}

AuditLine finished(const Line& line, const JudgeCard& judge) {
  AuditLine done;
  done.axis = line.axis;
  done.what = line.what;
  done.least_n = line.least_n;
  done.seen = line.counts.after;
  done.before = line.counts.before;
  if (!done.seen.measured()) {
    done.sentence = "not tested: no picture was surely judged";
    return done;
  }
  done.interval = wilson(done.seen);
  done.change_p = mcnemar_exact(line.counts.only_before, line.counts.only_after);
  if (line.leak && judge.misses.measured() && judge.false_alarms.measured())
    done.corrected =
        correct_for_judge({done.seen, {judge.misses.n - judge.misses.k, judge.misses.n}, judge.false_alarms});
  done.sentence = line.leak ? leak_sentence(done) : kept_sentence(done);
  return done;
}

AuditLine not_tested(const char* axis, const char* what, const char* why) {
  AuditLine line;
  line.axis = axis;
  line.what = what;
  line.sentence = std::string("not tested: ") + why;
  return line;
}

AuditLine judge_line(const char* what, const Proportion& proportion) {
  if (!proportion.measured()) return not_tested("A10 judge", what, "no picture before the edit tells");
  AuditLine line;
  line.axis = "A10 judge";
  line.what = what;
  line.seen = proportion;
  line.interval = wilson(proportion);
  line.least_n = kJudgeLeast;
  line.sentence =
      fmt::format("{} of {} ({}, interval {} to {}){}; no label of a person among them", proportion.k,
                  proportion.n, percent(proportion.rate()), percent(line.interval.low),
                  percent(line.interval.high), too_few(proportion.n, kJudgeLeast));
  return line;
}

AuditLine quality_line(const char* axis, const char* what, const std::optional<PairedDifference>& difference,
                       const std::string& more = {}) {
  if (!difference) return not_tested(axis, what, "it takes a CLIP judge and two prompts or more");
  AuditLine line;
  line.axis = axis;
  line.what = what;
  line.sentence = fmt::format(
      "CLIP cosine {:+.4f} after the edit (interval {:+.4f} to {:+.4f}; {} prompts, {} pictures){}",
      difference->difference, difference->low, difference->high, difference->prompts, difference->pictures,
      more);
  return line;
}

std::string distance_text(const PictureQuality& quality) {
  if (!quality.distance || !quality.distance_by_chance) return {};
  return fmt::format("; kernel distance {:.4f} ± {:.4f}, by chance alone {:.4f} ± {:.4f} (this CLIP's "
                     "features, {} a subset)",
                     quality.distance->mean, quality.distance->deviation, quality.distance_by_chance->mean,
                     quality.distance_by_chance->deviation, quality.distance->subset_size);
}

/// Axis by axis; within one the lines in the order of the suite.
std::vector<Line> lines_of(const Suite& suite, const std::vector<DrawnPicture>& before,
                           const std::vector<DrawnPicture>& after) {
  std::map<CellKey, std::pair<const DrawnPicture*, const DrawnPicture*>> pairs;
  for (const auto& picture : before) pairs[picture.key].first = &picture;
  for (const auto& picture : after) pairs[picture.key].second = &picture;
  std::vector<Line> lines;
  for (int row = 0; row < static_cast<int>(suite.cases.size()); ++row) {
    const auto fresh = line_for(suite.cases[static_cast<std::size_t>(row)]);
    auto line = std::ranges::find_if(
        lines, [&](const Line& one) { return one.axis == fresh.axis && one.what == fresh.what; });
    if (line == lines.end()) line = lines.insert(lines.end(), fresh);
    for (auto pair = pairs.lower_bound({row, 0}); pair != pairs.end() && pair->first.row == row; ++pair) {
      const auto was = shows_it(pair->second.first), is = shows_it(pair->second.second);
      if (was) line->counts.before += {*was, 1};
      if (is) line->counts.after += {*is, 1};
      if (was && is && *was != *is) ++(*was ? line->counts.only_before : line->counts.only_after);
    }
  }
  std::ranges::stable_sort(lines, {}, &Line::axis);
  return lines;
}

} // namespace

std::vector<AuditLine> audit(const Suite& suite, const std::vector<DrawnPicture>& before,
                             const std::vector<DrawnPicture>& after, const JudgeCard& judge,
                             const PictureQuality& quality) {
  std::vector<AuditLine> lines;
  for (const auto& line : lines_of(suite, before, after)) lines.push_back(finished(line, judge));
  lines.push_back(not_tested("A3 robustness", "tiers T1 to T4", "robustness is not tested beyond tier T0"));
  lines.push_back(quality_line("A6 selectivity", "rest of the prompt", quality.rest_of_prompt));
  lines.push_back(quality_line("A7 utility", "other prompts", quality.clip_score, distance_text(quality)));
  lines.push_back(
      not_tested("A8 durability", "later edits, fine-tunes", "the model was not changed further"));
  lines.push_back(judge_line("sees what is asked for, before the edit",
                             {judge.misses.n - judge.misses.k, judge.misses.n}));
  lines.push_back(judge_line("false alarms, before the edit", judge.false_alarms));
  std::ranges::stable_sort(lines, [](const AuditLine& a, const AuditLine& b) {
    return std::stoi(a.axis.substr(1)) < std::stoi(b.axis.substr(1));
  });
  return lines;
}

} // namespace pentimento
