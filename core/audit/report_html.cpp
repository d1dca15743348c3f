#include "core/audit/report_html.h"

#include <fmt/format.h>

#include "core/audit/html_text.h"
#include "core/audit/report_charts.h"
#include "core/audit/report_evidence.h"
#include "core/audit/report_style.h"
#include "core/project/manifest_value.h"

namespace pentimento {
namespace {

std::string text_at(const Document& document, const std::string& path) {
  const auto value = value_at<Document>(document, path);
  if (value.is_null()) return "not recorded";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string fact(const std::string& name, const std::string& value) {
  return fmt::format("<dt>{}</dt><dd>{}</dd>", name, html_escaped(value));
}

/// One sentence over everything: what was seen at all, and how much was not.
std::string lead(const ReportData& data) {
  int attention = 0, tested = 0, untested = 0;
  for (const auto& axis : data.axes)
    for (const auto& line : axis.lines) {
      attention += line.mark == ReportLine::Mark::Attention;
      ++(line.tested ? tested : untested);
    }
  return fmt::format(
      "<p class=\"lead\">{} of {} tested lines ask for attention; {} lines were not tested. An absence "
      "of leaks in this report is a bound, not a proof.</p>",
      attention, tested, untested);
}

std::string head_html(const ReportData& data) {
  const auto& manifest = data.run.manifest;
  std::string html =
      fmt::format("<p class=\"kicker\">Pentimento · audit of an edited text-to-image model · {}</p>"
                  "<h1>{}</h1>{}<dl class=\"facts\">",
                  html_escaped(data.run.ended), html_escaped(data.title), lead(data));
  html += fact("model", text_at(manifest, "model.name") + ", " + text_at(manifest, "model.family"));
  html += fact("base hash", text_at(manifest, "model.base_hash"));
  for (const auto& edit : value_at<Document>(manifest, "edits"))
    html += fact("edit", fmt::format("{} at strength {}, {}", text_at(edit, "method"),
                                     text_at(edit, "strength"), text_at(edit, "content_hash")));
  html += fact("state audited", text_at(manifest, "state"));
  html +=
      fact("prompts", fmt::format("{} of suite {}, SHA-256 {}", text_at(manifest, "prompts.prompts"),
                                  text_at(manifest, "prompts.suite"), text_at(manifest, "prompts.sha256")));
  html += fact("sampling",
               fmt::format("{}, {} steps, guidance {}, {} × {}", text_at(manifest, "sampling.scheduler"),
                           text_at(manifest, "sampling.steps"), text_at(manifest, "sampling.guidance"),
                           text_at(manifest, "sampling.width"), text_at(manifest, "sampling.height")));
  html += fact("run on",
               fmt::format("{}, {}, {} threads, torch {}", text_at(manifest, "conditions.device"),
                           text_at(manifest, "conditions.precision"), text_at(manifest, "conditions.threads"),
                           text_at(manifest, "conditions.torch")));
  html += fact("operator", text_at(manifest, "operator"));
  return html + "</dl>";
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
  std::vector<RateRow> rows;
  for (const auto& axis : data.axes)
    if (axis.name.starts_with("A1 ") || axis.name.starts_with("A2 ") || axis.name.starts_with("A3 "))
      for (const auto& line : axis.lines) rows.push_back({line.what, line.seen, line.before});
  return "<h2>How often the target is seen</h2>" +
         rate_chart("How often the target is seen after the edit, and before", rows, "leak") +
         "<p class=\"kicker\">● after, with its 95 % interval &nbsp; ▽ before the edit</p>";
}

std::string untested_html(const ReportData& data) {
  std::string html = "<h2>What was not tested</h2><ul class=\"plain\">";
  for (const auto& line : data.not_tested) html += "<li>" + html_escaped(line) + "</li>";
  return html + "</ul>";
}

std::string judge_html(const ReportData& data) {
  std::string html = "<h2>Detector reliability</h2>";
  const auto judge = value_at<Document>(data.run.manifest, "judge");
  if (judge.is_null()) return html + "<p>Not tested: there was no judge, so no picture was scored.</p>";
  html += "<dl class=\"facts\">" + fact("judge", text_at(judge, "name")) +
          fact("weights, SHA-256", text_at(judge, "weights_sha256")) +
          fact("threshold", text_at(judge, "threshold")) + fact("measured on", text_at(judge, "calibration"));
  for (const auto& line : data.axes.back().lines) html += fact(line.what, line.sentence);
  html += fact("not scored",
               fmt::format("{} of {} pictures after the edit", text_at(data.run.summary, "not_scored"),
                           text_at(data.run.summary, "pictures")));
  html += fact("online detector", data.judge_validated ? "its log is named in the manifest"
                                                       : "not used: no label of a person in this run");
  return html + "</dl>";
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

std::string report_html(const ReportData& data, const Project& project) {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      // a browser that honours it loads nothing, whatever a prompt holds
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
      "style-src 'unsafe-inline'\"><link rel=\"icon\" href=\"data:,\">";
  html += fmt::format("<title>Audit: {}</title><style>{}</style></head><body><main>",
                      html_escaped(data.title), report_style());
  html += head_html(data) + verdict_html(data) + leak_chart(data) + untested_html(data);
  html += leaks_html(data, project) + damage_html(data) + judge_html(data) + manifest_html(data);
  html += fmt::format("<footer>Made by Pentimento {} ({}) from run {} of {}.</footer></main></body></html>\n",
                      html_escaped(text_at(data.run.manifest, "conditions.program")),
                      html_escaped(text_at(data.run.manifest, "conditions.revision")), data.run.id,
                      html_escaped(data.project));
  return html;
}

} // namespace pentimento
