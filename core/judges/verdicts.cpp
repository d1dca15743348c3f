#include "core/judges/verdicts.h"

namespace pentimento {

Verdict verdict_for(Role role, const Score& score, double threshold) {
  if (!score.sure) return Verdict::NotScored;
  const bool seen = score.probability >= threshold;
  if (asks_for_target(role)) return seen ? Verdict::Leak : Verdict::Erased;
  return seen ? Verdict::Kept : Verdict::Damaged;
}

} // namespace pentimento
