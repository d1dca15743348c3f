#include "app/cli/audit_text.h"

#include <fmt/format.h>

namespace pentimento::cli {

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
