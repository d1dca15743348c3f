#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/judges/judge.h"
#include "core/pipelines/stable_diffusion.h"
#include "core/probes/attacks/attacked_model.h"
#include "core/values/attack_news.h"
#include "core/values/grid_cell.h"
#include "core/values/sampling_settings.h"

namespace pentimento {

/// What the program says about an attack.
struct AttackDescription {
  MethodDescription method; ///< Name, title, summary, citation, settings and presets, as of a method.
  std::string tier;         ///< What the attacker may touch, "T1" … "T4"; reference §1.1.
  std::string control;      ///< What its null control is, in a sentence.
};

/// What an attack asks the model with in place of a prompt: M sentences that are drawn in turn.
struct AttackPrompt {
  std::vector<std::string> texts; ///< M, for people; a vector that is no word is written "<*>".
  torch::Tensor ids;              ///< [M, N] int64, or undefined where no token ids give the states.
  torch::Tensor embedding;        ///< [k, D] float32: found token vectors, or undefined.
  TextConditions states;          ///< M prompts as the UNet reads them.
  bool replays_as_text = false;   ///< The texts alone give the ids again.
};

/// One point of a loss curve.
struct AttackStep {
  int search = 0; ///< Which prompt is sought, from 0.
  int step = 0;   ///< From 1.
  double loss = 0.0;
};

/// A picture that an attack looked at while it searched.
struct AttackCandidate {
  int search = 0;
  int step = 0;
  std::string text; ///< Of the prompt that drew it.
  ImagePtr image;
  std::optional<Score> score; ///< Of the target; empty without a judge.
};

/// A budget that ran out never means that the edit is robust.
using StopReason = AttackStop;

/// "found", "steps done", "budget: UNet calls", "budget: pictures", "budget: seconds", "budget: steps".
std::string_view stop_reason_name(StopReason reason);

/// What an attack brought home.
struct AttackFinding {
  std::vector<AttackPrompt> prompts; ///< The best of every search.
  std::vector<AttackStep> curve;
  std::vector<AttackCandidate> candidates;
  std::map<std::string, double> figures; ///< What else it measured, by name.
  StopReason stop = StopReason::StepsDone;
  std::int64_t unet_calls = 0; ///< UNet evaluations of one picture, forward, its pictures among them.
  double seconds = 0.0;
};

/// Everything that one run of an attack works with.
struct AttackContext {
  AttackedModel& model;
  std::string target;        ///< What was erased and is to be drawn out.
  std::string control_word;  ///< A word that the edit does not speak of, for null controls that need one.
  bool null_control = false; ///< Run the attack's null control instead of the attack.
  SettingValues settings;    ///< As resolved_settings() gives them.
  SamplingSettings sampling; ///< Of target pictures and candidates.
  std::uint64_t seed = 42;
  RunControl& control;
  Judge* judge = nullptr; ///< Without one no candidate is scored and the last one is the best.
  std::function<void(const AttackStep&, int steps)> on_step;
  std::function<void(const AttackCandidate&)> on_candidate;
  /// Counted progress of what comes before the steps: ("target picture", 8, 25).
  std::function<void(const std::string&, int, int)> on_progress;
  /// Where a run is written down now and then, on a stop and when it is done; empty = nowhere. Whoever has
  /// no more use for it takes it away.
  std::filesystem::path checkpoint;
  bool resume = false; ///< Go on from `checkpoint`; the result is that of the uninterrupted run.
};

/// A way to draw an erased concept out of a model.
class Attack {
 public:
  virtual ~Attack() = default;
  virtual const AttackDescription& describe() const = 0;
  /// The weights that its pictures are drawn with: the edited ones, or those its null control is run on.
  virtual Side side(bool /*null_control*/) const { return Side::Edited; }
  /// Checks, then searches. The model has `side` in place afterwards.
  /// @throws Error(BadSetting | BadPrompt | Unsupported) before any work, Error(NotFinite) naming the step,
  /// Stopped.
  AttackFinding run(AttackContext& context) const;
  /// One batch of counted pictures, by the side in place: sampled as always, unless the attack is one on the
  /// sampler. @param requests name the pictures and seed them. @param text what each is asked with. @throws
  /// what drawing throws.
  virtual std::vector<Image> draw(const AttackContext& context, const std::vector<Request>& requests,
                                  const TextConditions& text,
                                  const std::function<void(const std::string&)>& warning) const;

 protected:
  /// Settings and model against each other, before any work. @throws as run.
  virtual void check(const AttackContext& context) const;
  virtual AttackFinding search(AttackContext& context) const = 0;
};

} // namespace pentimento
