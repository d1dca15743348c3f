// What is on screen is drawn before the rest.
#include <algorithm>

#include "app/workbench/draw_plan.h"
#include "app/workbench/workbench.h"

namespace pentimento {

bool Workbench::hides(int row) const {
  return row >= 0 && row < static_cast<int>(suite_.cases.size()) &&
         sensitive_.hides(suite_.cases[static_cast<std::size_t>(row)]);
}

void Workbench::setVisibleRows(std::vector<int> rows) {
  visible_ = std::move(rows);
  if (run_.running() || drawJobs_.empty()) return;
  const bool seenNow = std::find(visible_.begin(), visible_.end(), drawingRow_) != visible_.end();
  if (seenNow || drawingRow_ < 0) return; // what is being drawn can be seen, or nothing has begun
  const auto seen = keysOfRows(suite_, plan_.seeds, visible_);
  const bool open = !pictures_.missing(pictures_.base(), seen).empty() ||
                    (state_ != pictures_.base() && !pictures_.missing(state_, seen).empty());
  if (!open) return;
  drawingRow_ = -1;
  drawMissing();
}

std::vector<std::vector<CellKey>> Workbench::drawingTurns() const {
  const auto preview = previewKeys(suite_, plan_.seeds);
  const auto all = allKeys(suite_, plan_.seeds);
  const auto seen = keysOfRows(suite_, plan_.seeds, visible_);
  std::set<CellKey> taken;
  std::vector<std::vector<CellKey>> turns;
  for (const auto* keys : {&seen, &preview, &all}) {
    auto& turn = turns.emplace_back();
    for (const auto& key : *keys)
      if (taken.insert(key).second) turn.push_back(key);
  }
  return turns;
}

} // namespace pentimento
