import { Resvg } from '@resvg/resvg-js';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  type Table,
  TextRun,
} from 'docx';
import type { Block, ChartBlock, MatterBlock, ReportDocument, Run, Section } from '../document.ts';
import { formatDay, quoted } from '../format.ts';
import type { ChartFont } from './chart-font.ts';
import { drawChart } from './charts.ts';
import { cleanXml } from './clean-xml.ts';
import { docxStyles, fonts } from './docx-style.ts';
import { figuresTable, headTable, textTable } from './docx-tables.ts';

/**
 * The report as a Word document on A4: 仿宋 text, 黑体 headings, page numbers, table heads repeated on every page.
 * @param font draws the charts; null leaves them out, with a line that says so (the tables hold the same figures)
 */
export async function renderDocx(report: ReportDocument, font: ChartFont | null): Promise<Buffer> {
  const document = new Document({
    title: report.title,
    subject: report.subtitle,
    creator: report.head[0]?.[1] ?? '',
    styles: docxStyles,
    sections: [
      {
        properties: {
          page: {
            size: { width: '210mm', height: '297mm' },
            margin: { top: '25mm', bottom: '22mm', left: '25mm', right: '22mm', header: '12mm', footer: '12mm' },
          },
          titlePage: true,
        },
        headers: {
          default: new Header({ children: [smallLine(report.footer)] }),
          first: new Header({ children: [new Paragraph('')] }),
        },
        footers: { default: pageFooter(), first: pageFooter() },
        children: [...titleBlock(report), ...report.sections.flatMap((section) => renderSection(section, font))],
      },
    ],
  });
  return await Packer.toBuffer(document);
}

function smallLine(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, style: 'small', children: [new TextRun(cleanXml(text))] });
}

function pageFooter(): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, style: 'small', children: [number] })],
  });
}

function titleBlock(report: ReportDocument): (Paragraph | Table)[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(cleanXml(report.title))] }),
    new Paragraph({ style: 'subtitle', children: [new TextRun(cleanXml(report.subtitle))] }),
    headTable(report.head),
    new Paragraph({
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: 'B3261E', space: 1 } },
      spacing: { after: 160, line: 120, lineRule: LineRuleType.EXACT },
    }),
  ];
}

function renderSection(section: Section, font: ChartFont | null): (Paragraph | Table)[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: section.startsPage === true,
      children: [new TextRun(cleanXml(section.title))],
    }),
    ...section.blocks.flatMap((block) => renderBlock(block, font)),
  ];
}

function renderBlock(block: Block, font: ChartFont | null): (Paragraph | Table)[] {
  switch (block.type) {
    case 'paragraph':
      return [new Paragraph({ style: 'body', children: textRuns(block.runs) })];
    case 'subheading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(cleanXml(block.text))] })];
    case 'figures':
      return [figuresTable(block.items), styled('small', '')];
    case 'table':
      return [
        new Paragraph({ style: 'caption', keepNext: true, children: [new TextRun(cleanXml(block.caption))] }),
        textTable(block),
        ...(block.note === undefined ? [] : [styled('note', block.note)]),
      ];
    case 'chart':
      return renderChart(block, font);
    case 'matter':
      return renderMatter(block);
    case 'list':
      return block.items.map((runs) => new Paragraph({ style: 'definition', children: textRuns(runs) }));
    case 'note':
      return [styled('note', block.text)];
    case 'empty':
      return [styled('empty', block.text)];
  }
}

function styled(style: string, text: string, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ style, ...more, children: [new TextRun(cleanXml(text))] });
}

function textRuns(runs: readonly Run[]): TextRun[] {
  return runs
    .filter((run) => run.text !== '')
    .map(
      (run) => new TextRun({ text: cleanXml(run.text), ...(run.strong ? { bold: true, font: fonts.heading } : {}) }),
    );
}

function renderChart(block: ChartBlock, font: ChartFont | null): Paragraph[] {
  const caption = [
    styled('caption', block.caption, { keepNext: true }),
    styled('note', block.description, { alignment: AlignmentType.CENTER }),
  ];
  if (font === null) {
    return [styled('empty', `${block.caption}：本机没有中文字体，图从略，数据见表。${block.description}`)];
  }
  const picture = drawChart(block.chart, font.family);
  const image = new Resvg(picture.svg, {
    background: 'white',
    fitTo: { mode: 'width', value: picture.width * 3 },
    font: { fontFiles: [font.file], loadSystemFonts: false, defaultFontFamily: font.family },
  });
  const width = 610;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: image.render().asPng(),
          transformation: { width, height: Math.round((picture.height * width) / picture.width) },
          altText: { name: block.caption, title: block.caption, description: block.description },
        }),
      ],
    }),
    ...caption,
  ];
}

/** Signs of a line of facts, a Latin one being half of one. */
const factsWidth = 50;

/**
 * Facts in one line or several. Word processors break between any two Chinese signs, and LibreOffice within ids, whatever binds them: where
 * the facts need more than a line, the one with a label and an id (parted by a space that does not break) begins one of its own.
 */
function factRuns(facts: readonly string[]): TextRun[] {
  const text = facts.join('｜');
  const at = facts.findIndex((fact) => fact.includes('\u00a0'));
  const width = [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 256 ? 0.5 : 1), 0);
  if (at < 1 || width <= factsWidth) return [new TextRun(cleanXml(text))];
  return [
    new TextRun(cleanXml(facts.slice(0, at).join('｜'))),
    new TextRun({ text: cleanXml(facts.slice(at).join('｜')), break: 1 }),
  ];
}

function renderMatter(block: MatterBlock): Paragraph[] {
  const isQuoted = block.quotes.length > 0;
  return [
    styled('matter', `${block.number}. ${block.title}`, { keepNext: true, keepLines: true }),
    new Paragraph({ style: 'facts', keepNext: isQuoted, keepLines: true, children: factRuns(block.facts) }),
    ...block.quotes.map((quote, index) => {
      const origin = [quote.region, formatDay(quote.day), quote.messageId].filter((part) => part !== null).join('，');
      return new Paragraph({
        style: 'quotation',
        keepLines: true,
        keepNext: index + 1 < block.quotes.length,
        border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'D3DDE2', space: 8 } },
        shading: { type: ShadingType.CLEAR, fill: 'FFFFFF' },
        children: [
          new TextRun(cleanXml(quoted(quote.text))),
          new TextRun({ text: cleanXml(`（${origin}）`), size: 17, color: '55606A', font: fonts.heading }),
        ],
      });
    }),
  ];
}
