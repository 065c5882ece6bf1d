import type { Block, ReportDocument, Run, Section, TableBlock } from '../document.ts';
import { formatCell, formatDay, isTextual, quoted } from '../format.ts';
import { drawChart } from './charts.ts';
import { reportStyle, sansFonts } from './html-style.ts';

/** The report as one HTML file: style and charts inside, no script, nothing fetched. All texts are escaped. */
export function renderHtml(report: ReportDocument): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(report.title)}${escapeHtml(report.subtitle)}</title>
<style>${reportStyle(report.footer)}</style>
</head>
<body>
<header>
<h1>${escapeHtml(report.title)}</h1>
<p class="subtitle">${escapeHtml(report.subtitle)}</p>
<dl>${report.head.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>
</header>
<main>
${report.sections.map(renderSection).join('\n')}
</main>
<footer>${escapeHtml(report.footer)}</footer>
</body>
</html>
`;
}

/** Text for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function renderSection(section: Section): string {
  const id = escapeHtml(section.id);
  return `<section${section.startsPage ? ' class="page"' : ''} aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(section.title)}</h2>
${section.blocks.map(renderBlock).join('\n')}
</section>`;
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${renderRuns(block.runs)}</p>`;
    case 'subheading':
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case 'figures':
      return `<div class="figures">${block.items
        .map(
          (item) =>
            `<div><b>${escapeHtml(item.label)}</b><strong>${escapeHtml(formatCell(item.value, item.format))}</strong><i>${escapeHtml(item.unit)}</i>${item.notes
              .map((note) => `<span>${escapeHtml(note)}</span>`)
              .join('')}</div>`,
        )
        .join('')}</div>`;
    case 'table':
      return renderTable(block);
    case 'chart': {
      const label = `${block.caption}：${block.description}`;
      // Double quotes would end the attributes of the SVG in which ECharts puts the names of fonts.
      const { svg } = drawChart(block.chart, sansFonts.replaceAll('"', "'"));
      return `<figure role="img" aria-label="${escapeHtml(label)}">${svg}<figcaption>${escapeHtml(block.caption)}<small>${escapeHtml(block.description)}</small></figcaption></figure>`;
    }
    case 'matter':
      return `<article><h4>${block.number}. ${escapeHtml(block.title)}</h4>
<ul class="facts">${block.facts.map((fact) => `<li>${escapeHtml(fact)}</li>`).join('')}</ul>
${block.quotes
  .map(
    (quote) =>
      `<blockquote>${escapeHtml(quoted(quote.text))} <cite>${escapeHtml(`（${[quote.region, formatDay(quote.day), quote.messageId].filter((part) => part !== null).join('，')}）`)}</cite></blockquote>`,
  )
  .join('\n')}</article>`;
    case 'list':
      return `<ol class="terms">${block.items.map((runs) => `<li>${renderRuns(runs)}</li>`).join('')}</ol>`;
    case 'note':
      return `<p class="note">${escapeHtml(block.text)}</p>`;
    case 'empty':
      return `<p class="empty">${escapeHtml(block.text)}</p>`;
  }
}

function renderRuns(runs: readonly Run[]): string {
  return runs.map((run) => (run.strong ? `<strong>${escapeHtml(run.text)}</strong>` : escapeHtml(run.text))).join('');
}

function renderTable(table: TableBlock): string {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const isNumber = table.columns.map((column) => !isTextual(column.format));
  const attribute = (index: number) => (isNumber[index] ? ' class="number"' : '');
  const columns = table.columns.map((column) => `<col style="width:${((column.width / total) * 100).toFixed(2)}%">`);
  const head = table.columns.map((column, i) => `<th scope="col"${attribute(i)}>${escapeHtml(column.label)}</th>`);
  const rows = table.rows.map(
    (row) =>
      `<tr>${table.columns.map((column, i) => `<td${attribute(i)}>${escapeHtml(formatCell(row[i] ?? null, column.format))}</td>`).join('')}</tr>`,
  );
  const note = table.note === undefined ? '' : `<p class="note">${escapeHtml(table.note)}</p>`;
  // A short table that is torn by a page is harder to read than a gap.
  const isShort = table.rows.length <= 6;
  return `<div class="scroll${isShort ? ' whole' : ''}"><table><caption>${escapeHtml(table.caption)}</caption><colgroup>${columns.join('')}</colgroup>
<thead><tr>${head.join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table>${note}</div>`;
}
