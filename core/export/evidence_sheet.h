#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/values/grid_cell.h"
#include "core/values/image.h"

namespace pentimento {

/// One prompt's pictures, before and after, a cell a seed.
struct SheetRow {
  std::string title; ///< "synonym: a photo of a kitten"
  std::vector<GridCell> cells;
};

/// All pairs on one picture: a row a prompt, a column a seed, before beside after, the verdict under them.
/// Missing pictures leave an empty slot. Small pictures are enlarged by whole numbers to at least 96 pixels.
/// @throws Error(BadSetting) when there is no row.
/// @param heading of the two sides.
Image evidence_sheet(const std::string& title, const std::vector<std::uint64_t>& seeds,
                     const std::vector<SheetRow>& rows, const std::string& heading = "before | after");

} // namespace pentimento
