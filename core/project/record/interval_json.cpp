#include "core/project/record/interval_json.h"

#include "core/metrics/intervals.h"
#include "core/project/manifest_value.h"

namespace pentimento {

Document json_with_interval(const Proportion& proportion) {
  if (!proportion.measured()) return nullptr;
  const Interval interval = wilson(proportion);
  return {{"k", proportion.k},
          {"n", proportion.n},
          {"rate", proportion.rate()},
          {"low", interval.low},
          {"high", interval.high}};
}

Document json_of_reliability(const std::vector<LabelReliability>& labels) {
  if (labels.empty()) return nullptr;
  Document list = Document::array();
  for (const auto& one : labels)
    list.push_back({{"label", one.label},
                    {"found", json_with_interval(one.found)},
                    {"false_alarms", json_with_interval(one.false_alarms)},
                    {"not_sure", one.not_sure}});
  return list;
}

Document json_of_count(const Proportion& count) {
  return {{"k", count.k}, {"n", count.n}};
}

Proportion count_from_json(const Document& document) {
  return {value_at<int>(document, "k"), value_at<int>(document, "n")};
}

} // namespace pentimento
