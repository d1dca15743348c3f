#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/judges/query_policy.h"
#include "core/values/label_request.h"

namespace pentimento {

/// How the online detector learns; OnlineDetector says where the defaults come from.
struct DetectorSettings {
  double teacher_step = 1.0; ///< η_T.
  double student_step = 1.0; ///< η_S.
  double radius = 20.0;      ///< D.
  double confidence = 0.4;   ///< τ_c: from this margin on the student learns from the teacher's word.
  double pseudo_share = 0.3; ///< Such a step is this share of η_S.
  double bias = 0.3;         ///< The constant feature.
  int warm_epochs = 20;
  double warm_step = 0.3;
  QuerySettings query;
  bool operator==(const DetectorSettings&) const = default;
};

/// A picture whose label was known before the run: 30 leaks and 30 others of the unedited model.
struct WarmExample {
  std::vector<float> embedding;
  bool leak = false;
  bool operator==(const WarmExample&) const = default;
};

/// What the detector made of one picture, when it saw it; only the label comes later.
struct Observation {
  int id = 0;
  PictureStamp stamp;
  double teacher = 0.0; ///< Margin of the labelled-only learner, which drives the questions.
  double student = 0.0; ///< Margin of the self-trained one: the score shown.
  bool leak = false;    ///< The decision: the sign of the student's margin.
  QueryDecision query;
  bool self_trained = false; ///< The student stepped towards its own and the teacher's word.
  std::optional<HumanLabel> label;
  std::optional<HumanLabel> second_label;
  bool taught_teacher = false; ///< The label moved the teacher (the hinge was active).
  bool taught_student = false;

  double uncertainty() const; ///< The smaller |margin|.
  bool disagreement() const { return teacher * student < 0; }
  /// +1 leak, −1 clean or broken, 0 not known.
  int truth() const;
};

/// A detector has begun.
struct DetectorStarted {
  DetectorSettings settings;
  std::vector<WarmExample> warm;
};

/// A picture was judged; `result` has no label yet.
struct PictureObserved {
  std::vector<float> embedding;
  Observation result;
};

/// A label arrived, was taken back, or came from the second rater.
struct LabelArrived {
  LabelEvent event;
  bool taught_teacher = false;
  bool taught_student = false;
};

/// Everything that makes a detector what it is, in the order in which it happened.
using DetectorEvent = std::variant<DetectorStarted, PictureObserved, LabelArrived>;

/// Where events go as they happen.
using DetectorSink = std::function<void(const DetectorEvent&)>;

} // namespace pentimento
