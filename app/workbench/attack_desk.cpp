#include "app/workbench/attack_desk.h"

#include <algorithm>

#include <QFile>

#include <fmt/format.h>

#include "app/workbench/workbench.h"
#include "core/jobs/probes/attack_job.h"
#include "core/judges/verdicts.h"
#include "core/metrics/intervals.h"
#include "core/probes/attacks/attack_brief.h"
#include "core/probes/prompt_grammar.h"
#include "widgets/models/engine_words.h"

namespace pentimento {
namespace {

/// "cat → dog" as a file's name.
QString fileNamed(const std::string& edit) {
  QString name = QString::fromStdString(edit).simplified();
  for (QChar& letter : name)
    if (!letter.isLetterOrNumber()) letter = '-';
  return name + QStringLiteral(".safetensors");
}

/// The one that shows the target more; without a judge, the newer.
bool showsMore(const AttackPicture& picture, const std::optional<AttackPicture>& best) {
  return !best || !picture.score || !best->score || picture.score->probability > best->score->probability;
}

} // namespace

AttackDesk::AttackDesk(JobBridge& jobs, Workbench& bench, QObject* parent)
    : QObject(parent), jobs_(jobs), bench_(bench) {
  connect(&jobs_, &JobBridge::eventArrived, this, &AttackDesk::take);
  connect(&bench_, &Workbench::modelOpening, this, &AttackDesk::stop);
  connect(&bench_, &Workbench::modelOpened, this, &AttackDesk::clear);
  connect(&bench_, &Workbench::editsChanged, this, &AttackDesk::changed);
  connect(&bench_, &Workbench::runChanged, this, &AttackDesk::changed);
  connect(&bench_.sensitive(), &SensitivePictures::marksChanged, this, &AttackDesk::changed);
  connect(&bench_.sensitive(), &SensitivePictures::revealedChanged, this, &AttackDesk::changed);
}

QString AttackDesk::whyNot() const {
  if (bench_.model().base_hash.empty()) return tr("Open a model first.");
  if (running()) return tr("An attack is running.");
  if (bench_.run().running()) return tr("An erasure is running; attack what it leaves when it is done.");
  if (bench_.run().phase != RunPhase::Ready)
    return tr("An erasure was stopped: go on with it or discard it first.");
  const auto& edits = bench_.edits();
  if (edits.empty())
    return tr("Erase a concept first: an attack tries to draw it all the same, and counts how often it can.");
  if (std::none_of(edits.begin(), edits.end(),
                   [](const EditInfo& edit) { return edit.on && edit.strength != 0.0; }))
    return tr("Every edit is off. Switch on the one that is to be attacked.");
  return {};
}

void AttackDesk::start(const AttackWish& wish) {
  if (!whyNot().isEmpty()) return;
  AttackOrder order;
  order.wish = wish;
  order.seed = bench_.plan().seeds.empty() ? order.seed : bench_.plan().seeds.front();
  order.sampling = bench_.sampling();
  view_ = {};
  view_.phase = AttackPhase::Running;
  view_.begun.attack = wish.attack;
  view_.begun.images = wish.images;
  auto job = std::make_unique<AttackJob>(std::move(order));
  const QString sentence = engineTitle(job->title());
  job_ = bench_.runAlone(std::move(job), sentence);
  Q_EMIT changed();
}

void AttackDesk::stop() {
  if (running()) jobs_.stop(job_);
}

AttackView AttackDesk::view() const {
  AttackView shown = view_;
  shown.replay = commandWithFiles(view_.conclusion ? view_.conclusion->replay : view_.begun.replay);
  shown.hidden = hides();
  if (!shown.hidden) return shown;
  const auto leaveOut = [](AttackPicture& picture) {
    picture.image.reset();
    picture.text.clear(); // hidden prompts have no words either
  };
  for (auto* side : {&shown.attacked, &shown.control})
    for (auto& picture : side->pictures) leaveOut(picture);
  if (shown.best) leaveOut(*shown.best);
  return shown;
}

bool AttackDesk::hides() const {
  PromptCase target;
  target.judged = view_.begun.target;
  target.sensitive = is_sensitive(bench_.vocabulary(), target.judged);
  return !target.judged.empty() && bench_.sensitive().hides(target);
}

std::string AttackDesk::commandWithFiles(const std::string& replay) const {
  const auto place = replay.find("%1");
  if (place == std::string::npos) return replay;
  std::vector<std::string> files;
  const QString folder = editFolder_ ? editFolder_() : QString();
  for (const auto& edit : view_.begun.edits) {
    constexpr std::size_t kName = 16; // of the hash, as a project calls its files
    const QString kept = folder + "/edits/" + QString::fromStdString(edit.content_hash.substr(0, kName)) +
                         QStringLiteral(".safetensors");
    const QString file = !folder.isEmpty() && QFile::exists(kept) ? kept : fileNamed(edit.name);
    files.push_back(file.toStdString() +
                    (edit.strength == 1.0 ? std::string() : fmt::format(":{:g}", edit.strength)));
  }
  return std::string(replay).replace(place, 2, command_line(files));
}

void AttackDesk::take(const JobEvent& event) {
  if (job_ == 0 || event.job != job_) return;
  if (const auto* news = std::get_if<AttackNews>(&event.body))
    std::visit([this](const auto& what) { takeWhat(what); }, news->what);
  else if (const auto* ended = std::get_if<JobEnded>(&event.body))
    end(ended->outcome);
  else
    return;
  Q_EMIT changed();
}

AttackSide& AttackDesk::side(bool control) {
  view_.control_now = control;
  return control ? view_.control : view_.attacked;
}

void AttackDesk::takeWhat(const AttackBegun& begun) {
  view_.begun = begun;
}

void AttackDesk::takeWhat(const AttackStepped& stepped) {
  side(stepped.control).curve.push_back({stepped.step, stepped.loss});
}

void AttackDesk::takeWhat(const AttackLooked& looked) {
  side(looked.control);
  if (looked.control || !showsMore(looked.picture, view_.best)) return;
  view_.best = looked.picture;
  view_.best_step = looked.step;
}

void AttackDesk::takeWhat(const AttackCounted& counted) {
  auto& one = side(counted.control);
  one.pictures.push_back(counted.picture);
  const auto& score = counted.picture.score;
  if (score && score->sure) one.seen += {score->probability >= kSeenFrom ? 1 : 0, 1};
  if (one.seen.measured()) one.interval = wilson(one.seen);
  if (counted.control || view_.best_step > 0 || !showsMore(counted.picture, view_.best)) return;
  view_.best = counted.picture;
}

void AttackDesk::takeWhat(const AttackConclusion& conclusion) {
  view_.conclusion = conclusion;
}

void AttackDesk::end(const Outcome& outcome) {
  job_ = 0;
  if (const auto* failure = std::get_if<Failure>(&outcome)) {
    view_.phase = AttackPhase::Failed;
    view_.failure = failure->sentence();
  } else {
    view_.phase = std::holds_alternative<Cancelled>(outcome) ? AttackPhase::Stopped : AttackPhase::Finished;
    if (view_.phase == AttackPhase::Finished && view_.conclusion)
      bench_.noteAttack(view_.begun, *view_.conclusion);
  }
}

void AttackDesk::clear() {
  job_ = 0;
  view_ = {};
  Q_EMIT changed();
}

} // namespace pentimento
