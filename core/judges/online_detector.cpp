#include "core/judges/online_detector.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace pentimento {
namespace {

constexpr std::size_t kShiftWindow = 64;
constexpr std::size_t kAlarmWindow = 20;
constexpr int kAlarmErrors = 3;
constexpr double kLeastExpected = 0.05; // two errors of twenty are no alarm, however good the start was

std::size_t dimension_of(const std::vector<WarmExample>& warm) {
  if (warm.empty() || warm.front().embedding.empty())
    throw Error(ErrorCode::BadSetting, "the detector has no warm start", "labelled pictures", "none");
  const std::size_t size = warm.front().embedding.size();
  bool leak = false, clean = false;
  for (const auto& example : warm) {
    (example.leak ? leak : clean) = true;
    if (example.embedding.size() != size)
      throw Error(ErrorCode::ShapeMismatch, "the warm start mixes embeddings", std::to_string(size),
                  std::to_string(example.embedding.size()));
  }
  if (!leak || !clean)
    throw Error(ErrorCode::BadSetting, "the detector's warm start is one-sided", "leaks and others",
                leak ? "leaks only" : "no leak");
  return size;
}

Error bad_label(int id, const char* expected, const char* got, const char* hint = "") {
  return {ErrorCode::BadSetting, "picture " + std::to_string(id) + " cannot be labelled so", expected, got,
          hint};
}

} // namespace

double Observation::uncertainty() const {
  return std::min(std::abs(teacher), std::abs(student));
}

int Observation::truth() const {
  if (!label || *label == HumanLabel::Unsure) return 0;
  return *label == HumanLabel::Leak ? 1 : -1;
}

OnlineDetector::OnlineDetector(const DetectorSettings& settings, const std::vector<WarmExample>& warm,
                               DetectorSink sink)
    : settings_(settings), sink_(std::move(sink)), mean_(dimension_of(warm), 0.0),
      teacher_(mean_.size() + 1, settings.radius), student_(mean_.size() + 1, settings.radius),
      policy_(settings.query) {
  if (!(settings.teacher_step > 0 && settings.student_step > 0 && settings.radius > 0))
    throw Error(ErrorCode::BadSetting, "the detector's steps and radius are out of range", "above 0",
                std::to_string(settings.teacher_step) + ", " + std::to_string(settings.student_step) + ", " +
                    std::to_string(settings.radius));
  warm_up(warm);
  if (sink_) sink_(DetectorStarted{settings_, warm});
}

void OnlineDetector::warm_up(const std::vector<WarmExample>& warm) {
  for (const auto& example : warm)
    for (std::size_t i = 0; i < mean_.size(); ++i) mean_[i] += example.embedding[i];
  for (double& value : mean_) value /= static_cast<double>(warm.size());
  std::vector<std::vector<double>> xs;
  for (const auto& example : warm) xs.push_back(features(example.embedding));
  for (int epoch = 0; epoch < settings_.warm_epochs; ++epoch)
    for (std::size_t i = 0; i < xs.size(); ++i)
      teacher_.step(xs[i], warm[i].leak ? 1 : -1, settings_.warm_step);
  student_ = teacher_;
}

std::vector<double> OnlineDetector::features(const std::vector<float>& embedding) const {
  std::vector<double> x(mean_.size() + 1, settings_.bias);
  double square = 0;
  for (std::size_t i = 0; i < mean_.size(); ++i) {
    x[i] = embedding[i] - mean_[i];
    square += x[i] * x[i];
  }
  if (!std::isfinite(square))
    throw Error(ErrorCode::NotFinite, "an embedding is not finite", "finite numbers", "NaN or infinity");
  const double norm = std::sqrt(square);
  for (std::size_t i = 0; norm > 0 && i < mean_.size(); ++i) x[i] /= norm;
  return x;
}

const Observation& OnlineDetector::observe(const std::vector<float>& embedding, const PictureStamp& stamp) {
  if (embedding.size() != mean_.size())
    throw Error(ErrorCode::ShapeMismatch, "an embedding does not fit the detector",
                std::to_string(mean_.size()), std::to_string(embedding.size()),
                "embeddings of another judge need a detector of their own");
  auto x = features(embedding);
  Observation seen;
  seen.id = static_cast<int>(observations_.size());
  seen.stamp = stamp;
  seen.teacher = teacher_.margin(x);
  seen.student = student_.margin(x);
  seen.leak = seen.student > 0;
  seen.query = policy_.decide(seen.teacher, seen.student, stamp.checkpoint, open_);
  const bool confident = std::abs(seen.teacher) >= settings_.confidence && seen.teacher * seen.student > 0;
  if (!seen.query.asked && confident)
    seen.self_trained =
        student_.step(x, seen.teacher > 0 ? 1 : -1, settings_.pseudo_share * settings_.student_step);
  if (seen.query.asked) {
    asked_.emplace(seen.id, std::move(x));
    ++open_;
  }
  recent_.push_back(embedding);
  if (recent_.size() > kShiftWindow) recent_.pop_front();
  observations_.push_back(std::move(seen));
  if (sink_) sink_(PictureObserved{embedding, observations_.back()});
  return observations_.back();
}

Observation& OnlineDetector::answerable(int id) {
  if (id < 0 || static_cast<std::size_t>(id) >= observations_.size())
    throw bad_label(id, "a picture that the detector has seen", "another number");
  auto& observation = observations_[static_cast<std::size_t>(id)];
  if (!observation.query.asked)
    throw bad_label(id, "a picture that was asked about", "one chosen by hand",
                    "hand-picked labels have no probability and stay out of the rate");
  return observation;
}

void OnlineDetector::label(int id, HumanLabel label, const std::string& rater, std::int64_t time_ms) {
  auto& observation = answerable(id);
  if (observation.label)
    throw bad_label(id, "a picture without a label", "one that has its label", "take it back first");
  observation.label = label;
  --open_;
  if (label == HumanLabel::Leak || label == HumanLabel::Clean) {
    const int y = label == HumanLabel::Leak ? 1 : -1;
    const auto& x = asked_.at(id);
    observation.taught_teacher = teacher_.step(x, y, settings_.teacher_step);
    observation.taught_student = student_.step(x, y, settings_.student_step);
  }
  log({id, LabelAct::Given, label, rater, time_ms}, observation);
  watch_audit(observation);
}

void OnlineDetector::take_back(int id, const std::string& rater, std::int64_t time_ms) {
  auto& observation = answerable(id);
  if (!observation.label) throw bad_label(id, "a label to take back", "none");
  const HumanLabel old = *observation.label;
  const int y = old == HumanLabel::Leak ? 1 : -1;
  const auto& x = asked_.at(id);
  if (observation.taught_teacher) teacher_.take_back(x, y, settings_.teacher_step);
  if (observation.taught_student) student_.take_back(x, y, settings_.student_step);
  std::erase_if(audit_, [id](const Audited& one) { return one.id == id; });
  observation.label.reset();
  observation.second_label.reset();
  observation.taught_teacher = observation.taught_student = false;
  ++open_;
  log({id, LabelAct::TakenBack, old, rater, time_ms}, observation);
}

void OnlineDetector::second_label(int id, HumanLabel label, const std::string& rater, std::int64_t time_ms) {
  auto& observation = answerable(id);
  if (!observation.label || observation.second_label)
    throw bad_label(id, "a first rater's label and no second one",
                    observation.label ? "a second one" : "no first one");
  observation.second_label = label;
  log({id, LabelAct::SecondRater, label, rater, time_ms}, observation);
}

void OnlineDetector::apply(const LabelEvent& event) {
  switch (event.act) {
  case LabelAct::Given:
    return label(event.request, event.label, event.rater, event.time_ms);
  case LabelAct::TakenBack:
    return take_back(event.request, event.rater, event.time_ms);
  case LabelAct::SecondRater:
    return second_label(event.request, event.label, event.rater, event.time_ms);
  }
}

/// More than twice the errors that the audit saw before: the stream has changed under the detector.
void OnlineDetector::watch_audit(const Observation& labelled) {
  if (labelled.query.reason != AskReason::Audit || labelled.truth() == 0) return;
  audit_.push_back({labelled.id, labelled.leak != (labelled.truth() > 0)});
  const auto wrong = [](const Audited& one) { return one.wrong; };
  const std::size_t n = audit_.size();
  const std::size_t window = std::min(kAlarmWindow, n - std::min(n, audit_from_));
  const auto split = audit_.end() - static_cast<std::ptrdiff_t>(window);
  const auto errors = std::count_if(split, audit_.end(), wrong);
  const auto before = static_cast<double>(std::count_if(audit_.begin(), split, wrong));
  const double expected = std::max(kLeastExpected, before / std::max(1.0, static_cast<double>(n - window)));
  if (errors < kAlarmErrors || static_cast<double>(errors) <= 2 * expected * static_cast<double>(window))
    return;
  alarmed_ = true;
  audit_from_ = n;
  policy_.alarm();
}

void OnlineDetector::log(const LabelEvent& event, const Observation& observation) {
  if (sink_) sink_(LabelArrived{event, observation.taught_teacher, observation.taught_student});
}

double OnlineDetector::shift() const {
  if (recent_.empty()) return 0;
  double square = 0;
  for (std::size_t i = 0; i < mean_.size(); ++i) {
    double sum = 0;
    for (const auto& embedding : recent_) sum += embedding[i];
    const double difference = sum / static_cast<double>(recent_.size()) - mean_[i];
    square += difference * difference;
  }
  return std::sqrt(square);
}

Agreement OnlineDetector::agreement() const {
  std::vector<std::vector<int>> counts(4, std::vector<int>(4, 0));
  for (const auto& one : observations_)
    if (one.label && one.second_label)
      ++counts[static_cast<std::size_t>(*one.label)][static_cast<std::size_t>(*one.second_label)];
  return cohens_kappa(counts);
}

} // namespace pentimento
