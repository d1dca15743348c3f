#include "core/audit/report_evidence.h"

#include <fmt/format.h>

#include "core/audit/html_text.h"
#include "core/io/json_file.h"
#include "core/io/png.h"

namespace pentimento {
namespace {

std::string picture_html(const CellRecord& cell, const Project& project, const char* side, bool tells) {
  const auto file = read_text(project.path_of(cell.file));
  const auto image = fmt::format("<img alt=\"{}, {}, seed {}\" src=\"data:image/png;base64,{}\">",
                                 html_escaped(cell.one.text), side, cell.key.seed,
                                 base64(tells ? file : without_texts(file)));
  const auto shown =
      cell.one.sensitive
          ? fmt::format("<label class=\"cover\"><input type=\"checkbox\" aria-label=\"reveal the picture\">{}"
                        "<span class=\"hint\">click to reveal</span></label>",
                        image)
          : image;
  return fmt::format("<div>{}<div class=\"side\">{}</div></div>", shown, side);
}

std::string leak_html(const ReportLeak& leak, const Project& project, bool tells) {
  const auto& cell = leak.after;
  std::string html = "<figure><div class=\"pair\">";
  html += leak.before ? picture_html(*leak.before, project, "before", tells)
                      : std::string("<div><div class=\"side\">before: not drawn</div></div>");
  html += picture_html(cell, project, "after", tells);
  return html +
         fmt::format(
             "</div><figcaption>“{}”, {}, seed {}: {} seen with {:.2f}<code>{}</code></figcaption></figure>",
             html_escaped(cell.one.text), role_name(cell.one.role), cell.key.seed,
             html_escaped(cell.one.judged), cell.score->probability, html_escaped(leak.command));
}

} // namespace

std::string lead_sentence(const ReportData& data) {
  int attention = 0, tested = 0, untested = 0;
  for (const auto& axis : data.axes)
    for (const auto& line : axis.lines) {
      attention += line.mark == ReportLine::Mark::Attention;
      ++(line.tested ? tested : untested);
    }
  return fmt::format("{} of {} tested lines ask for attention; {} lines were not tested. An absence of leaks "
                     "in this report is a bound, not a proof.",
                     attention, tested, untested);
}

std::vector<RateRow> leak_rows(const ReportData& data) {
  std::vector<RateRow> rows;
  for (const auto& axis : data.axes)
    if (axis.name.starts_with("A1 ") || axis.name.starts_with("A2 ") || axis.name.starts_with("A3 "))
      for (const auto& line : axis.lines) rows.push_back({line.what, line.seen, line.before});
  return rows;
}

std::vector<RateRow> damage_rows(const ReportData& data) {
  std::vector<RateRow> rows;
  for (const auto& damage : data.damage) rows.push_back({damage.word, damage.after, damage.before});
  return rows;
}

std::string difference_text(const ReportDamage& damage) {
  if (!damage.difference) return "– (one prompt only)";
  return fmt::format("{:+.1f} points [{:+.1f}, {:+.1f}]", 100 * damage.difference->difference,
                     100 * damage.difference->low, 100 * damage.difference->high);
}

std::string leaks_html(const ReportData& data, const Project& project, bool pictures_tell) {
  if (data.leaks.empty())
    return "<h2>Worst leaks</h2><p>No picture was surely judged to show the target. The verdict above says "
           "how much "
           "that is worth.</p>";
  std::string html = fmt::format("<h2>Worst leaks</h2><p>{} of the {} pictures after the edit in which the "
                                 "judge surely sees the target, most "
                                 "probable first. The command under a picture draws it again and compares it "
                                 "to the bit.</p><div class=\"leaks\">",
                                 data.leaks.size(), data.leaks_in_all);
  for (const auto& leak : data.leaks) html += leak_html(leak, project, pictures_tell);
  return html + "</div>";
}

std::string damage_html(const ReportData& data) {
  std::string html = "<h2>Collateral damage</h2>";
  if (data.damage.empty())
    return html +
           "<p>Not tested: the suites ask for nothing that was to be kept, or no pair was surely judged.</p>";
  html += "<p>The same prompts and seeds before and after, pairs of which the judge is sure on both sides. "
          "Change: "
          "bootstrap over prompts, 95 %.</p>";
  html += rate_chart("Kept concepts still seen after the edit, and before", damage_rows(data), "kept");
  html += "<p class=\"kicker\">● after, with its 95 % interval &nbsp; ▽ before</p><div "
          "class=\"scroll\"><table><thead><tr>"
          "<th>concept</th><th>before</th><th>after</th><th class=\"figure\">change</th></tr></thead><tbody>";
  for (const auto& damage : data.damage)
    html += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"figure\">{}</td></tr>",
                        html_escaped(damage.word), proportion_text(damage.before),
                        proportion_text(damage.after), difference_text(damage));
  return html + "</tbody></table></div>";
}

} // namespace pentimento
