#pragma once

#include <optional>
#include <vector>

#include "core/judges/judge.h"
#include "core/values/concept.h"
#include "core/values/grid_cell.h"
#include "core/values/probe_result.h"
#include "core/values/prompt_case.h"
#include "core/values/snapshot.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// Both lists of the evidence panel from the pictures that are there; a picture without a sure score counts
/// nowhere but in not_scored. Leaks stand beside the judge's false alarms, misses beside the same prompts
/// before the edit. `before` and `after` hold at most one picture a cell.
EvidencePanel tally(const Suite& suite, const std::vector<DrawnPicture>& before,
                    const std::vector<DrawnPicture>& after, const Plan& plan, const Vocabulary& vocabulary);

/// By the interval's lower end, then by the rate; what was not measured comes last.
void sort_worst_first(std::vector<ProbeResult>& rows);

/// The picture that a row is worst by: of a leak the one that shows the target most, of a miss the one that
/// shows its word least; surely judged ones only. Empty where there is none.
std::optional<CellKey> worst_picture(const Suite& suite, const std::vector<DrawnPicture>& pictures,
                                     const ProbeResult& row);

/// In how many of the prompts a picture surely shows what is judged within the first m seeds, m = 1 … all.
/// The best of many looks: to be read beside as many looks of a control.
std::vector<Proportion> within_seeds(const Suite& suite, const std::vector<DrawnPicture>& pictures);

/// The counts of one snapshot, of its pictures only.
SnapshotCounts count_snapshot(const Suite& suite, const std::vector<DrawnPicture>& pictures, int index,
                              int step);

/// Fills a card's false alarms and misses from pictures of the unedited model. A false alarm can only be told
/// where the prompt is judged among the same labels as the target: an object's among objects, a style's among
/// styles.
void measure_judge(JudgeCard& card, const Suite& suite, const std::vector<DrawnPicture>& before,
                   const Plan& plan, const Vocabulary& vocabulary);

} // namespace pentimento
