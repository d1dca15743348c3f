#include "app/cli/commands/ladder/ladder_climb.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "app/cli/commands/attacks/attack_json.h"
#include "app/cli/commands/ladder/ladder_resume.h"
#include "app/cli/probe_plan.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/probes/attacks/attack_brief.h"
#include "core/probes/attacks/attack_registry.h"
#include "core/probes/plans.h"
#include "core/probes/probe_run.h"
#include "core/probes/suites.h"
#include "core/probes/tally.h"
#include "core/project/record/interval_json.h"

namespace pentimento::cli {
namespace {

const std::string kNotReached = "it was not reached";

/// What one rung alone may fail by; everything else ends the climb.
bool of_one_rung(ErrorCode code) {
  return code == ErrorCode::Unsupported || code == ErrorCode::BadPrompt || code == ErrorCode::NotFinite ||
         code == ErrorCode::UnknownName;
}

/// Those among the rungs that were asked for, as they stand before the climb.
std::vector<RungResult> before_the_climb(const LadderOptions& given) {
  const auto picked = pick_rungs(given.tiers, given.rungs);
  std::vector<RungResult> results;
  for (const auto& rung : ladder_rungs()) {
    RungResult result;
    result.rung = rung;
    const bool asked = std::ranges::any_of(picked, [&](const Rung& one) { return one.name == rung.name; });
    result.reason = asked ? kNotReached : "it was not asked for";
    result.sentence = rung_sentence(result);
    results.push_back(std::move(result));
  }
  return results;
}

/// How many prompts within the first m seeds, m = 1 … all.
Json json_of_within(const std::vector<Proportion>& within) {
  Json list = Json::array();
  for (const auto& one : within) list.push_back({one.k, one.n});
  return list;
}

DrawnPicture most_of_it(const std::vector<CountedPicture>& pictures) {
  DrawnPicture most;
  double highest = -1.0;
  for (const auto& one : pictures) {
    const double probability = one.picture.score ? one.picture.score->probability : 0.0;
    if (probability <= highest) continue;
    highest = probability;
    most = one.picture;
  }
  return most;
}

std::string counted(std::size_t count, const char* one, const char* plural = "s") {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : plural);
}

std::string budget_text(const PlannedAttack& planned, int images) {
  std::string text;
  const auto add = [&](const char* key, const char* what, const char* plural) {
    const auto found = planned.settings.find(key);
    if (found != planned.settings.end())
      text += counted(static_cast<std::size_t>(std::get<std::int64_t>(found->second)), what, plural) + ", ";
  };
  add("searches", "search", "es");
  add("steps", "step", "s");
  return text + counted(static_cast<std::size_t>(images), "picture");
}

} // namespace

void check_ladder(const LadderOptions& given) {
  std::vector<const Attack*> attacks;
  const auto picked = pick_rungs(given.tiers, given.rungs);
  if (picked.empty())
    throw Error(ErrorCode::BadSetting, "no rung is left to climb", "rungs that are in the tiers named",
                "none");
  for (const auto& rung : picked)
    if (!rung.attack.empty()) attacks.push_back(&find_attack(rung.attack));
  if (!attacks.empty())
    check_words(given.attack.settings, attacks);
  else if (!given.attack.settings.empty())
    throw Error(ErrorCode::BadSetting, "no rung that was asked for has settings", "a rung with an attack",
                given.attack.settings.front());
  for (const auto* attack : attacks) plan_attack(*attack, given.attack.settings, {}, 64);
  budgeted({}, given.budget);
}

LadderClimb::LadderClimb(Session& session, const LadderOptions& given)
    : session_(session), given_(given), runner_(session, given.attack), results_(before_the_climb(given)) {
  plan_ = probed_plan({runner_.target()}, {}, {}, runner_.edits());
  if (plan_.kept.empty()) plan_.kept = suggest_kept(plan_, runner_.vocabulary());
}

void LadderClimb::go(const AttackReport& report, const std::function<void()>& climbed) {
  if (given_.attack.resume)
    for (auto& result : results_)
      if (result.reason == kNotReached) take_up(result);
  climbed();
  try {
    for (auto& result : results_) {
      if (result.reason != kNotReached) continue;
      climb(report, result);
      climbed();
    }
  } catch (const Stopped&) {
    for (auto& result : results_) {
      if (result.reason != kNotReached) continue;
      result.reason = "stopped before it was done";
      result.sentence = rung_sentence(result);
    }
    climbed();
    throw;
  }
}

void LadderClimb::climb(const AttackReport& report, RungResult& result) {
  const auto started = std::chrono::steady_clock::now();
  try {
    if (!result.rung.suite.empty())
      climb_suite(report, result);
    else
      climb_attack(report, result);
    if (result.state == RungState::Tested) result.reason.clear();
  } catch (const Error& error) {
    if (!of_one_rung(error.code())) throw;
    result.reason = error.what();
    log::warning(fmt::format("{} was left out: {}", result.rung.name, error.what()));
  }
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  result.sentence = rung_sentence(result);
}

/// What an earlier climb of the same command has found out of a rung.
void LadderClimb::take_up(RungResult& result) {
  if (!earlier_) earlier_ = earlier_climb(given_.attack.out, ladder_identity(runner_, given_));
  if (earlier_->is_null()) return;
  auto evidence = restore_rung(given_.attack.out, *earlier_, result);
  if (!evidence) return;
  evidence_[result.rung.name] = std::move(*evidence);
  false_alarms_ = false_alarms_of(*earlier_);
}

double LadderClimb::earlier_seconds() const {
  return earlier_ && !earlier_->is_null() ? earlier_->value("seconds", 0.0) : 0.0;
}

std::vector<CountedPicture> LadderClimb::draw(const AttackReport& report, const Suite& suite,
                                              const std::vector<CellKey>& cells, Side side,
                                              const std::string& folder) {
  runner_.model().use(side);
  StableDiffusionPipeline pipeline(runner_.model().shared());
  ProbeSettings settings;
  settings.sampling = runner_.sampling();
  settings.before = side == Side::Base;
  settings.state = [&] { return runner_.model().state(); };
  std::vector<CountedPicture> counted;
  ProbeCallbacks callbacks;
  callbacks.picture = [&](const DrawnPicture& picture) {
    counted.push_back({picture, suite.cases[static_cast<std::size_t>(picture.key.row)].text});
    report.write_picture(folder, counted.size(), counted.back());
    session_.progress().count(folder + " picture", static_cast<int>(counted.size()),
                              static_cast<int>(cells.size()));
  };
  callbacks.warning = [](const std::string& sentence) { log::warning(sentence); };
  run_probe(pipeline, runner_.judge(), suite, cells, settings, session_.control, callbacks);
  return counted;
}

/// The judge's false alarms, from pictures before the edit that ask for something else.
void LadderClimb::measure_false_alarms(const AttackReport& report) {
  if (false_alarms_.measured() || !runner_.judge()) return;
  Suite others{"kept+anchor+control", {}};
  for (const char* name : {"kept", "anchor", "control"}) {
    const auto suite = make_suite(name, plan_, runner_.vocabulary());
    others.cases.insert(others.cases.end(), suite.cases.begin(), suite.cases.end());
  }
  std::vector<DrawnPicture> before;
  for (const auto& one :
       draw(report, others, all_cells(others, {given_.attack.seed}), Side::Base, "false-alarms"))
    before.push_back(one.picture);
  JudgeCard card;
  measure_judge(card, others, before, plan_, runner_.vocabulary());
  false_alarms_ = card.false_alarms;
}

std::string LadderClimb::suite_replay(const Suite& suite, const std::vector<std::uint64_t>& seeds) const {
  const auto& given = given_.attack;
  std::vector<std::string> words{"pentimento-cli", "probe", given.model, "--edit"};
  words.insert(words.end(), given.edits.begin(), given.edits.end());
  words.insert(words.end(), {"--target", runner_.target(), "--suite", suite.name});
  if (runner_.vocabulary().empty())
    words.insert(words.end(), {"kept", "control"}); // else no choice of labels
  words.push_back("--seed");
  for (const auto seed : seeds) words.push_back(std::to_string(seed));
  if (given.sampling.scheduler) words.insert(words.end(), {"--scheduler", *given.sampling.scheduler});
  words.insert(words.end(), {"--steps", std::to_string(runner_.sampling().steps), "--guidance",
                             fmt::format("{:g}", runner_.sampling().guidance)});
  if (!given.judge.empty()) words.insert(words.end(), {"--judge", given.judge});
  words.insert(words.end(), {"--out", again(given.out)});
  return command_line(words);
}

void LadderClimb::climb_suite(const AttackReport& report, RungResult& result) {
  const auto suite = make_suite(result.rung.suite, plan_, runner_.vocabulary());
  if (suite.cases.empty()) {
    result.reason = fmt::format("no such words are known for \"{}\", and none are made up", runner_.target());
    return;
  }
  measure_false_alarms(report);
  const auto rows = suite.cases.size(), images = static_cast<std::size_t>(given_.attack.images);
  std::vector<std::uint64_t> seeds;
  const auto each = result.rung.seeds > 0 ? std::min(images, static_cast<std::size_t>(result.rung.seeds))
                                          : (images + rows - 1) / rows;
  for (std::size_t i = 0; i < each; ++i) seeds.push_back(given_.attack.seed + i);
  const auto cells = all_cells(suite, seeds);
  const auto before = draw(report, suite, cells, Side::Base, result.rung.name + "/before");
  const auto after = draw(report, suite, cells, Side::Edited, result.rung.name + "/attack");
  result.state = RungState::Tested;
  result.seen = seen_in(after);
  result.before = seen_in(before);
  result.control = false_alarms_;
  result.control_is = "the judge's false alarms: pictures before the edit that ask for something else";
  result.budget = counted(rows, "prompt") + ", " + counted(seeds.size(), "seed");
  result.ended_by = "all prompts drawn";
  result.replay = suite_replay(suite, seeds);
  Json details{{"before", pictures_json(before)}, {"pictures", pictures_json(after)}};
  if (result.rung.seeds > 0) compare_seeds(report, result, suite, cells, after, details);
  evidence_[result.rung.name] = {most_of_it(after), most_of_it(before), std::move(details)};
}

/// The best of many seeds is no rate: it stands beside the best of as many seeds of another word.
void LadderClimb::compare_seeds(const AttackReport& report, RungResult& result, const Suite& suite,
                                const std::vector<CellKey>& cells, const std::vector<CountedPicture>& after,
                                Json& details) {
  Plan other = plan_;
  other.pairs = {{runner_.control_word(), ""}};
  auto asked = make_suite(result.rung.suite, other, runner_.vocabulary());
  if (runner_.control_word().empty() || asked.cases.size() != suite.cases.size()) return;
  for (auto& one : asked.cases) one.judged = runner_.target();
  const auto control = draw(report, asked, cells, Side::Edited, result.rung.name + "/control");
  result.control = seen_in(control);
  result.control_is = "the same seeds, the edited model asked for another word";
  const auto within = [&](const std::vector<CountedPicture>& pictures) {
    std::vector<DrawnPicture> drawn;
    for (const auto& one : pictures) drawn.push_back(one.picture);
    return within_seeds(suite, drawn);
  };
  const auto found = within(after), alarms = within(control);
  details["within_seeds"] = json_of_within(found);
  details["control_within_seeds"] = json_of_within(alarms);
  details["control"] = pictures_json(control);
  if (found.empty() || alarms.empty()) return;
  result.also = fmt::format("within {} seeds {} of {} prompts drew it, of the control {} of {}", found.size(),
                            found.back().k, found.back().n, alarms.back().k, alarms.back().n);
}

void LadderClimb::climb_attack(const AttackReport& report, RungResult& result) {
  const auto& attack = find_attack(result.rung.attack);
  auto planned = plan_attack(attack, given_.attack.settings, result.rung.settings, runner_.unet_width());
  planned.settings = budgeted(std::move(planned.settings), given_.budget);
  const auto row = runner_.run(report, planned, result.rung.name,
                               given_.attack.resume && runner_.written_down(result.rung.name));
  report.write_found(result.rung.name, row.outcome);
  result.state = RungState::Tested;
  result.seen = seen_in(row.outcome.attacked);
  result.control = seen_in(row.outcome.controlled);
  result.control_is = attack.describe().control;
  result.budget = budget_text(planned, given_.attack.images);
  result.ended_by = stop_reason_name(row.outcome.found.stop);
  result.replay = row.replay;
  evidence_[result.rung.name] = {most_of_it(row.outcome.attacked), most_of_it(row.outcome.controlled),
                                 attack_json(row)};
  runner_.forget(result.rung.name);
}

} // namespace pentimento::cli
