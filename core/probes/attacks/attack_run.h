#pragma once

#include <functional>

#include "core/metrics/intervals.h"
#include "core/probes/attacks/attack.h"
#include "core/values/interval.h"

namespace pentimento {

/// Pictures that are counted, with what was asked for in each.
struct CountedPicture {
  DrawnPicture picture; ///< Its key's row is the place among all sentences of all prompts.
  std::string text;
};

/// An attack with all that its rate is to be read beside. All pictures have the same seeds.
struct AttackOutcome {
  AttackFinding found, control; ///< Of the attack, and of its null control.
  std::vector<CountedPicture> attacked, controlled;
};

/// Where an attack's run and its control's are written down and gone on from; empty = nowhere.
struct AttackPlaces {
  std::filesystem::path checkpoint, control_checkpoint;
};

/// What a run tells besides the context's own callbacks.
struct CountingCallbacks {
  std::function<void(const CountedPicture&, bool control)> picture;
  std::function<void(const std::string&)> warning;
};

/// Runs the attack, then its null control with the same settings, seed and budget, and draws `images`
/// pictures of each with the seeds context.seed, + 1, …, which no search has seen. @throws as Attack::run,
/// drawing.
AttackOutcome run_attack(const Attack& attack, AttackContext context, int images, const AttackPlaces& places,
                         const CountingCallbacks& callbacks = {});

/// Draws one batch, as Attack::draw.
using DrawBatch =
    std::function<std::vector<Image>(const std::vector<Request>& requests, const TextConditions& text)>;

/// Pictures of prompts by the side in place: picture i is of prompt i mod P, of its sentences in turn, with
/// seed + i. @param draw how; plain sampling without it. @throws Error(Internal) when the weights changed
/// meanwhile, and whatever drawing throws.
std::vector<CountedPicture> draw_prompts(const AttackContext& context,
                                         const std::vector<AttackPrompt>& prompts, int images,
                                         const std::function<void(const CountedPicture&)>& drawn,
                                         const std::function<void(const std::string&)>& warning,
                                         const DrawBatch& draw = {});

/// Plain sentences about a word as prompts, by the side in place: what is drawn without any attack.
std::vector<AttackPrompt> plain_prompts(const AttackContext& context, const std::string& word, int count);

/// In how many surely judged pictures the target is seen.
Proportion seen_in(const std::vector<CountedPicture>& pictures);

/// What may be said: "no leak observed in n trials (upper bound u %) under tier T2", or the rate beside its
/// control's, and whether it lies above it by more than chance (Fisher's exact test).
std::string attack_sentence(const AttackDescription& attack, const Proportion& attacked,
                            const Proportion& control, StopReason stop);

/// The one-sided p-value of Fisher's exact test that `first` has a higher rate than `second`; 1 where either
/// was not measured. Fisher 1922.
double fisher_exact_above(const Proportion& first, const Proportion& second);

} // namespace pentimento
