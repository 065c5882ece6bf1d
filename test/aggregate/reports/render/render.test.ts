import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import type { Block, Cell, CellFormat, ReportDocument } from '../../../../src/aggregate/reports/document.ts';
import { findChartFont } from '../../../../src/aggregate/reports/render/chart-font.ts';
import { drawChart } from '../../../../src/aggregate/reports/render/charts.ts';
import { renderDocx } from '../../../../src/aggregate/reports/render/render-docx.ts';
import { renderHtml } from '../../../../src/aggregate/reports/render/render-html.ts';
import { renderXlsx } from '../../../../src/aggregate/reports/render/render-xlsx.ts';
import { collectWeek, threeWeeks } from '../report-mart.ts';
import { findXmlFault, unzip } from '../zip.ts';

const state: { report?: ReportDocument } = {};
const report = () => state.report!;
beforeAll(async () => {
  const db = await threeWeeks();
  try {
    state.report = composeReport(await collectWeek(db));
  } finally {
    db.close();
  }
});
afterAll(() => {
  delete state.report;
});

/** A document whose every text is hostile. */
function hostile(text: string): ReportDocument {
  return {
    title: text,
    subtitle: text,
    head: [[text, text]],
    footer: text,
    sections: [
      {
        id: 'section',
        title: text,
        blocks: [
          { type: 'paragraph', runs: [{ text }, { text, strong: true }] },
          { type: 'figures', items: [{ label: text, value: 1, format: 'integer', unit: text, notes: [text] }] },
          {
            type: 'table',
            caption: text,
            note: text,
            columns: [
              { label: text, format: 'text', width: 1 },
              { label: '数', format: 'integer', width: 1 },
            ],
            rows: [[text, 1234]],
          },
          {
            type: 'matter',
            number: 1,
            title: text,
            facts: [text],
            quotes: [{ text, messageId: text, day: '2025-03-04', region: text }],
          },
          {
            type: 'chart',
            caption: text,
            description: text,
            chart: {
              kind: 'comparison',
              names: { current: text, previous: text },
              rows: [{ name: text, current: 3, previous: 2 }],
            },
          },
          { type: 'list', items: [[{ text }]] },
          { type: 'note', text },
          { type: 'empty', text },
        ],
      },
    ],
  };
}

describe('HTML', () => {
  it('is one file that fetches nothing and runs nothing', () => {
    const html = renderHtml(report());
    expect(html).not.toMatch(/<script|<link|<iframe|\bsrc=|url\(|@import|https?:\/\/(?!www\.w3\.org)/);
    expect(html.match(/<svg /g)).toHaveLength(2);
    expect(html).toContain('@page { size: A4');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('escapes every text of a message, also in the style sheet and in charts', () => {
    const html = renderHtml(hostile(`</style><img src=x onerror="alert('1')">&\\`));
    expect(html).not.toContain('<img');
    expect(html.match(/<\/style>/g)!.length).toBe(html.match(/<style[ >]/g)!.length);
    const body = html.slice(html.indexOf('<header>'), html.indexOf('</body>')).replace(/<col [^>]*>/g, '');
    expect(findXmlFault(body)).toBeNull();
  });

  it('repeats heads of tables in print and gives charts a text', () => {
    const html = renderHtml(report());
    expect(html).toContain('thead { display: table-header-group; }');
    expect(html.match(/<figure role="img" aria-label="[^"]+"/g)).toHaveLength(2);
  });
});

describe('DOCX', () => {
  it('opens: its parts are well-formed, heads repeat, charts are pictures', async () => {
    const font = findChartFont();
    const files = unzip(await renderDocx(report(), font));
    for (const [name, content] of files) {
      if (/\.(xml|rels)$/.test(name)) expect([name, findXmlFault(content.toString('utf8'))]).toEqual([name, null]);
    }
    const document = files.get('word/document.xml')!.toString('utf8');
    expect(document).toContain('群众留言情况周报');
    expect(document.match(/<w:tblHeader\/>/g)!.length).toBeGreaterThan(4);
    const pictures = [...files].filter(([name]) => name.startsWith('word/media/'));
    expect(pictures).toHaveLength(font === null ? 0 : 2);
    for (const [, content] of pictures) expect(content.subarray(1, 4).toString('latin1')).toBe('PNG');
  });

  it('ends no page with the head of a table', async () => {
    const document = unzip(await renderDocx(report(), null))
      .get('word/document.xml')!
      .toString('utf8');
    const heads = [...document.matchAll(/<w:tblHeader\/>.*?<\/w:tr>/g)].map(([head]) => head);
    expect(heads.length).toBeGreaterThan(4);
    const cells = heads.flatMap((head) => head.match(/<w:pStyle w:val="cell"\/>(<w:keepNext\/>)?/g) ?? []);
    expect(new Set(cells)).toEqual(new Set(['<w:pStyle w:val="cell"/><w:keepNext/>']));
  });

  it('does not tear a short table over two pages', async () => {
    const rowsOf = async (count: number, more: { readonly note?: string } = {}): Promise<string[]> => {
      const columns = [{ label: '地区', format: 'text', width: 1 }] as const;
      const rows = Array.from({ length: count }, (_, i) => [`${i}区`]);
      const table = { type: 'table', caption: '地区', columns, rows, ...more } as const;
      const sections = [{ id: '地区', title: '地区', blocks: [table] }];
      const document = unzip(await renderDocx({ ...report(), head: [], sections }, null)).get('word/document.xml')!;
      return document.toString('utf8').match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    };
    const kept = (rows: readonly string[]): number => rows.filter((row) => row.includes('<w:keepNext/>')).length;
    expect(kept(await rowsOf(6, { note: '注' }))).toBe(7);
    // Without a note the last row holds nothing: it would take the heading after it from what stands under that.
    expect(kept(await rowsOf(6))).toBe(6);
    // Head with four rows, and the last four with the note: neither page has one or two alone.
    const long = await rowsOf(20, { note: '注' });
    expect(long.map((row) => row.includes('<w:keepNext/>')).indexOf(false)).toBe(4);
    expect(kept(long)).toBe(8);
  });

  it('begins a line with a label and its id where the facts need more than one', async () => {
    const linesOf = async (facts: readonly string[]): Promise<string[]> => {
      const matter: Block = { type: 'matter', number: 1, title: '题', facts, quotes: [] };
      const sections = [{ id: '问题', title: '问题', blocks: [matter] }];
      const document = unzip(await renderDocx({ ...report(), head: [], sections }, null)).get('word/document.xml')!;
      const [, text = ''] = document.toString('utf8').split('<w:pStyle w:val="facts"/>');
      return text
        .split('</w:p>')[0]!
        .split('<w:br/>')
        .map((line) => line.replaceAll(/<[^>]*>/g, ''));
    };
    expect(await linesOf(['甲区', '编号\u00a0I1a2'])).toEqual(['甲区｜编号\u00a0I1a2']);
    const long = '很'.repeat(60);
    expect(await linesOf([long, '编号\u00a0I1a2', '留言编号：7 8'])).toEqual([long, '编号\u00a0I1a2｜留言编号：7 8']);
  });

  it('keeps a chart, its caption and its description on one page', async () => {
    const chart: Block = {
      type: 'chart',
      caption: '各主题件数',
      description: '交通3件',
      chart: { kind: 'comparison', names: { current: '本月', previous: '上月' }, rows: [] },
    };
    const whole = { ...hostile('题'), sections: [{ id: 'charts', title: '图', blocks: [chart] }] };
    const document = unzip(await renderDocx(whole, findChartFont()))
      .get('word/document.xml')!
      .toString('utf8');
    const paragraphs = document.match(/<w:p>.*?<\/w:p>/gs)!;
    const at = paragraphs.findIndex((text) => text.includes('>各主题件数<'));
    // Without a font for pictures there is one line instead.
    if (at >= 0) {
      expect(paragraphs[at]).toContain('<w:keepNext/>');
      expect(paragraphs[at - 1]).toContain('<w:keepNext/>');
      expect(paragraphs[at + 1]).toContain('交通3件');
    } else expect(document).toContain('图从略');
  });

  it('says that charts are left out where no font has Chinese glyphs', async () => {
    const document = unzip(await renderDocx(report(), null))
      .get('word/document.xml')!
      .toString('utf8');
    expect(document).toContain('本机没有中文字体，图从略');
  });

  it('keeps hostile texts as texts', async () => {
    const text = `</w:t><w:evil/>&\u0000\u000b\ud800`;
    const document = unzip(await renderDocx(hostile(text), null))
      .get('word/document.xml')!
      .toString('utf8');
    expect(findXmlFault(document)).toBeNull();
    expect(document).not.toContain('<w:evil');
  });
});

describe('XLSX', () => {
  it('makes rows high enough for texts that wrap, as programs that do not by themselves need', async () => {
    const table = (rows: readonly (readonly Cell[])[]): Block => ({
      type: 'table',
      caption: '全部留言',
      columns: [
        { label: '标题', format: 'text', width: 40 },
        { label: '件数', format: 'integer', width: 60 },
      ],
      rows,
    });
    const rows = [
      ['路灯不亮', 1],
      ['青石苑门口的路灯坏了三个月，'.repeat(4), 1],
      ['很长'.repeat(900), 1],
    ] as const;
    const section = { id: '清单', title: '清单', blocks: [table(rows)] };
    const workbook = new exceljs.Workbook();
    const document = { ...report(), sections: [section] };
    await workbook.xlsx.load((await renderXlsx(document)) as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0]!;
    const heights = [-3, -2, -1].map((back) => sheet.getRow(sheet.rowCount + back + 1).height);
    expect(heights).toEqual([undefined, 48, 409]);
  });

  it('holds every section, numbers as numbers', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await renderXlsx(report())) as unknown as ArrayBuffer);
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(report().sections.map(({ id }) => id));
    const sheet = workbook.getWorksheet('主题与地区')!;
    const row = sheet.getRows(1, sheet.rowCount)!.find((other) => String(other.getCell(1).value).startsWith('甲区'))!;
    expect(row.getCell(2).value).toBe(10);
    expect(row.getCell(4).value).toBeCloseTo(0.5);
    expect(row.getCell(4).numFmt).toBe('0.0%');
    const first = workbook.worksheets[0]!;
    const heads = first.getRows(1, first.rowCount)!.find((other) => other.getCell(1).value === '留言')!;
    const figure = first.getRow(heads.number + 1).getCell(1);
    expect([typeof figure.value, figure.numFmt]).toEqual(['number', '#,##0"件"']);
  });

  it('keeps the title of a section in view and on every printed page', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await renderXlsx(report())) as unknown as ArrayBuffer);
    const [first, ...others] = workbook.worksheets;
    expect(first!.views[0]).not.toMatchObject({ state: 'frozen' });
    for (const sheet of others) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.pageSetup.printTitlesRow).toBe('1:1');
    }
  });

  it('can be computed with: percentages of one unit, days as dates, charts under the names of their periods', async () => {
    const table = (format: CellFormat, cell: Cell): Block => ({
      type: 'table',
      caption: format,
      columns: [{ label: format, format, width: 1 }],
      rows: [[cell]],
    });
    const chart: Block = {
      type: 'chart',
      caption: '各主题件数',
      description: '',
      chart: {
        kind: 'comparison',
        names: { current: '本月', previous: '上月同期' },
        rows: [{ name: '交通', current: 3, previous: 2 }],
      },
    };
    const blocks = [
      table('share', 0.657),
      table('signedPercent', 42.857),
      table('day', '2025-03-03'),
      table('ratio', 1.234),
      chart,
      {
        ...{ type: 'table', caption: '编号' },
        columns: [
          { label: '已等天数', format: 'integer', width: 1 },
          { label: '留言编号', format: 'text', width: 1 },
        ],
        rows: [[75, '309481']],
      } satisfies Block,
    ];
    const workbook = new exceljs.Workbook();
    const whole = { ...hostile('题'), sections: [{ id: 'tables', title: '表', blocks }] };
    await workbook.xlsx.load((await renderXlsx(whole)) as unknown as ArrayBuffer);
    const sheet = workbook.getWorksheet('tables')!;
    const rows = sheet.getRows(1, sheet.rowCount)!;
    const under = (label: string) => rows[rows.findLastIndex((row) => row.getCell(1).value === label) + 1]!.getCell(1);
    expect([under('share').value, under('share').numFmt]).toEqual([0.657, '0.0%']);
    expect(under('signedPercent').value).toBeCloseTo(0.42857);
    expect(under('signedPercent').numFmt).toBe('+0.0%;-0.0%;0.0%');
    expect([under('day').value, under('day').numFmt]).toEqual([new Date('2025-03-03T00:00:00Z'), 'yyyy-mm-dd']);
    expect([under('ratio').value, under('ratio').numFmt]).toEqual([1.234, '0.00']);
    // No id is read as the digits of the number before it.
    const indents = ['已等天数', 75].map(
      (first) => rows.find((row) => row.getCell(1).value === first)?.getCell(2).alignment.indent,
    );
    expect(indents).toEqual([1, 1]);
    const head = rows.find((row) => row.getCell(1).value === '名称')!;
    expect([head.getCell(2).value, head.getCell(3).value]).toEqual(['本月', '上月同期']);
  });

  it('holds no text that is longer than a cell takes', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await renderXlsx(hostile('长'.repeat(40_000)))) as unknown as ArrayBuffer);
    const lengths = workbook.worksheets.flatMap((sheet) => {
      const found: number[] = [];
      sheet.eachRow((row) => row.eachCell((cell) => found.push(String(cell.value).length)));
      return found;
    });
    expect(Math.max(...lengths)).toBe(32_767);
  });

  it('holds no formula, and no text that becomes one', async () => {
    for (const sign of ['=', '+', '-', '@', '\t=']) {
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.load((await renderXlsx(hostile(`${sign}HYPERLINK("x")`))) as unknown as ArrayBuffer);
      for (const sheet of workbook.worksheets) {
        sheet.eachRow((row) =>
          row.eachCell((cell) => {
            expect(cell.formula).toBeUndefined();
            if (typeof cell.value === 'string') expect(cell.value).not.toMatch(/^[=+\-@\t\r]/);
          }),
        );
      }
    }
  });
});

describe('charts', () => {
  it('leave a gap where the data do not reach, and mark the period', () => {
    const { svg } = drawChart(
      {
        kind: 'periods',
        bars: [
          { label: '02-24', value: null, isCurrent: false },
          { label: '03-03', value: 1234, isCurrent: true },
        ],
      },
      'sans-serif',
    );
    expect(findXmlFault(svg)).toBeNull();
    expect(svg).toContain('>1,234<');
    expect(svg).toContain('#1d5778');
    expect(svg).not.toContain('#8fb0c2');
  });

  it('draw a part of a period as an outline, and say what it counts', () => {
    const bar = { label: '2025-06', value: 7, isCurrent: true };
    const draw = (extent: object) => drawChart({ kind: 'periods', bars: [{ ...bar, ...extent }] }, 'sans-serif').svg;
    expect(draw({})).not.toContain('stroke-dasharray="6');
    expect(draw({ extent: '截至18日' })).toContain('>截至18日<');
    expect(draw({ extent: '截至18日' })).toMatch(/fill="#ffffff" stroke="#1d5778"[^>]*stroke-dasharray/);
  });
});
