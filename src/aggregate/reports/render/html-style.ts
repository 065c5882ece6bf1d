/** Fonts of screens and tables. Every stack ends in fonts that Linux, macOS and Windows bring. */
export const sansFonts = `"Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei","PingFang SC","Hiragino Sans GB","WenQuanYi Micro Hei",sans-serif`;
/** 仿宋 for running text, as official documents are set (GB/T 9704), else a 宋体. */
const bodyFonts = `"FangSong","仿宋","STFangsong","FangSong_GB2312","Source Han Serif SC","Noto Serif CJK SC","Songti SC","SimSun",serif`;
const titleFonts = `"方正小标宋简体","FZXiaoBiaoSong-B05S","STZhongsong","Source Han Serif SC","Noto Serif CJK SC","Songti SC","SimSun",serif`;

/**
 * Style sheet of the HTML report: one column on screen, A4 pages on paper.
 * @param runningHead at the top of every printed page but the first
 */
export function reportStyle(runningHead: string): string {
  return `
@page { size: A4; margin: 24mm 20mm 20mm 22mm; @top-center { content: ${cssString(runningHead)}; font: 8.5pt ${sansFonts}; color: #55606a; } @bottom-center { content: "— " counter(page) " —"; font: 9pt ${sansFonts}; color: #444; } }
@page :first { @top-center { content: none; } }
:root { color-scheme: light; --ink: #1c2329; --faint: #55606a; --rule: #c9c9c9; --red: #b3261e; --blue: #1d5778; }
* { box-sizing: border-box; }
html { background: #e9e9e6; }
body { margin: 0 auto; max-width: 210mm; padding: 18mm 20mm 20mm 22mm; background: #fff; color: var(--ink);
  font: 11.5pt/1.75 ${bodyFonts}; overflow-wrap: anywhere; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
header { text-align: center; border-bottom: 2.5pt solid var(--red); padding-bottom: 5mm; margin-bottom: 6mm; }
h1 { font: 700 24pt/1.35 ${titleFonts}; color: var(--red); margin: 0 0 1mm; letter-spacing: .06em; text-wrap: balance; }
p.subtitle { font: 12.5pt/1.6 ${bodyFonts}; margin: 0 0 4mm; text-indent: 0; text-align: center; }
header dl { display: grid; grid-template-columns: 4.6em 1fr 4.6em auto; gap: .6mm 2mm; margin: 0; text-align: left; font: 9.5pt/1.6 ${sansFonts}; }
header dt { color: var(--faint); } header dd { margin: 0; } header dd:nth-of-type(n+3) { grid-column: 2 / -1; }
section { margin: 0 0 7mm; }
h2 { font: 700 15pt/1.5 ${sansFonts}; margin: 0 0 2.5mm; break-after: avoid; }
h3 { font: 700 12pt/1.6 ${sansFonts}; margin: 4mm 0 1.5mm; break-after: avoid; }
p { margin: 0 0 2.2mm; text-indent: 2em; text-align: justify; orphans: 2; widows: 2; }
p.note, p.empty { text-indent: 0; font: 9pt/1.6 ${sansFonts}; color: var(--faint); }
p.empty { font-size: 10pt; border-left: 3pt solid var(--rule); padding: 1mm 0 1mm 3mm; }
strong { font-family: ${sansFonts}; font-weight: 700; font-size: .95em; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(28mm, 1fr)); gap: 1.5mm; margin: 3mm 0 4mm; break-inside: avoid; }
.figures div { border: .6pt solid var(--rule); border-top: 2pt solid var(--blue); padding: 2mm 1.6mm; font-family: ${sansFonts}; line-height: 1.45; }
.figures b { display: block; font-size: 9.5pt; font-weight: 400; color: var(--faint); }
.figures strong { font-size: 19pt; line-height: 1.25; font-variant-numeric: tabular-nums; }
.figures i { font-style: normal; font-size: 9.5pt; margin-left: .2em; }
.figures span { display: block; font-size: 8pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font: 9pt/1.5 ${sansFonts}; margin: 0 0 1.5mm; border-top: 1.2pt solid var(--ink); border-bottom: 1.2pt solid var(--ink); font-variant-numeric: tabular-nums; }
caption { caption-side: top; font: 700 9.5pt/1.6 ${sansFonts}; text-align: center; padding: 1.5mm 0 1mm; break-after: avoid; }
thead { display: table-header-group; }
th { font-weight: 700; text-align: left; vertical-align: bottom; border-bottom: .7pt solid var(--ink); background: #f3f4f4; }
th, td { padding: 1.1mm 1.4mm; }
td { border-bottom: .4pt solid #dedede; vertical-align: top; }
tr { break-inside: avoid; }
.whole { break-inside: avoid; } .scroll p.note { break-before: avoid; }
thead { break-after: avoid; } tbody tr:nth-child(-n+3) { break-before: avoid; } tbody tr:nth-last-child(-n+2) { break-before: avoid; }
.number { text-align: right; white-space: nowrap; } th.number { white-space: normal; }
figure { margin: 3mm 0 4mm; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { font: 700 9.5pt/1.6 ${sansFonts}; text-align: center; }
figcaption small { display: block; font-weight: 400; font-size: 8.5pt; color: var(--faint); }
article { margin: 0 0 3.5mm; break-inside: avoid; }
article h4 { font: 700 11pt/1.6 ${sansFonts}; margin: 0; break-after: avoid; }
.facts { font: 9pt/1.6 ${sansFonts}; color: var(--faint); margin: 0 0 1mm; padding: 0; list-style: none; display: flex; flex-wrap: wrap; }
.facts li:not(:last-child)::after { content: "｜"; color: #8b949b; }
blockquote { margin: 0 0 1.2mm; padding: 0 0 0 3mm; border-left: 2pt solid #d3dde2; font-size: 10.5pt; line-height: 1.65; }
blockquote cite { font: 8.5pt/1.5 ${sansFonts}; color: var(--faint); white-space: nowrap; }
ol.terms { margin: 0; padding: 0; list-style: none; } ol.terms li { margin: 0 0 1.4mm; text-align: justify; font-size: 10.5pt; line-height: 1.65; }
footer { border-top: .6pt solid var(--rule); padding-top: 2mm; font: 8.5pt/1.5 ${sansFonts}; color: var(--faint); text-align: center; }
@media print { footer { display: none; } html { background: none; } body { max-width: none; padding: 0; } .page { break-before: page; } }
@media screen { html { padding: 6mm 0; } body { box-shadow: 0 1px 8px rgb(0 0 0 / 18%); } }
@media screen and (max-width: 700px) { html { padding: 0; } body { padding: 6mm 4mm; } header dl { grid-template-columns: 4.6em 1fr; } .scroll { overflow-x: auto; } .scroll table { min-width: 150mm; } }
`;
}

/** A text as a CSS string that cannot end its style element either. */
function cssString(text: string): string {
  return `"${text.replace(/["\\<>\n\r\f]/g, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;
}
