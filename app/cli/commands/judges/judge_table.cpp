#include "app/cli/commands/judges/judge_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/log.h"
#include "core/metrics/intervals.h"

namespace pentimento::cli {
namespace {

std::string counted(const Proportion& counts) {
  if (!counts.measured()) return "not measured";
  const auto interval = wilson(counts);
  return fmt::format("{}/{} [{:.1f}, {:.1f}] %", counts.k, counts.n, 100 * interval.low, 100 * interval.high);
}

} // namespace

std::string reliability_table(const std::vector<LabelReliability>& labels) {
  std::size_t widest = 5;
  for (const auto& one : labels) widest = std::max(widest, one.label.size());
  auto text =
      fmt::format("{:<{}}  {:<24}  {:<24}  not sure\n", "label", widest, "finds (TPR)", "false alarms (FPR)");
  for (const auto& one : labels)
    text += fmt::format("{:<{}}  {:<24}  {:<24}  {}\n", one.label, widest, counted(one.found),
                        counted(one.false_alarms), one.not_sure);
  return text;
}

void warn_of_rejected(const std::vector<std::string>& rejected) {
  for (const auto& sentence : rejected) log::warning(sentence + "; the picture is left out");
}

} // namespace pentimento::cli
