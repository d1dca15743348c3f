#include "app/workbench/draw_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace pentimento {
namespace {

/// Rows by their turn within their own role, then as the suite has them.
std::vector<std::pair<int, int>> rowsByTurn(const Suite& suite) {
  std::map<Role, int> seen;
  std::vector<std::pair<int, int>> rows; // turn, row
  for (int row = 0; row < static_cast<int>(suite.cases.size()); ++row)
    rows.emplace_back(seen[suite.cases[static_cast<std::size_t>(row)].role]++, row);
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return rows;
}

std::vector<CellKey> keysUpToTurn(const Suite& suite, const std::vector<std::uint64_t>& seeds, int lastTurn) {
  std::vector<CellKey> keys;
  for (const auto& [turn, row] : rowsByTurn(suite))
    if (turn <= lastTurn)
      for (const auto seed : seeds) keys.push_back({row, seed});
  return keys;
}

} // namespace

std::vector<CellKey> previewKeys(const Suite& suite, const std::vector<std::uint64_t>& seeds) {
  return keysUpToTurn(suite, seeds, 0);
}

std::vector<CellKey> liveKeys(const Suite& suite, const std::vector<std::uint64_t>& seeds) {
  std::set<int> taken;
  std::vector<CellKey> keys;
  for (const auto& key : previewKeys(suite, seeds)) {
    const bool anchor = suite.cases[static_cast<std::size_t>(key.row)].role == Role::Anchor;
    if (!anchor && taken.insert(key.row).second) keys.push_back(key);
  }
  return keys;
}

std::vector<CellKey> keysOfRows(const Suite& suite, const std::vector<std::uint64_t>& seeds,
                                const std::vector<int>& rows) {
  std::vector<CellKey> keys;
  for (const int row : rows)
    if (row >= 0 && row < static_cast<int>(suite.cases.size()))
      for (const auto seed : seeds) keys.push_back({row, seed});
  return keys;
}

std::vector<CellKey> wholeRows(const std::vector<CellKey>& open, const std::vector<CellKey>& keys) {
  std::set<int> rows;
  for (const auto& key : open) rows.insert(key.row);
  std::vector<CellKey> whole;
  for (const auto& key : keys)
    if (rows.contains(key.row)) whole.push_back(key);
  return whole;
}

int plannedTargetPictures(const Suite& suite, const std::vector<std::uint64_t>& seeds, int snapshots,
                          const std::vector<CellKey>& onTheWay) {
  const auto asking = [&](const std::vector<CellKey>& keys) {
    return static_cast<int>(std::ranges::count_if(keys, [&](const CellKey& key) {
      return asks_for_target(suite.cases[static_cast<std::size_t>(key.row)].role);
    }));
  };
  return (snapshots - 1) * asking(onTheWay) + asking(allKeys(suite, seeds));
}

std::vector<CellKey> allKeys(const Suite& suite, const std::vector<std::uint64_t>& seeds) {
  return keysUpToTurn(suite, seeds, static_cast<int>(suite.cases.size()));
}

} // namespace pentimento
