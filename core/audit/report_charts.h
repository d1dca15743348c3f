#pragma once

#include <string>
#include <vector>

#include "core/values/interval.h"

namespace pentimento {

/// One row of a chart of rates: after the edit with its interval, before it as an open caret.
struct RateRow {
  std::string label;
  Proportion after, before;
};

/// Rates from 0 to 100 %, a row each, as an inline SVG that stands alone in HTML: a dot with its Wilson 95 %
/// interval, the control as an open caret, k/n at the right. What was not tested is an empty row that says
/// so.
/// @param role the colour's role: "leak" or "kept" (classes of the style sheet). @param title read aloud.
std::string rate_chart(const std::string& title, const std::vector<RateRow>& rows, const std::string& role);

} // namespace pentimento
