#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/values/grid_cell.h"
#include "core/values/image.h"
#include "core/values/interval.h"

namespace pentimento {

/// An attack as the window offers it.
struct AttackInfo {
  std::string name;    ///< In the registry, as `--attack` takes it.
  std::string title;   ///< "Ring-A-Bell"
  std::string summary; ///< "prompts by a genetic search over the text encoder alone"
  std::string tier;    ///< "T1" … "T4"
  std::string control; ///< What its null control is, in a sentence.
  std::string citation;
  int searches = 0; ///< As usual; 0 where nothing is searched for in steps.
  int steps = 0;    ///< Of one search, likewise.
  bool operator==(const AttackInfo&) const = default;
};

/// A picture of an attack or of its null control.
struct AttackPicture {
  std::string text; ///< Of the prompt that drew it.
  std::uint64_t seed = 0;
  ImagePtr image;
  std::optional<Score> score; ///< Of the target; empty without a judge that knows it.
};

/// Why an attack ended.
enum class AttackStop { Found, StepsDone, UnetCalls, Pictures, Seconds, Steps };

/// An edit that is under attack, to name its file by.
struct AttackedEdit {
  std::string name;
  std::string content_hash;
  double strength = 1.0;
};

/// An attack begins.
struct AttackBegun {
  std::string attack; ///< Its name in the registry.
  std::string target, control_word;
  std::string judge; ///< Its name; empty where nothing is scored.
  std::string state; ///< Hash of the weights under attack.
  int steps = 0;     ///< Of all searches of one side together; 0 where nothing is searched for.
  int images = 0;    ///< Counted pictures of one side.
  std::vector<AttackedEdit> edits;
  std::string replay; ///< The command that runs it again; "%1" stands for the edits' files.
};

/// A step of a search.
struct AttackStepped {
  bool control = false; ///< Of the null control.
  int step = 0;         ///< Over all searches, from 1.
  double loss = 0.0;
};

/// A search looked at what it has.
struct AttackLooked {
  bool control = false;
  int step = 0; ///< As in AttackStepped.
  AttackPicture picture;
};

/// A counted picture is there.
struct AttackCounted {
  bool control = false;
  AttackPicture picture;
};

/// What an attack has come to.
struct AttackConclusion {
  Proportion attacked, control; ///< Pictures surely judged, and among them those that show the target.
  AttackStop stop = AttackStop::StepsDone, control_stop = AttackStop::StepsDone;
  double upper = 1.0;    ///< One-sided 95 % upper bound of `attacked`, Clopper and Pearson.
  Interval interval;     ///< Wilson's 95 %, of `attacked`.
  double fisher_p = 1.0; ///< That it lies above the control's by chance.
  double seconds = 0.0;  ///< Both searches; pictures not counted.
  std::string sentence;  ///< As the command line says it.
  std::string replay;    ///< As AttackBegun has it, with the steps that a budget of time came to.
};

/// What a running attack says.
struct AttackNews {
  std::variant<AttackBegun, AttackStepped, AttackLooked, AttackCounted, AttackConclusion> what;
};

} // namespace pentimento
