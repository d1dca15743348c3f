#include "app/cli/audit_text.h"

#include <fmt/format.h>

#include "app/cli/json_interval.h"

namespace pentimento::cli {
namespace {

Json json_of(const Proportion& proportion) {
  if (!proportion.measured()) return nullptr;
  return {{"k", proportion.k}, {"n", proportion.n}, {"rate", proportion.rate()}};
}

Json json_of(const std::optional<CorrectedRate>& corrected) {
  if (!corrected || !corrected->usable) return nullptr;
  return {{"rate", corrected->rate}, {"low", corrected->interval.low}, {"high", corrected->interval.high}};
}

} // namespace

Json audit_json(const std::vector<AuditLine>& lines) {
  Json list = Json::array();
  for (const auto& line : lines) {
    Json entry{{"axis", line.axis},
               {"what", line.what},
               {"sentence", line.sentence},
               {"seen", json_with_interval(line.seen)}};
    if (line.seen.measured()) {
      entry["before"] = json_of(line.before);
      entry["mcnemar_p"] = line.change_p;
      entry["corrected_for_judge"] = json_of(line.corrected);
      entry["least_n"] = line.least_n;
    }
    list.push_back(std::move(entry));
  }
  return list;
}

std::string audit_text(const std::vector<AuditLine>& lines) {
  std::string text = "audit (95 % intervals; p: McNemar's exact test on the same prompts and seeds)\n";
  std::string axis;
  for (const auto& line : lines) {
    if (line.axis != axis) text += "  " + (axis = line.axis) + "\n";
    text += fmt::format("    {}: {}\n", line.what, line.sentence);
    if (line.corrected && line.corrected->usable)
      text += fmt::format("      corrected for the judge: {:.1f} % [{:.1f}, {:.1f}]\n",
                          100 * line.corrected->rate, 100 * line.corrected->interval.low,
                          100 * line.corrected->interval.high);
  }
  return text;
}

} // namespace pentimento::cli
