#pragma once

#include <cstdint>
#include <vector>

#include "core/values/grid_cell.h"
#include "core/values/prompt_case.h"

namespace pentimento {

/// The first prompt of each role × seeds: what is on screen folded, drawn first and again at the last
/// snapshot.
std::vector<CellKey> previewKeys(const Suite& suite, const std::vector<std::uint64_t>& seeds);

/// What is drawn at a snapshot on the way, so that watching costs little: of the preview, each role's
/// prompt with one seed, but for the anchor's: what it looks like the target's shows. The same cells at every
/// snapshot and in every run. Such a batch has another shape than the whole row's, which decides its
/// pictures' last bits: on the miniature at most 1 of 255 in one of 4 000 values.
std::vector<CellKey> liveKeys(const Suite& suite, const std::vector<std::uint64_t>& seeds);

/// All cells: the preview first, then the second prompt of each role, and so on.
std::vector<CellKey> allKeys(const Suite& suite, const std::vector<std::uint64_t>& seeds);

/// The cells of these rows, in their order; rows that the suite does not have are left out.
std::vector<CellKey> keysOfRows(const Suite& suite, const std::vector<std::uint64_t>& seeds,
                                const std::vector<int>& rows);

/// The cells of `keys` in rows of which any is `open`: a row is one batch, whose shape decides its pictures'
/// last bits, so one that was stopped half-way is drawn again whole.
std::vector<CellKey> wholeRows(const std::vector<CellKey>& open, const std::vector<CellKey>& keys);

/// How many pictures that ask for the target a run will draw: those `onTheWay` at each of its snapshots but
/// the last, then all cells once.
int plannedTargetPictures(const Suite& suite, const std::vector<std::uint64_t>& seeds, int snapshots,
                          const std::vector<CellKey>& onTheWay);

} // namespace pentimento
