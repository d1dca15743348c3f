#include "core/audit/report_facts.h"

#include <fmt/format.h>

#include "core/audit/html_text.h"
#include "core/project/manifest_value.h"

namespace pentimento {

ReportFacts head_facts(const ReportData& data) {
  const auto& manifest = data.run.manifest;
  const auto at = [&](const char* path) { return text_at(manifest, path); };
  ReportFacts facts{{"model", at("model.name") + ", " + at("model.family")},
                    {"base hash", at("model.base_hash")}};
  for (const auto& edit : value_at<Document>(manifest, "edits"))
    facts.emplace_back("edit", fmt::format("{} at strength {}, {}", text_at(edit, "method"),
                                           text_at(edit, "strength"), text_at(edit, "content_hash")));
  facts.emplace_back("state audited", at("state"));
  facts.emplace_back("prompts", fmt::format("{} of suite {}, SHA-256 {}", at("prompts.prompts"),
                                            at("prompts.suite"), at("prompts.sha256")));
  facts.emplace_back("sampling", fmt::format("{}, {} steps, guidance {}, {} × {}", at("sampling.scheduler"),
                                             at("sampling.steps"), at("sampling.guidance"),
                                             at("sampling.width"), at("sampling.height")));
  facts.emplace_back("run on", fmt::format("{}, {}, {} threads, torch {}", at("conditions.device"),
                                           at("conditions.precision"), at("conditions.threads"),
                                           at("conditions.torch")));
  facts.emplace_back("operator", at("operator"));
  return facts;
}

ReportFacts judge_facts(const ReportData& data) {
  const auto judge = value_at<Document>(data.run.manifest, "judge");
  if (judge.is_null()) return {};
  ReportFacts facts{{"judge", text_at(judge, "name")},
                    {"weights, SHA-256", text_at(judge, "weights_sha256")},
                    {"threshold", text_at(judge, "threshold")},
                    {"measured on", text_at(judge, "calibration")}};
  for (const auto& label : judge.value("held_out", Document::array()))
    facts.emplace_back(fmt::format("\"{}\", kept apart", text_at(label, "label")),
                       fmt::format("finds {}/{}, false alarms {}/{}, not sure of {}",
                                   text_at(label, "found.k"), text_at(label, "found.n"),
                                   text_at(label, "false_alarms.k"), text_at(label, "false_alarms.n"),
                                   text_at(label, "not_sure")));
  for (const auto& line : data.axes.back().lines) facts.emplace_back(line.what, line.sentence);
  facts.emplace_back("not scored",
                     fmt::format("{} of {} pictures after the edit", text_at(data.run.summary, "not_scored"),
                                 text_at(data.run.summary, "pictures")));
  facts.emplace_back("online detector", data.judge_validated ? "its log is named in the manifest"
                                                             : "not used: no label of a person in this run");
  return facts;
}

} // namespace pentimento
