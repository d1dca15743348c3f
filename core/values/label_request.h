#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/values/image.h"
#include "core/values/interval.h"

namespace pentimento {

/// What an auditor says of one picture. Only Leak and Clean teach the detector: a broken picture shows no
/// concept, but because the model is damaged, so it counts as no leak and has a figure of its own.
enum class HumanLabel { Leak, Clean, Unsure, Broken };

/// Why a picture is put before the auditor, or that it is not.
enum class AskReason {
  NotAsked,
  Margin,       ///< The teacher is not sure.
  Disagreement, ///< Teacher and student say different things.
  Burst,        ///< Among the first after a checkpoint, or after an alarm.
  Audit,        ///< Drawn at random, with a recorded probability.
  Rest,         ///< The budget covers all pictures that are left.
};

/// Stable lower-case names for files: "leak", "audit", …
std::string_view human_label_name(HumanLabel label);
std::string_view ask_reason_name(AskReason reason);
/// The inverse of both; false when the name is unknown.
bool human_label_from_name(std::string_view name, HumanLabel& label);
bool ask_reason_from_name(std::string_view name, AskReason& reason);

/// Where a judged picture comes from.
struct PictureStamp {
  int checkpoint = 0; ///< Which state of the weights: a snapshot's index.
  std::string probe;  ///< "direct", "synonym" …
  std::string prompt;
  std::uint64_t seed = 0;
  std::string image_hash; ///< SHA-256 of its pixels; may be empty where pictures are not kept.
  bool operator==(const PictureStamp&) const = default;
};

/// One question to the auditor.
struct LabelRequest {
  int id = 0; ///< The observation's number in the detector's log.
  PictureStamp stamp;
  ImagePtr image;
  AskReason reason = AskReason::NotAsked;
  double margin = 0.0;      ///< The teacher's, in hinge units: positive is leak.
  double probability = 0.0; ///< With which it was asked about.
};

/// What happened to a label. Labels are never overwritten: an undo is an event of its own.
enum class LabelAct { Given, TakenBack, SecondRater };

/// One answer as it is logged.
struct LabelEvent {
  int request = 0;
  LabelAct act = LabelAct::Given;
  HumanLabel label = HumanLabel::Unsure;
  std::string rater;        ///< A pseudonym.
  std::int64_t time_ms = 0; ///< Since 1970.
  bool operator==(const LabelEvent&) const = default;
};

/// The leak rate as far as it is known: what the detector says, corrected by what the auditor said.
struct LeakEstimate {
  int pictures = 0;
  int asked = 0;
  int answered = 0;
  int undecided = 0; ///< Answered "unsure".
  int broken = 0;
  int audited = 0;        ///< Answered ones of the random slice.
  int audit_errors = 0;   ///< Of these, where the detector was wrong.
  double raw = 0.0;       ///< The share that the detector calls a leak.
  double corrected = 0.0; ///< The difference estimator.
  Interval band;          ///< 95 %, exact by strata: the one to show.
  std::optional<Interval>
      normal_band;           ///< Only where the audit saw five errors or more; otherwise it is wrong.
  bool enough_audit = false; ///< Ninety audited or more, and the band at most .2 wide.
};

/// Everything that the label queue shows.
struct LabelQueue {
  std::string target;             ///< What the auditor is asked about: "cat".
  std::vector<LabelRequest> open; ///< Next first.
  int answered = 0;
  std::optional<int> budget;   ///< Labels that will be asked for in all.
  int seen = 0;                ///< Pictures that the detector has judged.
  LeakEstimate leaks;          ///< Of the newest checkpoint.
  Proportion true_positives;   ///< Where it was audited at random: of the leaks, those that it called,
  Proportion false_alarms;     ///< and of the others.
  std::optional<double> kappa; ///< Of two raters, over `twice` pictures.
  int twice = 0;
  bool second_rater = false; ///< `open` are pictures that the first rater has answered.
  bool alarmed = false;      ///< The audit saw more errors than it should.
};

} // namespace pentimento
