#pragma once

#include <string>

#include "core/values/interval.h"

namespace pentimento {

/// How far a judge can be believed about one label, counted on labelled pictures that it has not learned
/// from.
struct LabelReliability {
  std::string label;
  Proportion found;        ///< Pictures that show it and were judged to: TPR.
  Proportion false_alarms; ///< Pictures that do not and were judged to: FPR.
  int not_sure = 0;        ///< Pictures that the judge would not decide; in neither of the two.
  bool operator==(const LabelReliability&) const = default;
};

} // namespace pentimento
