#include "core/project/record/probe_panel.h"

#include <cmath>

#include "core/probes/tally.h"
#include "core/project/record/interval_json.h"

namespace pentimento {
namespace {

Document json_of_before(const Proportion& proportion) {
  if (!proportion.measured()) return nullptr;
  return {{"k", proportion.k}, {"n", proportion.n}, {"rate", proportion.rate()}};
}

Document json_of(const std::optional<CorrectedRate>& corrected) {
  if (!corrected || !corrected->usable) return nullptr;
  return {{"rate", corrected->rate}, {"low", corrected->interval.low}, {"high", corrected->interval.high}};
}

Document json_of(const std::vector<ProbeResult>& results) {
  Document list = Document::array();
  for (const auto& result : results) {
    Document entry{{"label", result.label},
                   {"kind", role_name(result.role)},
                   {"bad", json_with_interval(result.bad)},
                   {"control", json_of_count(result.control)}};
    if (!result.problem.empty()) entry["problem"] = result.problem;
    list.push_back(entry);
  }
  return list;
}

/// In how many surely judged pictures of one kind the label asked about is seen.
Proportion seen(const ProbeOutcome& outcome, const std::vector<DrawnPicture>& pictures, Role role) {
  Proportion proportion;
  for (const auto& picture : pictures) {
    if (outcome.suite.cases[static_cast<std::size_t>(picture.key.row)].role != role) continue;
    if (!picture.score || !picture.score->sure) continue;
    ++proportion.n;
    proportion.k += picture.score->probability >= outcome.judge.threshold;
  }
  return proportion;
}

Document json_of_judge(const JudgeCard& judge) {
  if (judge.name.empty()) return nullptr;
  return {{"name", judge.name},
          {"weights_sha256", judge.weights_sha256},
          {"threshold", judge.threshold},
          {"false_alarms", json_with_interval(judge.false_alarms)},
          {"misses", json_with_interval(judge.misses)},
          {"not_sure", judge.not_sure},
          {"held_out", json_of_reliability(judge.held_out)}};
}

/// κ is null where it is not a number.
Document json_of_second(const std::optional<SecondOpinion>& second) {
  if (!second) return nullptr;
  const auto& agreement = second->agreement;
  Document kappa = nullptr;
  if (agreement.measured() && std::isfinite(agreement.kappa))
    kappa = {{"kappa", agreement.kappa}, {"low", agreement.low}, {"high", agreement.high}};
  return {{"name", second->name},
          {"weights_sha256", second->weights_sha256},
          {"disagree", json_with_interval(second->disagree)},
          {"agreement", kappa},
          {"not_sure", second->not_sure}};
}

} // namespace

void measure_probe(ProbeOutcome& outcome, const Plan& plan, const Vocabulary& vocabulary, ClipJudge* judge,
                   RunControl& control) {
  outcome.panel = tally(outcome.suite, outcome.before, outcome.after, plan, vocabulary);
  PictureQuality quality;
  if (judge) {
    outcome.judge.name = judge->name();
    outcome.judge.weights_sha256 = judge->weights_sha256();
    if (judge->head()) outcome.judge.held_out = judge->head()->reliability;
    measure_judge(outcome.judge, outcome.suite, outcome.before, plan, vocabulary);
    quality = picture_quality(outcome.suite, outcome.before, outcome.after, *judge, control);
  }
  outcome.audit = audit(outcome.suite, outcome.before, outcome.after, outcome.judge, quality);
}

Document json_of_audit(const std::vector<AuditLine>& lines) {
  Document list = Document::array();
  for (const auto& line : lines) {
    Document entry{{"axis", line.axis},
                   {"what", line.what},
                   {"sentence", line.sentence},
                   {"seen", json_with_interval(line.seen)}};
    if (line.seen.measured()) {
      entry["before"] = json_of_before(line.before);
      entry["mcnemar_p"] = line.change_p;
      entry["corrected_for_judge"] = json_of(line.corrected);
      entry["least_n"] = line.least_n;
    }
    list.push_back(std::move(entry));
  }
  return list;
}

Document json_of_panel(const ProbeOutcome& outcome, const PictureRecord& record) {
  Document kinds = Document::array();
  for (const Role role : kAllRoles) {
    const Proportion before = seen(outcome, outcome.before, role), after = seen(outcome, outcome.after, role);
    if (before.measured() || after.measured())
      kinds.push_back({{"kind", role_name(role)},
                       {"seen_before", json_with_interval(before)},
                       {"seen_after", json_with_interval(after)}});
  }
  const auto& panel = outcome.panel;
  return {{"model", record.model},
          {"base", record.base_hash},
          {"state", record.state},
          {"edits", record.edits},
          {"suite", outcome.suite.name},
          {"scheduler", record.settings.scheduler},
          {"steps", record.settings.steps},
          {"guidance", record.settings.guidance},
          {"precision", record.precision},
          {"device", record.device},
          {"pictures", outcome.after.size()},
          {"leak_total", json_with_interval(panel.leak_total)},
          {"kept_total", json_with_interval(panel.kept_total)},
          {"not_scored", panel.not_scored},
          {"leaks", json_of(panel.leaks)},
          {"misses", json_of(panel.misses)},
          {"kinds", kinds},
          {"audit", json_of_audit(outcome.audit)},
          {"judge", json_of_judge(outcome.judge)},
          {"second_judge", json_of_second(outcome.second)}};
}

} // namespace pentimento
