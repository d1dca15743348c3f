#include "core/audit/report_charts.h"

#include <fmt/format.h>

#include "core/audit/html_text.h"
#include "core/metrics/intervals.h"

namespace pentimento {
namespace {

constexpr int kLeft = 150, kPlot = 400, kRight = 90, kRow = 26, kTop = 8, kFoot = 26;

double x_of(double share) {
  return kLeft + kPlot * share;
}

std::string row_svg(const RateRow& row, double y) {
  std::string svg = fmt::format("<text class=\"label\" x=\"{}\" y=\"{:.0f}\">{}</text>", kLeft - 12, y + 4,
                                html_escaped(row.label));
  if (!row.after.measured())
    return svg +
           fmt::format("<text class=\"quiet\" x=\"{}\" y=\"{:.0f}\">– not tested</text>", kLeft + 6, y + 4);
  const auto interval = wilson(row.after);
  svg += fmt::format("<line class=\"whisker\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{}\" y2=\"{}\"/>"
                     "<circle class=\"dot\" cx=\"{:.1f}\" cy=\"{}\" r=\"4.5\"/>",
                     x_of(interval.low), x_of(interval.high), y, y, x_of(row.after.rate()), y);
  if (row.before.measured()) {
    const double x = x_of(row.before.rate());
    svg += fmt::format("<path class=\"caret\" d=\"M{:.1f} {:.1f}l-4.5 -6h9z\"/>", x, y - 4);
  }
  return svg + fmt::format("<text class=\"count\" x=\"{}\" y=\"{:.0f}\">{}/{}</text>",
                           kLeft + kPlot + kRight - 4, y + 4, row.after.k, row.after.n);
}

} // namespace

std::string rate_chart(const std::string& title, const std::vector<RateRow>& rows, const std::string& role) {
  const int plot = kRow * static_cast<int>(rows.size()), width = kLeft + kPlot + kRight;
  std::string svg =
      fmt::format("<svg class=\"chart {}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">", role,
                  width, kTop + plot + kFoot, html_escaped(title));
  for (const int share : {0, 25, 50, 75, 100}) {
    const double x = x_of(share / 100.0);
    svg += fmt::format("<line class=\"grid\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2}\"/>"
                       "<text class=\"tick\" x=\"{0:.1f}\" y=\"{3}\">{4} %</text>",
                       x, kTop, kTop + plot, kTop + plot + 17, share);
  }
  double y = kTop + kRow / 2.0;
  for (const auto& row : rows) {
    svg += row_svg(row, y);
    y += kRow;
  }
  return svg + "</svg>";
}

} // namespace pentimento
