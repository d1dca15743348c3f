#include "core/audit/report_style.h"

namespace pentimento {

namespace {

constexpr std::string_view kStyle = R"css(
:root{--paper:#fff;--panel:#f8f8f9;--line:#d8d8dd;--ink:#1d1d20;--muted:#585862;--accent:#3b50c4;--leak:#bb2f25;
--damaged:#7f5300;--fine:#0a6b59;--kept:#4a5162}
@media (prefers-color-scheme:dark) and (min-width:1px){@media screen{:root{--paper:#1e1e20;--panel:#252528;--line:#36363b;
--ink:#ececee;--muted:#a8a8b2;--accent:#9aadff;--leak:#ff8577;--damaged:#f0b650;--fine:#54c9ab;--kept:#bcc2ce}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 Inter,"Noto Sans",system-ui,sans-serif;
font-variant-numeric:tabular-nums}
main{max-width:860px;margin:0 auto;padding:56px 32px 96px}
h1{font-size:30px;line-height:1.2;margin:0 0 6px;letter-spacing:-.01em;font-weight:600}
h2{font-size:20px;line-height:1.3;margin:56px 0 12px;font-weight:600}
h3{font-size:16px;margin:28px 0 2px;font-weight:600}
p{margin:0 0 12px;max-width:68ch}
.kicker{color:var(--muted);font-size:13px;margin:0 0 20px}
.muted{color:var(--muted)}
.lead{font-size:18px;line-height:1.5;margin:20px 0 8px}
code,pre{font:13px/1.5 ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace}
code{overflow-wrap:anywhere}
pre{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:14px;overflow:auto;white-space:pre-wrap;
overflow-wrap:anywhere}
dl.facts{display:grid;grid-template-columns:fit-content(32%) 1fr;gap:4px 20px;margin:20px 0;font-size:14px}
dl.facts dt{color:var(--muted)}
dl.facts dd{margin:0;overflow-wrap:anywhere}
.axis{border-top:1px solid var(--line);padding:14px 0 10px;break-inside:avoid}
.axis h3{margin:0}
.axis .question{color:var(--muted);font-size:14px;margin:0 0 8px}
ul.lines{list-style:none;margin:0;padding:0}
ul.lines li{display:grid;grid-template-columns:20px 150px 1fr;gap:8px;padding:3px 0;font-size:15px}
ul.lines .mark{text-align:center;color:var(--muted)}
ul.lines .what{font-weight:500}
ul.lines .more{display:block;color:var(--muted);font-size:13px}
.validated .attention .mark{color:var(--leak)}
.validated .fine .mark{color:var(--fine)}
.attention .what,.attention .said{font-weight:600}
.untested .said,.untested .what{color:var(--muted)}
ul.plain{padding-left:20px;max-width:72ch}
ul.plain li{margin:4px 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;padding:6px 16px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
th{color:var(--muted);font-weight:500}
td.figure,th.figure{text-align:right;white-space:nowrap}
.leaks{display:grid;grid-template-columns:repeat(auto-fill,minmax(250px,1fr));gap:28px 20px;margin-top:20px}
figure{margin:0;break-inside:avoid}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:2px}
.pair img{display:block;width:100%;aspect-ratio:1;object-fit:contain;background:var(--panel);image-rendering:pixelated}
.pair .side{font-size:12px;color:var(--muted)}
.cover{display:block;overflow:hidden;cursor:pointer;position:relative}
.cover input{position:absolute;opacity:0;inset:0;width:100%;height:100%;margin:0;cursor:pointer;z-index:1}
.cover img{filter:blur(18px) saturate(.2);transform:scale(1.15)}
.cover input:checked+img{filter:none;transform:none}
.cover input:focus-visible+img{outline:2px solid var(--accent);outline-offset:-2px}
.cover .hint{position:absolute;left:0;right:0;bottom:6px;text-align:center;font-size:12px;color:#fff;
text-shadow:0 0 4px #000;pointer-events:none}
.cover input:checked~.hint{display:none}
figcaption{font-size:13px;line-height:1.45;margin-top:6px}
figcaption code{display:block;color:var(--muted);font-size:11.5px;margin-top:3px}
.chart{width:100%;height:auto;max-width:640px;display:block;margin:8px 0}
.chart text{font:12px Inter,"Noto Sans",system-ui,sans-serif;fill:var(--ink)}
.chart .label,.chart .count{text-anchor:end}
.chart .tick{text-anchor:middle;fill:var(--muted)}
.chart .quiet{fill:var(--muted)}
.chart .grid{stroke:var(--line)}
.chart .whisker{stroke-width:2;stroke:var(--kept)}
.chart .dot{fill:var(--kept)}
.chart.leak .whisker{stroke:var(--leak)}
.chart.leak .dot{fill:var(--leak)}
.chart .caret{fill:none;stroke:var(--muted);stroke-width:1.2}
details{border-top:1px solid var(--line);padding:10px 0}
summary{cursor:pointer;font-weight:500}
footer{margin-top:64px;border-top:1px solid var(--line);padding-top:16px;color:var(--muted);font-size:13px}
@media (max-width:600px){
main{padding:28px 18px 64px}
h1{font-size:25px}
h2{margin-top:44px}
dl.facts{grid-template-columns:1fr;gap:0}
dl.facts dd{margin-bottom:8px}
ul.lines li{grid-template-columns:20px 1fr}
ul.lines .said{grid-column:2}
.leaks{grid-template-columns:1fr}
th,td{padding-right:10px}
.chart text{font-size:15px}
}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);
font:8pt Inter,"Noto Sans",system-ui,sans-serif;color:#585862}}
@media print{
body{font-size:10pt;line-height:1.45;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main{max-width:none;padding:0}
h1{font-size:20pt}
h2{font-size:14pt;break-after:avoid;margin:22pt 0 8pt}
h3{font-size:10.5pt}
p{orphans:3;widows:3}
.lead{font-size:12pt}
dl.facts,table,ul.lines li{font-size:9.5pt}
.kicker,.axis .question,figcaption{font-size:8.5pt}
ul.lines .more,.pair .side{font-size:8pt}
figcaption code{font-size:7pt}
.axis{break-inside:auto;padding:9pt 0 6pt}
.axis h3,.axis .question,summary{break-after:avoid}
ul.lines li,.chart,tr{break-inside:avoid}
p:has(+.chart){break-after:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
.leaks{grid-template-columns:repeat(3,1fr);gap:14pt 10pt}
.cover .hint{display:none}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
details::details-content{content-visibility:visible;display:block}
details>pre{font-size:7pt;line-height:1.35;padding:8pt;overflow:visible;columns:2;column-gap:12pt;
box-decoration-break:clone;-webkit-box-decoration-break:clone}
footer{margin-top:24pt;font-size:8.5pt}
}
)css";

} // namespace

std::string_view report_style() {
  return kStyle;
}

} // namespace pentimento
