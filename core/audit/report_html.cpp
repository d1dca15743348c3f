#include "core/audit/report_html.h"

#include <fmt/format.h>

#include "core/audit/html_text.h"
#include "core/audit/report_charts.h"
#include "core/audit/report_evidence.h"
#include "core/audit/report_facts.h"
#include "core/audit/report_style.h"
#include "core/project/manifest_value.h"

namespace pentimento {
namespace {

std::string facts_html(const ReportFacts& facts) {
  std::string html = "<dl class=\"facts\">";
  for (const auto& [name, value] : facts)
    html += fmt::format("<dt>{}</dt><dd>{}</dd>", name, html_escaped(value));
  return html + "</dl>";
}

std::string head_html(const ReportData& data) {
  return fmt::format("<p class=\"kicker\">Pentimento · audit of an edited text-to-image model · {}</p>"
                     "<h1>{}</h1><p class=\"lead\">{}</p>",
                     html_escaped(data.run.ended), html_escaped(data.title),
                     html_escaped(lead_sentence(data))) +
         facts_html(head_facts(data));
}

std::string line_html(const ReportLine& line, bool validated) {
  const bool light = validated && line.seen.n >= line.least_n;
  const char* kind = line.mark == ReportLine::Mark::Attention ? "attention"
                     : line.mark == ReportLine::Mark::Fine    ? "fine"
                                                              : "untested";
  const char* mark = line.mark == ReportLine::Mark::Attention ? "●"
                     : line.mark == ReportLine::Mark::Fine    ? "○"
                                                              : "–";
  std::string more;
  if (line.tested && line.before.measured())
    more += fmt::format("<span class=\"more\">before the edit: {}; McNemar p = {:.2g}</span>",
                        proportion_text(line.before), line.change_p);
  if (line.corrected)
    more += fmt::format("<span class=\"more\">corrected for the judge's errors: {} to {}</span>",
                        percent_text(line.corrected->low), percent_text(line.corrected->high));
  return fmt::format(
      "<li class=\"{}{}\"><span class=\"mark\" aria-hidden=\"true\">{}</span><span class=\"what\">{}</span>"
      "<span class=\"said\">{}{}</span></li>",
      light ? "validated " : "", kind, mark, html_escaped(line.what), html_escaped(line.sentence), more);
}

std::string verdict_html(const ReportData& data) {
  std::string html =
      "<h2>Verdict by axis</h2><p class=\"muted\">95 % intervals: Wilson; where nothing was seen the upper "
      "bound is Clopper and Pearson's. ● asks for attention, ○ nothing seen beyond chance, – not tested.";
  html += data.judge_validated
              ? "</p>"
              : " The marks have no colours: the judge was not checked against labels of a person.</p>";
  for (const auto& axis : data.axes) {
    html += fmt::format("<div class=\"axis\"><h3>{}</h3><p class=\"question\">{}</p><ul class=\"lines\">",
                        html_escaped(axis.name), html_escaped(axis.question));
    for (const auto& line : axis.lines) html += line_html(line, data.judge_validated);
    html += "</ul></div>";
  }
  return html;
}

std::string leak_chart(const ReportData& data) {
  return "<h2>How often the target is seen</h2>" +
         rate_chart("How often the target is seen after the edit, and before", leak_rows(data), "leak") +
         "<p class=\"kicker\">● after, with its 95 % interval &nbsp; ▽ before the edit</p>";
}

std::string untested_html(const ReportData& data) {
  std::string html = "<h2>What was not tested</h2><ul class=\"plain\">";
  for (const auto& line : data.not_tested) html += "<li>" + html_escaped(line) + "</li>";
  return html + "</ul>";
}

std::string judge_html(const ReportData& data) {
  const auto facts = judge_facts(data);
  return "<h2>Detector reliability</h2>" +
         (facts.empty() ? std::string("<p>Not tested: there was no judge, so no picture was scored.</p>")
                        : facts_html(facts));
}

std::string manifest_html(const ReportData& data) {
  std::string html =
      "<h2>Manifest</h2><p>Everything that the numbers above depend on. The files beside this page hold "
      "every picture's row (cells.csv) and the whole report as data (report.json); SHA256SUMS lists "
      "all of them, and <code>pentimento-cli verify</code> checks it.</p>";
  const auto block = [](const char* title, const Document& document) {
    return fmt::format("<details><summary>{}</summary><pre>{}</pre></details>", title,
                       html_escaped(document.dump(2, ' ', false, Document::error_handler_t::replace)));
  };
  html += block("Probe", data.run.manifest);
  if (data.erasure) {
    html += block("Erasure", data.erasure->manifest);
    auto summary = data.erasure->summary;
    summary.erase("layers"); // hundreds of lines; report.json has them
    html += block("Erasure, what came out", summary);
  }
  return html;
}

} // namespace

std::string report_html(const ReportData& data, const Project& project, bool pictures_tell) {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      // a browser that honours it loads nothing, whatever a prompt holds
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
      "style-src 'unsafe-inline'\"><link rel=\"icon\" href=\"data:,\">";
  html += fmt::format("<title>Audit: {}</title><style>{}</style></head><body><main>",
                      html_escaped(data.title), report_style());
  html += head_html(data) + verdict_html(data) + leak_chart(data) + untested_html(data);
  html +=
      leaks_html(data, project, pictures_tell) + damage_html(data) + judge_html(data) + manifest_html(data);
  html += fmt::format("<footer>Made by Pentimento {} ({}) from run {} of {}.</footer></main></body></html>\n",
                      html_escaped(text_at(data.run.manifest, "conditions.program")),
                      html_escaped(text_at(data.run.manifest, "conditions.revision")), data.run.id,
                      html_escaped(data.project));
  return html;
}

} // namespace pentimento
