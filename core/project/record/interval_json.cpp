#include "core/project/record/interval_json.h"

#include "core/metrics/intervals.h"

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

} // namespace pentimento
