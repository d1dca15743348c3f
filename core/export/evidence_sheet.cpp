#include "core/export/evidence_sheet.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/export/canvas.h"

namespace pentimento {
namespace {

constexpr Rgb kPaper = 0xf8f8f9, kSlot = 0xdedee1, kText = 0x1d1d20, kMuted = 0x585862;
constexpr int kMargin = 16, kGap = 4, kCellGap = 16, kLine = 22, kLeastSide = 96;

/// Where things go, in pixels.
struct Layout {
  int side = 0;  ///< Of a picture as it is drawn.
  int scale = 1; ///< Whole-number enlargement.
  int columns = 0;

  int cell_width() const { return 2 * side + kGap; }
  int row_height() const { return side + 3 * kLine; }
  int column_x(int column) const { return kMargin + column * (cell_width() + kCellGap); }
  int row_y(int row) const { return kMargin + 3 * kLine + row * row_height(); }
};

Rgb colour_of(Verdict verdict) {
  switch (verdict) {
  case Verdict::Leak:
    return 0xbb2f25;
  case Verdict::Erased:
    return 0x0a6b59;
  case Verdict::Damaged:
    return 0x7f5300;
  case Verdict::Kept:
    return 0x4a5162;
  case Verdict::NotScored:
    break;
  }
  return kMuted;
}

Layout lay_out(const std::vector<SheetRow>& rows) {
  Layout layout;
  for (const auto& row : rows) {
    layout.columns = std::max(layout.columns, static_cast<int>(row.cells.size()));
    for (const auto& cell : row.cells)
      for (const auto& picture : {cell.before, cell.after})
        if (picture && picture->image)
          layout.side = std::max({layout.side, picture->image->width, picture->image->height});
  }
  layout.side = std::max(layout.side, 8);
  layout.scale = std::max(1, (kLeastSide + layout.side - 1) / layout.side);
  layout.side *= layout.scale;
  return layout;
}

void draw_picture(Canvas& canvas, const Layout& layout, int x, int y,
                  const std::optional<DrawnPicture>& picture) {
  if (picture && picture->image)
    canvas.place(x, y, *picture->image, layout.scale);
  else
    canvas.fill(x, y, layout.side, layout.side, kSlot);
}

void draw_cell(Canvas& canvas, const Layout& layout, int x, int y, const GridCell& cell) {
  draw_picture(canvas, layout, x, y, cell.before);
  draw_picture(canvas, layout, x + layout.side + kGap, y, cell.after);
  if (!cell.after) return;
  const auto verdict = cell.after->verdict;
  const std::string score = cell.after->score ? fmt::format(" {:.2f}", cell.after->score->probability) : "";
  canvas.write(x + layout.side + kGap, y + layout.side + 4, fmt::format("{}{}", verdict_name(verdict), score),
               colour_of(verdict));
}

} // namespace

Image evidence_sheet(const std::string& title, const std::vector<std::uint64_t>& seeds,
                     const std::vector<SheetRow>& rows, const std::string& heading) {
  if (rows.empty()) throw Error(ErrorCode::BadSetting, "an evidence sheet needs at least one row");
  const Layout layout = lay_out(rows);
  int width = layout.column_x(layout.columns) - kCellGap + kMargin;
  width = std::max(width, 2 * kMargin + Canvas::text_width(title));
  for (const auto& row : rows) width = std::max(width, 2 * kMargin + Canvas::text_width(row.title));

  Canvas canvas(width, layout.row_y(static_cast<int>(rows.size())) + kMargin - kLine, kPaper);
  canvas.write(kMargin, kMargin, title, kText);
  for (int column = 0; column < layout.columns; ++column) {
    const auto index = static_cast<std::size_t>(column);
    const std::string seed = index < seeds.size() ? fmt::format(", seed {}", seeds[index]) : "";
    canvas.write(layout.column_x(column), kMargin + kLine, heading + seed, kMuted);
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const int y = layout.row_y(static_cast<int>(row));
    canvas.write(kMargin, y, rows[row].title, kText);
    for (std::size_t column = 0; column < rows[row].cells.size(); ++column)
      draw_cell(canvas, layout, layout.column_x(static_cast<int>(column)), y + kLine,
                rows[row].cells[column]);
  }
  return canvas.image();
}

} // namespace pentimento
