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

Document json_of_count(const Proportion& count) {
  return {{"k", count.k}, {"n", count.n}};
}

Proportion count_from_json(const Document& document) {
  return {value_at<int>(document, "k"), value_at<int>(document, "n")};
}

} // namespace pentimento
