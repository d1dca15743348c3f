#pragma once

#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/pipelines/diffusion_model.h"
#include "core/values/concept.h"

namespace pentimento {

/// A word and how near it is.
struct Neighbour {
  std::string word;
  double cosine = 0.0; ///< Of the text states, without what all words have in common.
};

/// The candidates nearest to `word` by the model's text states (last token of the bare word, the candidates'
/// mean taken away), nearest first, without the word itself and those that contain it.
/// @throws Stopped between batches.
std::vector<Neighbour> nearest_words(DiffusionModel& model, const std::string& word,
                                     const std::vector<std::string>& candidates, std::size_t count,
                                     RunControl& control);

/// What is known by name of a target's kind: the model's vocabulary, or the bundled names.
std::vector<std::string> known_names(const DiffusionModel& model, const std::string& target);

/// Words worth keeping beside the plan's targets: their own family first, nearest first, in turn for each
/// target; not those in the plan already.
std::vector<std::string> suggest_kept(DiffusionModel& model, const Plan& plan, std::size_t count,
                                      RunControl& control);

/// What could be drawn instead of a target: the more general word where the lists know one ("animal",
/// "painting", "person"), then the target's nearest neighbours of its family.
std::vector<std::string> suggest_anchors(DiffusionModel& model, const std::string& target, std::size_t count,
                                         RunControl& control);

} // namespace pentimento
