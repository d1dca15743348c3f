#pragma once

#include <vector>

#include "core/export/picture_metadata.h"
#include "core/judges/judge.h"
#include "core/probes/audit.h"
#include "core/probes/second_opinion.h"
#include "core/project/records.h"
#include "core/values/concept.h"
#include "core/values/grid_cell.h"
#include "core/values/probe_result.h"
#include "core/values/prompt_case.h"
#include "core/values/vocabulary.h"

namespace pentimento {

/// Everything that a probe found out; both lists hold the same cells in the same order.
struct ProbeOutcome {
  Suite suite;
  std::vector<DrawnPicture> before, after;
  EvidencePanel panel;
  std::vector<AuditLine> audit;
  JudgeCard judge; ///< Without a name: there was none.
  std::optional<SecondOpinion> second;
};

/// Fills in panel, judge and audit from the pictures. @param judge may be null. @throws Stopped.
void measure_probe(ProbeOutcome& outcome, const Plan& plan, const Vocabulary& vocabulary, ClipJudge* judge,
                   RunControl& control);

/// The panel as panel.json and a project have it. @param record what all pictures have in common.
Document json_of_panel(const ProbeOutcome& outcome, const PictureRecord& record);

/// The audit as a list.
Document json_of_audit(const std::vector<AuditLine>& lines);

} // namespace pentimento
