#include "app/workbench/label_desk.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>
#include <utility>

#include <QDateTime>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/io/png.h"
#include "core/judges/labelled_pictures.h"
#include "core/judges/leak_estimate.h"
#include "core/judges/verdicts.h"

namespace pentimento {
namespace {

constexpr int kMostWarm = 30; // of each kind; OnlineDetector's own design
constexpr int kLeastWarm = 4; // of each kind, before it may begin
constexpr int kSecondOf = 10; // every tenth answered picture goes to the second rater
const char* const kFirst = "first rater";
const char* const kSecond = "second rater";

std::string pixelHash(const Image& image) {
  return Sha256().add(std::as_bytes(std::span(image.rgb))).hex();
}

const PromptCase* caseOf(const Suite& suite, const CellKey& key) {
  const auto row = static_cast<std::size_t>(key.row);
  return key.row >= 0 && row < suite.cases.size() ? &suite.cases[row] : nullptr;
}

} // namespace

void LabelDesk::begin(LabelPlan plan, const std::vector<DrawnPicture>& before) {
  plan_ = std::move(plan);
  detector_.reset();
  log_.reset();
  unwritten_.clear();
  warm_.clear();
  warmLeaks_ = 0;
  checkpoints_.clear();
  taken_.clear();
  seen_.clear();
  skipped_.clear();
  given_.clear();
  second_ = false;
  stuck_ = false;
  for (const auto& picture : before) takeBefore(picture);
  Q_EMIT changed();
}

bool LabelDesk::resume(LabelPlan plan, const std::vector<DrawnPicture>& after) {
  begin(std::move(plan), {});
  try {
    const auto history = read_detector_log(plan_.log);
    detector_ = std::make_unique<OnlineDetector>(
        replay(history.events, [this](const DetectorEvent& event) { keep(event); }));
    for (const auto& event : history.events)
      if (const auto* label = std::get_if<LabelArrived>(&event);
          label && label->event.act != LabelAct::SecondRater) {
        std::erase(given_, label->event.request);
        if (label->event.act == LabelAct::Given) given_.push_back(label->event.request);
      }
    log_ = std::make_unique<DetectorLog>(plan_.log);
  } catch (const Error& error) {
    log::warning(std::string("Labels of an earlier session stay in their file: ") + error.what() + ".");
    begin({}, {});
    return false;
  }
  if (recognise(after) == 0) {
    begin({}, {});
    return false;
  }
  Q_EMIT changed();
  return true;
}

/// Finds the log's pictures among those that are here. @return how many.
int LabelDesk::recognise(const std::vector<DrawnPicture>& after) {
  std::map<std::tuple<int, std::string, std::string, std::uint64_t>, const DrawnPicture*> here;
  for (const auto& picture : after) {
    const auto* one = caseOf(plan_.suite, picture.key);
    if (!one || picture.snapshot <= 0) continue;
    checkpoints_.try_emplace(picture.state, picture.snapshot);
    here[{picture.snapshot, std::string(role_name(one->role)), one->text, picture.key.seed}] = &picture;
  }
  int recognised = 0;
  for (const auto& observation : detector_->observations()) {
    const auto& stamp = observation.stamp;
    const auto found = here.find({stamp.checkpoint, stamp.probe, stamp.prompt, stamp.seed});
    if (found == here.end() || pixelHash(*found->second->image) != stamp.image_hash) continue;
    ++recognised;
    taken_.insert({stamp.checkpoint, found->second->key});
    if (observation.query.asked) seen_[observation.id] = {found->second->key, found->second->image};
  }
  return recognised;
}

void LabelDesk::takeBefore(const DrawnPicture& picture) {
  const auto* one = caseOf(plan_.suite, picture.key);
  if (detector_ || !one || !picture.embedding || !picture.score || !picture.score->sure) return;
  const bool leak = asks_for_target(one->role);
  if (leak && picture.score->probability < kSeenFrom) return; // the model itself failed to draw it
  const int others = static_cast<int>(warm_.size()) - warmLeaks_;
  if ((leak ? warmLeaks_ : others) >= kMostWarm) return;
  warm_.push_back({*picture.embedding, leak});
  warmLeaks_ += leak;
}

void LabelDesk::start() {
  const int others = static_cast<int>(warm_.size()) - warmLeaks_;
  if (detector_ || warmLeaks_ < kLeastWarm || others < kLeastWarm) return;
  DetectorSettings settings;
  settings.query.planned = std::max(1, plan_.planned);
  settings.query.budget = plan_.budget;
  detector_ =
      std::make_unique<OnlineDetector>(settings, warm_, [this](const DetectorEvent& event) { keep(event); });
}

void LabelDesk::keep(const DetectorEvent& event) {
  if (plan_.log.empty()) return;
  unwritten_.push_back(event);
  if (log_ || stuck_) write();
}

void LabelDesk::write() {
  try {
    if (!log_) {
      log_ = std::make_unique<DetectorLog>(plan_.log);
      log::info("Labels are kept in " + plan_.log.string() + ".");
    }
    for (; !unwritten_.empty(); unwritten_.pop_front()) log_->append(unwritten_.front());
    if (std::exchange(stuck_, false)) log::info("Labels are kept on disk again.");
  } catch (const Error& error) { // a full disk must not end the session: the next label tries again
    if (!std::exchange(stuck_, true))
      log::error(std::string("Labels are not kept on disk yet: ") + error.what() + ".");
  }
}

void LabelDesk::takeAfter(const DrawnPicture& picture) {
  if (picture.snapshot > 0) checkpoints_.try_emplace(picture.state, picture.snapshot);
  const auto checkpoint = checkpoints_.find(picture.state);
  const auto* one = caseOf(plan_.suite, picture.key);
  if (checkpoint == checkpoints_.end() || !one || !picture.embedding || !asks_for_target(one->role)) return;
  start();
  if (!detector_ || !taken_.insert({checkpoint->second, picture.key}).second) return;
  const auto& observation =
      detector_->observe(*picture.embedding, {checkpoint->second, std::string(role_name(one->role)),
                                              one->text, picture.key.seed, pixelHash(*picture.image)});
  if (observation.query.asked) seen_[observation.id] = {picture.key, picture.image};
  Q_EMIT changed();
}

bool LabelDesk::waits(const Observation& observation) const {
  if (!observation.query.asked || !seen_.count(observation.id)) return false;
  if (!second_) return !observation.label;
  const auto at = std::ranges::find(given_, observation.id) - given_.begin();
  return observation.label && !observation.second_label && at % kSecondOf == 0;
}

/// The newest state of the model first: it is the one whose verdict counts.
std::vector<int> LabelDesk::openInOrder() const {
  std::vector<std::pair<std::pair<int, int>, int>> open;
  if (detector_)
    for (const auto& observation : detector_->observations())
      if (waits(observation)) {
        const auto skip = skipped_.find(observation.id);
        open.push_back(
            {{skip == skipped_.end() ? 0 : skip->second, -observation.stamp.checkpoint}, observation.id});
      }
  std::ranges::sort(open);
  std::vector<int> ids;
  for (const auto& [rank, id] : open) ids.push_back(id);
  return ids;
}

LabelQueue LabelDesk::queue() const {
  LabelQueue queue;
  queue.target = plan_.target;
  queue.budget = plan_.budget;
  queue.second_rater = second_;
  if (!detector_) return queue;
  const auto& all = detector_->observations();
  for (const int id : openInOrder()) {
    const auto& observation = all[static_cast<std::size_t>(id)];
    queue.open.push_back({id, observation.stamp, seen_.at(id).image, observation.query.reason,
                          observation.teacher, observation.query.probability});
  }
  queue.answered = static_cast<int>(given_.size());
  queue.seen = static_cast<int>(all.size());
  PicturesOf newest;
  if (!all.empty()) newest.checkpoint = all.back().stamp.checkpoint;
  queue.leaks = estimate_leaks(all, newest);
  const auto reliable = reliability(all);
  queue.true_positives = reliable.true_positives;
  queue.false_alarms = reliable.false_alarms;
  const auto agreement = detector_->agreement();
  queue.twice = agreement.n;
  if (agreement.measured() && !std::isnan(agreement.kappa)) queue.kappa = agreement.kappa;
  queue.alarmed = detector_->alarmed();
  return queue;
}

std::vector<CellKey> LabelDesk::askedCells() const {
  std::vector<CellKey> cells;
  if (!detector_ || second_ || detector_->observations().empty()) return cells;
  const int newest = detector_->observations().back().stamp.checkpoint;
  for (const auto& observation : detector_->observations())
    if (observation.stamp.checkpoint == newest && waits(observation))
      cells.push_back(seen_.at(observation.id).key);
  return cells;
}

int LabelDesk::questionAt(const CellKey& key) const {
  for (const int id : openInOrder())
    if (seen_.at(id).key == key) return id;
  return -1;
}

void LabelDesk::answer(int id, HumanLabel label) {
  if (!detector_) return;
  if (!log_ && !plan_.log.empty()) write();
  const auto now = QDateTime::currentMSecsSinceEpoch();
  if (second_) {
    detector_->second_label(id, label, kSecond, now);
  } else {
    detector_->label(id, label, kFirst, now);
    given_.push_back(id);
  }
  skipped_.erase(id);
  Q_EMIT changed();
}

LabelDesk::Saved LabelDesk::saveLabelled(const std::filesystem::path& folder) const {
  Saved saved;
  if (!detector_) return saved;
  std::set<std::string> targets;
  for (const auto& one : plan_.suite.cases)
    if (asks_for_target(one.role)) targets.insert(one.judged);
  for (const auto& observation : detector_->observations()) {
    const auto seen = seen_.find(observation.id);
    if (!observation.label || seen == seen_.end() || !seen->second.image) continue;
    const bool leak = *observation.label == HumanLabel::Leak;
    if (!leak && (*observation.label != HumanLabel::Clean || targets.size() > 1)) {
      ++saved.leftOut;
      continue;
    }
    const auto* one = caseOf(plan_.suite, seen->second.key);
    const auto place = folder / (leak && one ? one->judged : kNoLabel);
    std::error_code failed;
    std::filesystem::create_directories(place, failed);
    if (failed)
      throw Error(ErrorCode::FileUnwritable, "the folder cannot be made", place.string(), failed.message());
    write_png(place / (std::to_string(observation.id) + ".png"), *seen->second.image);
    ++(leak ? saved.leaks : saved.clean);
  }
  return saved;
}

void LabelDesk::skip(int id) {
  skipped_[id] = ++skips_;
  Q_EMIT changed();
}

void LabelDesk::undo() {
  if (!canUndo()) return;
  detector_->take_back(given_.back(), kFirst, QDateTime::currentMSecsSinceEpoch());
  given_.pop_back();
  Q_EMIT changed();
}

void LabelDesk::setSecondRater(bool on) {
  second_ = on;
  Q_EMIT changed();
}

} // namespace pentimento
