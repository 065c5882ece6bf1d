import {
  AlignmentType,
  BorderStyle,
  type ITableBordersOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { HeadlineFigure, TableBlock } from '../document.ts';
import { formatCell, isTextual } from '../format.ts';
import { cleanXml } from './clean-xml.ts';
import { fonts } from './docx-style.ts';

/** Width between the margins, in twentieths of a point: 163 mm. */
const textWidth = 9240;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders: ITableBordersOptions = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};
/** The three-line table of Chinese print: strong rules above and below, one under the head. */
const threeLines: ITableBordersOptions = {
  ...noBorders,
  top: { style: BorderStyle.SINGLE, size: 10, color: '1C2329' },
  bottom: { style: BorderStyle.SINGLE, size: 10, color: '1C2329' },
  insideHorizontal: { style: BorderStyle.SINGLE, size: 3, color: 'D9D9D9' },
};
/** Rows up to which a table is not torn over two pages. */
const mostWhole = 8;
/** Rows of a longer one that stay together with its head, and at its end. */
const fewestOnPage = 4;
const cellMargins = { top: 20, bottom: 20, left: 70, right: 70 };

/** A table whose head is repeated on every page and whose rows are never torn. */
export function textTable(block: TableBlock): Table {
  const widths = columnWidths(block.columns.map((column) => column.width));
  const isNumber = block.columns.map((column) => !isTextual(column.format));
  const cell = (text: string, index: number, isHead: boolean, keepNext: boolean) =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      verticalAlign: isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      ...(isHead
        ? {
            shading: { type: ShadingType.CLEAR, fill: 'F3F4F4' },
            borders: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '1C2329' } },
          }
        : {}),
      children: [
        new Paragraph({
          style: 'cell',
          keepNext,
          alignment: isNumber[index] ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text: cleanXml(text), bold: isHead })],
        }),
      ],
    });
  // A head that ends a page alone tells nothing, and LibreOffice then loses all rows under it.
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, index) => cell(column.label, index, true, true)),
  });
  // Without a note the last row keeps nothing: what follows would be torn from its own heading.
  const last = block.note === undefined ? block.rows.length - 1 : block.rows.length;
  const isKept = (number: number): boolean =>
    number < last &&
    (block.rows.length <= mostWhole || number < fewestOnPage - 1 || number >= block.rows.length - fewestOnPage);
  const rows = block.rows.map(
    (row, number) =>
      new TableRow({
        cantSplit: true,
        children: block.columns.map((column, index) =>
          // The last row stays with the note under the table, and some rows before it with the last; a short table stays whole.
          cell(formatCell(row[index] ?? null, column.format), index, false, isKept(number)),
        ),
      }),
  );
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: threeLines,
    margins: cellMargins,
    rows: [head, ...rows],
  });
}

/** Headline figures side by side. */
export function figuresTable(items: readonly HeadlineFigure[]): Table {
  const widths = columnWidths(items.map(() => 1));
  const edge = { style: BorderStyle.SINGLE, size: 4, color: 'C9C9C9' } as const;
  const line = (children: TextRun[]) => new Paragraph({ style: 'cell', children });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 60, bottom: 60, left: 90, right: 40 },
    borders: {
      top: { style: BorderStyle.SINGLE, size: 16, color: '1D5778' },
      bottom: edge,
      left: edge,
      right: edge,
      insideVertical: edge,
    },
    rows: [
      new TableRow({
        cantSplit: true,
        children: items.map(
          (item, index) =>
            new TableCell({
              width: { size: widths[index]!, type: WidthType.DXA },
              children: [
                line([new TextRun({ text: cleanXml(item.label), color: '55606A' })]),
                line([
                  new TextRun({ text: formatCell(item.value, item.format), bold: true, size: 34, font: fonts.heading }),
                  new TextRun({ text: cleanXml(item.unit) }),
                ]),
                ...item.notes.map((note) => line([new TextRun({ text: cleanXml(note), size: 16 })])),
              ],
            }),
        ),
      }),
    ],
  });
}

/** The title block: two pairs of label and value a row. */
export function headTable(head: readonly (readonly [label: string, value: string])[]): Table {
  const widths = columnWidths([11, 89]);
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: head.map(
      ([label, value]) =>
        new TableRow({
          cantSplit: true,
          children: [label, value].map(
            (text, index) =>
              new TableCell({
                width: { size: widths[index]!, type: WidthType.DXA },
                children: [
                  new Paragraph({
                    style: 'cell',
                    children: [new TextRun({ text: cleanXml(text), ...(index === 0 ? { color: '55606A' } : {}) })],
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}

function columnWidths(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.round((share / total) * textWidth));
}
