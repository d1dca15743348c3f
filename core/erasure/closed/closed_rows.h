#pragma once

#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/erasure/setting_makers.h"
#include "core/erasure/settings.h"
#include "core/pipelines/diffusion_model.h"
#include "core/values/concept.h"

namespace pentimento {

/// Which tokens of which sentences stand for a concept in a closed form.
struct RowChoice {
  int templates = 60;  ///< Sentences a pair; 1 = the bare words of the plan.
  bool padding = true; ///< Also what follows the concept's last token: later words, end token, padding.
  double padding_weight = 1.0; ///< Of a sentence's padding together; 0 = every token of it counts as a word.
  bool every_token = false;    ///< All tokens from `first_token` on, position by position.
  int first_token = 0;
  bool aligned = false; ///< Only the concept's last token and the padding, as many rows whatever the anchor.
};

/// States that are to become others, each row times the root of its weight.
struct PairRows {
  torch::Tensor target; ///< [n, D] float64.
  torch::Tensor anchor; ///< [n, D] float64.
  torch::Tensor group;  ///< [n] int64: the sentence that a row comes from.
};

/// The settings "templates", "padding" and "padding_weight" that choose rows, and their reading.
std::vector<SettingDescription> row_settings();
RowChoice row_choice(const SettingReader& read);

/// The states of all pairs' sentences, encoded together, each sentence once. @throws Stopped between batches.
PairRows pair_rows(DiffusionModel& model, const std::vector<ConceptPair>& pairs, const RowChoice& choice,
                   RunControl& control);

/// The states of words that are to stay. @return [m, D] float64; undefined without words.
torch::Tensor word_rows(DiffusionModel& model, const std::vector<std::string>& words, const RowChoice& choice,
                        RunControl& control);

/// The states of the plan's kept concepts, and those of the empty prompt. @param empty "none", "start" (its
/// start token) or "whole". @return [m, D] float64; undefined where there is nothing to keep.
torch::Tensor kept_rows(DiffusionModel& model, const std::vector<std::string>& kept, RowChoice choice,
                        const std::string& empty, RunControl& control);

/// The setting "empty_prompt" that kept_rows reads.
SettingDescription empty_prompt_setting(const std::string& standard);

/// The states of the empty prompt. @param tokens how many of its 77 from the start token on.
/// @return [tokens, D] float64.
torch::Tensor empty_rows(DiffusionModel& model, int64_t tokens);

/// Rows under each other; either may be undefined.
torch::Tensor under(const torch::Tensor& above, const torch::Tensor& below);

} // namespace pentimento
