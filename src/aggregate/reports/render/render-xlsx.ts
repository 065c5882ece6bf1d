import exceljs from 'exceljs';
import { isDay } from '../../../core/local-time.ts';
import { fitCell, guardFormula } from '../../export/cell.ts';
import { countLines, heightOf, highestRow, lineHeight, type WrappedText } from '../../export/row-height.ts';
import type { Block, Cell, CellFormat, HeadlineFigure, ReportDocument, Section, TableBlock } from '../document.ts';
import { formatDay, isTextual, quoted } from '../format.ts';
import { cleanXml } from './clean-xml.ts';

const numberFormats: Readonly<Record<CellFormat, string>> = {
  text: '@',
  day: 'yyyy-mm-dd',
  integer: '#,##0',
  signed: '+#,##0;-#,##0;0',
  signedPercent: '+0.0%;-0.0%;0.0%',
  share: '0.0%',
  decimal: '#,##0.0',
  ratio: '0.00',
};
const font = { name: 'Microsoft YaHei', size: 10 };
const thin = { style: 'thin', color: { argb: 'FFD9D9D9' } } as const;
const strongRule = { style: 'medium', color: { argb: 'FF1C2329' } } as const;
/** Columns over which texts outside tables run. */
const textColumns = 9;

/**
 * The report as a workbook: a sheet a section, numbers as numbers with their format, set to print on A4 with the head of
 * a section repeated. A text that a spreadsheet could take for a formula gets an apostrophe before it.
 */
export async function renderXlsx(report: ReportDocument): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  workbook.title = report.title;
  for (const [index, section] of report.sections.entries()) {
    const sheet = workbook.addWorksheet(sheetName(section), {
      pageSetup: {
        paperSize: 9,
        orientation: 'portrait',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: '&C— &P —' },
      views: [{ showGridLines: false }],
    });
    setWidths(sheet, section);
    if (index === 0) writeHead(sheet, report);
    else keepFirstRow(sheet);
    writeLine(sheet, section.title, { bold: true, size: 14 });
    for (const block of section.blocks) writeBlock(sheet, block);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Excel allows 31 characters and none of these. */
function sheetName(section: Section): string {
  return section.id.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}

/** The section's title stays in view and on every printed page: heads of tables cannot, where a sheet has several. */
function keepFirstRow(sheet: exceljs.Worksheet): void {
  sheet.views = [{ showGridLines: false, state: 'frozen', ySplit: 1 }];
  sheet.pageSetup.printTitlesRow = '1:1';
}

/** Widths follow the widest of the section's tables, column by column. */
function setWidths(sheet: exceljs.Worksheet, section: Section): void {
  const tables = section.blocks.filter((block) => block.type === 'table');
  for (let column = 0; column < textColumns; column++) {
    const widths = tables.map((table) => {
      const total = table.columns.reduce((sum, { width }) => sum + width, 0);
      return ((table.columns[column]?.width ?? 0) / total) * 110;
    });
    sheet.getColumn(column + 1).width = Math.max(11, ...widths);
  }
}

function writeHead(sheet: exceljs.Worksheet, report: ReportDocument): void {
  writeLine(
    sheet,
    `${report.title}${report.subtitle}`,
    { bold: true, size: 18, color: { argb: 'FFB3261E' } },
    'center',
  );
  for (const [label, value] of report.head)
    writeLine(sheet, `${label}：${value}`, { size: 9, color: { argb: 'FF55606A' } });
  sheet.addRow([]);
}

function writeBlock(sheet: exceljs.Worksheet, block: Block): void {
  switch (block.type) {
    case 'paragraph':
      writeLine(sheet, block.runs.map((run) => run.text).join(''));
      break;
    case 'subheading':
      writeLine(sheet, block.text, { bold: true, size: 11 });
      break;
    case 'figures':
      writeRow(
        sheet,
        block.items.map((item) => item.label),
        { color: { argb: 'FF55606A' } },
      );
      writeFigures(sheet, block.items);
      writeRow(
        sheet,
        block.items.map((item) => item.notes.join('\n')),
        { size: 9 },
      );
      sheet.addRow([]);
      break;
    case 'table':
      writeTable(sheet, block);
      break;
    case 'chart':
      writeTable(sheet, chartTable(block));
      break;
    case 'matter':
      writeLine(sheet, `${block.number}. ${block.title}`, { bold: true });
      writeLine(sheet, block.facts.join('｜'), { size: 9, color: { argb: 'FF55606A' } });
      for (const quote of block.quotes) {
        const origin = [quote.region, formatDay(quote.day), quote.messageId].filter((part) => part !== null).join('，');
        writeLine(sheet, `${quoted(quote.text)}（${origin}）`);
      }
      break;
    case 'list':
      for (const runs of block.items) writeLine(sheet, runs.map((run) => run.text).join(''));
      break;
    case 'note':
    case 'empty':
      writeLine(sheet, block.text, { size: 9, color: { argb: 'FF55606A' } });
      break;
  }
}

/** Headline figures as numbers, their unit in the format. */
function writeFigures(sheet: exceljs.Worksheet, items: readonly HeadlineFigure[]): void {
  const row = sheet.addRow(items.map(({ value }) => value));
  row.eachCell((cell, index) => {
    const { format, unit } = items[index - 1]!;
    cell.font = { ...font, bold: true, size: 14 };
    cell.alignment = { vertical: 'top', horizontal: 'left' };
    cell.numFmt = unit === '' ? numberFormats[format] : `${numberFormats[format]}"${unit.replaceAll('"', '')}"`;
  });
}

/** A spreadsheet's reader wants the figures of a chart, and draws what he likes. */
function chartTable(block: Extract<Block, { type: 'chart' }>): TableBlock {
  const { chart, caption } = block;
  if (chart.kind === 'periods') {
    return {
      type: 'table',
      caption,
      columns: [
        { label: '时段', format: 'text', width: 1 },
        { label: '件数', format: 'integer', width: 1 },
      ],
      rows: chart.bars.map(({ label, extent, value }) => [
        extent === undefined ? label : `${label}（${extent}）`,
        value,
      ]),
    };
  }
  return {
    type: 'table',
    caption,
    columns: [
      { label: '名称', format: 'text', width: 1 },
      { label: chart.names.current, format: 'integer', width: 1 },
      { label: chart.names.previous, format: 'integer', width: 1 },
    ],
    rows: chart.rows.map((row) => [row.name, row.current, row.previous]),
  };
}

function writeTable(sheet: exceljs.Worksheet, table: TableBlock): void {
  writeLine(sheet, table.caption, { bold: true }, 'center');
  const head = writeRow(
    sheet,
    table.columns.map((column) => column.label),
    { bold: true },
  );
  head.eachCell((cell, index) => {
    cell.border = { top: strongRule, bottom: thin };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F4F4' } };
    cell.alignment = alignment(table, index - 1);
  });
  for (const values of table.rows) {
    const row = sheet.addRow(table.columns.map(({ format }, index) => tableValue(values[index] ?? null, format)));
    row.eachCell({ includeEmpty: true }, (cell, index) => {
      const column = table.columns[index - 1];
      if (column === undefined) return;
      cell.font = font;
      cell.border = { bottom: thin };
      cell.alignment = alignment(table, index - 1);
      if (typeof cell.value === 'number' || cell.value instanceof Date) cell.numFmt = numberFormats[column.format];
    });
    fitHeight(row);
  }
  if (table.note !== undefined) writeLine(sheet, table.note, { size: 9, color: { argb: 'FF55606A' } });
  sheet.addRow([]);
}

/** Words beside a number keep a distance from it: `75` and an id would read as one number. */
function alignment({ columns }: TableBlock, at: number): Partial<exceljs.Alignment> {
  const isText = isTextual(columns[at]!.format);
  const isBesideNumber = at > 0 && !isTextual(columns[at - 1]!.format);
  return {
    horizontal: isText ? 'left' : 'right',
    vertical: 'top',
    wrapText: true,
    ...(isText && isBesideNumber ? { indent: 1 } : {}),
  };
}

function writeRow(sheet: exceljs.Worksheet, texts: readonly string[], style: Partial<exceljs.Font> = {}): exceljs.Row {
  const row = sheet.addRow(texts.map(cellValue));
  row.eachCell((cell) => {
    cell.font = { ...font, ...style };
    cell.alignment = { wrapText: true, vertical: 'top' };
  });
  fitHeight(row);
  return row;
}

/** Rows of texts that wrap are made high enough for them: LibreOffice leaves them one line high, and prints the rest nowhere. */
function fitHeight(row: exceljs.Row): void {
  const cells: WrappedText[] = [];
  row.eachCell(({ value, font: { size = font.size } = font }, index) => {
    if (typeof value !== 'string') return;
    cells.push({ text: value, width: row.worksheet.getColumn(index).width ?? 11, size });
  });
  const lines = countLines(cells);
  if (lines > 1) row.height = heightOf(lines, font.size);
}

/** A text over the whole width, in a row high enough for it: merged cells do not grow by themselves. */
function writeLine(
  sheet: exceljs.Worksheet,
  text: string,
  style: Partial<exceljs.Font> = {},
  horizontal: 'left' | 'center' = 'left',
): void {
  const row = sheet.addRow([cellValue(text)]);
  sheet.mergeCells(row.number, 1, row.number, textColumns);
  const cell = row.getCell(1);
  cell.font = { ...font, ...style };
  cell.alignment = { wrapText: true, vertical: 'top', horizontal };
  const size = style.size ?? font.size;
  const width = Array.from({ length: textColumns }, (_, i) => sheet.getColumn(i + 1).width ?? 11).reduce(
    (a, b) => a + b,
    0,
  );
  const perLine = Math.max(10, Math.floor((width * 10) / (size * 2.1)));
  row.height = Math.min(highestRow, Math.ceil(text.length / perLine) * size * lineHeight + 3);
}

/** A share of 1 in percent, whatever the unit in the document, so that all percentages of a workbook can be computed with. */
function tableValue(value: Cell, format: CellFormat): string | number | Date | null {
  if (typeof value === 'number' && format === 'signedPercent') return value / 100;
  if (typeof value === 'string' && format === 'day' && isDay(value)) return new Date(`${value}T00:00:00Z`);
  return cellValue(value);
}

/** A number stays one; a text can be no formula, not even after it was saved as CSV. */
function cellValue(value: Cell): string | number | null {
  if (typeof value !== 'string') return value;
  return fitCell(guardFormula(cleanXml(value)));
}
