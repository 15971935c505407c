// Colours: blue and orange of clearly different lightness, so that they differ in grey print and to every eye; grey is context.
// Text on the page keeps a contrast of 4.5 to 1 in light and in dark.
#include "report/page.hpp"

namespace entrepot {

const char* page_style() {
  return R"css(
:root{--paper:#fffdfa;--ink:#1c1f24;--muted:#5b616b;--rule:#b9bec6;--grid:#e7e5e0;--panel:#f6f4ef;--link:#0b5394;
--blue:#0b5394;--orange:#e08214;--orange-text:#9a4f00;--green:#2f7d5b;--green-text:#22664a;--violet:#8a4fa3;--violet-text:#74398d;--context:#8b919b;--context-text:#5b616b;--whole:#3d434d;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,Charter,"Bitstream Charter",Georgia,"Liberation Serif",serif;
--sans:-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;
--mono:ui-monospace,"SF Mono",Consolas,"Liberation Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{--paper:#14171c;--ink:#e8e6e1;--muted:#a7adb7;--rule:#555c68;--grid:#2a2f37;--panel:#1d2128;--link:#8ab8ee;
--blue:#6fa8e8;--orange:#f2a24a;--orange-text:#f2a24a;--green:#63bd93;--green-text:#63bd93;--violet:#c797dd;--violet-text:#c797dd;--context:#7d8591;--context-text:#a7adb7;--whole:#c9cdd4}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 var(--sans)}
header,main,footer{max-width:720px;margin:0 auto;padding:0 20px}
header{padding-top:56px}
h1,h2,.question,.lead,figcaption strong{font-family:var(--serif)}
h1{font-size:2.35rem;line-height:1.14;margin:.2em 0 .3em;letter-spacing:-.012em;font-weight:600;text-wrap:balance}
h2{font-size:1.6rem;line-height:1.22;margin:0 0 .6em;font-weight:600;letter-spacing:-.006em;text-wrap:balance}
h3{font-size:1.05rem;line-height:1.35;margin:2.6em 0 .4em}
.kicker{margin:0;font-size:.8rem;letter-spacing:.09em;text-transform:uppercase;color:var(--muted)}
.question{font-size:1.3rem;line-height:1.4;font-style:italic;color:var(--muted);margin:.2em 0 .9em;text-wrap:balance}
.facts{font-size:.85rem;color:var(--muted);margin:0;padding-bottom:18px;border-bottom:1px solid var(--rule)}
section{margin:52px 0 0}
#answer{margin-top:34px}
#answer>h2{font-size:1.75rem}
.lead p{font-size:1.18rem;line-height:1.52;margin:0 0 .7em}
.condition,.note,.muted,footer{color:var(--muted)}
.condition{font-size:.95rem;border-left:3px solid var(--rule);padding-left:14px;margin:1.2em 0 0}
p{margin:0 0 1em}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
figure{margin:34px 0 0}
figcaption strong{display:block;font-size:1.14rem;line-height:1.34;font-weight:600;text-wrap:pretty}
figcaption span{display:block;font-size:.9rem;color:var(--muted);margin-top:4px}
figcaption{margin-bottom:14px}
.note{font-size:.85rem;margin:8px 0 0}
.chart{display:block;width:100%;height:auto;overflow:visible}
.narrow{display:none}
.narrow .chart,.half .chart{max-width:440px}
.beside{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 32px;align-items:start}
.beside figure{margin-top:20px}
.beside figcaption strong{font-size:1rem}
.chart text{font:13px var(--sans);fill:var(--ink);font-variant-numeric:tabular-nums}
.chart .muted{fill:var(--muted)}
.chart .strong,.chart .label{font-weight:600}
.chart .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.chart .grid{stroke:var(--grid)}
.chart .axis{stroke:var(--rule)}
.chart .zero{stroke:var(--ink);stroke-width:1.2}
.chart .leader{stroke:var(--rule)}
.chart .reference{stroke:var(--ink);stroke-dasharray:2 4}
.chart .line{fill:none;stroke-width:2.6;stroke-linejoin:round;stroke-linecap:round}
.chart .point{stroke:var(--paper);stroke-width:1.2}
.chart .stem{stroke-width:1.6}
.chart .dot{stroke:var(--paper);stroke-width:1}
.chart .line.s1{stroke:var(--blue)}.chart .line.s2{stroke:var(--orange);stroke-dasharray:9 4}.chart .line.s3{stroke:var(--green);stroke-dasharray:2 5}.chart .line.s4{stroke:var(--violet);stroke-dasharray:10 4 2 4}.chart .line.s0{stroke:var(--context)}
.chart .point.s1{fill:var(--blue)}.chart .point.s2{fill:var(--orange)}.chart .point.s3{fill:var(--green)}.chart .point.s4{fill:var(--violet)}.chart .point.s0{fill:var(--context)}
.chart .band{stroke:none;opacity:.16}.chart .band.s1{fill:var(--blue)}.chart .band.s2{fill:var(--orange)}.chart .band.s3{fill:var(--green)}.chart .band.s4{fill:var(--violet)}.chart .band.s0{fill:var(--context)}
.chart text.s1{fill:var(--blue)}.chart text.s2{fill:var(--orange-text)}.chart text.s3{fill:var(--green-text)}.chart text.s4{fill:var(--violet-text)}.chart text.s0{fill:var(--context-text)}
.chart .gain{fill:var(--blue);stroke:var(--blue)}.chart .loss{fill:var(--orange);stroke:var(--orange)}.chart .whole{fill:var(--whole);stroke:var(--whole)}
.chart .stem.s0{stroke:var(--context)}.chart .dot.s0{fill:var(--context)}
.chart .bar{stroke:none}
.chart .heat{fill:var(--orange);stroke:var(--paper);stroke-width:1}
.chart .heat1{fill-opacity:.07}.chart .heat2{fill-opacity:.16}.chart .heat3{fill-opacity:.27}.chart .heat4{fill-opacity:.43}.chart .heat5{fill-opacity:.62}.chart .heat6{fill-opacity:.82}.chart .heat7{fill-opacity:1}
.chart .heat-gain{fill:var(--blue)}.chart .heat-none{fill:none;stroke:var(--rule);stroke-dasharray:2 2}
details{margin:14px 0 0;font-size:.92rem}
summary{cursor:pointer;color:var(--link);padding:6px 0}
.scroll{overflow-x:auto;margin:8px 0}
table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.35;font-variant-numeric:tabular-nums}
.caption{font-size:.86rem;line-height:1.35;font-weight:600;margin:12px 0 4px}
th,td{padding:5px 10px 5px 0;border-bottom:1px solid var(--grid);text-align:left;vertical-align:top}
thead th{border-bottom:1px solid var(--rule);color:var(--muted);font-weight:600;vertical-align:bottom}
tbody th{font-weight:500}
.number{text-align:right;padding-right:0;padding-left:10px}
td.number{white-space:nowrap}
dl{display:grid;grid-template-columns:minmax(8em,auto) 1fr;gap:8px 20px;margin:1.4em 0;font-size:.95rem}
dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
ul{padding-left:1.1em;margin:0 0 1em}li{margin:0 0 .5em}
.measures,.sources,.downloads{font-size:.95rem}
pre{background:var(--panel);padding:12px 14px;overflow-x:auto;border-radius:4px;font:.86rem/1.5 var(--mono)}
code{font-family:var(--mono)}
.hash .rest{display:none}
.claim{border-top:1px solid var(--grid);padding-top:4px;margin-top:28px}.claim h3{margin:.6em 0 .3em;font-size:1.12rem}.claim p{margin:0 0 .6em}
.verdict{font-weight:600;margin-right:.5em;white-space:nowrap}.ours{font-weight:600}
.tests{list-style:none;padding-left:0;font-size:.95rem}.tests li{padding-left:1.5em;text-indent:-1.5em;overflow-wrap:anywhere}.mark{display:inline-block;width:1.5em;text-indent:0}
.warning{font-size:.92rem;border-left:3px solid var(--orange);padding-left:14px}
footer{font-size:.85rem;margin-top:64px;padding-top:16px;padding-bottom:48px}
@media (max-width:640px){body{font-size:16px}header{padding-top:28px}header,main,footer{padding-left:16px;padding-right:16px}
h1{font-size:1.8rem}h2{font-size:1.38rem}#answer>h2{font-size:1.42rem}.lead p{font-size:1.06rem}.question{font-size:1.14rem}
.wide{display:none}.narrow{display:block}.beside{grid-template-columns:minmax(0,1fr)}section{margin-top:40px}
dl{grid-template-columns:minmax(0,1fr);gap:2px}dd{margin-bottom:10px}}
@media print{:root{--paper:#fff}@page{size:A4;margin:18mm 16mm}
body{font-size:10.5pt}header,main,footer{max-width:none;padding:0}header{padding-top:0}
.wide{display:block}.narrow{display:none}.beside{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}dl{grid-template-columns:minmax(8em,auto) 1fr}
h1{font-size:22pt}h2{font-size:15pt}#answer>h2{font-size:16pt}.lead p{font-size:12pt}
section{margin-top:26pt}figure,tr,li{break-inside:avoid}h2,h3,figcaption,.caption{break-after:avoid}.short{break-inside:avoid}
details:not([open]),.downloads,h3.screen{display:none}summary{display:none}
.scroll{overflow:visible}table{font-size:8.5pt}.download{display:none}
.hash .rest{display:inline}.hash{overflow-wrap:anywhere}pre{white-space:pre-wrap;overflow-wrap:anywhere}
a{color:inherit}}
)css";
}

}  // namespace entrepot
