import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createSample } from '../../data/generator/sample/create-sample.ts';
import { malformedCounts } from '../../data/generator/sample/malformed.ts';
import { formatTruth, type TruthRow } from '../../data/generator/sample/truth.ts';
import { kinds, urgencies } from '../../src/core/message.ts';

const { files, truth } = createSample(1);
const csvText = iconv.decode(Buffer.from(files['messages-a.csv']), 'gb18030');
const csvRows: string[][] = parse(csvText, { relax_column_count: true, skip_empty_lines: true });
const jsonLines = Buffer.from(files['messages-c.jsonl']).toString('utf8').trimEnd().split('\n');
const rowsOf = (file: string): TruthRow[] => truth.rows.filter((row) => row.file === file);
const committed = (name: string) => readFile(new URL(`../../data/${name}`, import.meta.url));

describe('createSample', () => {
  it('makes the committed files byte for byte', async () => {
    for (const [name, bytes] of Object.entries(files)) {
      expect(Buffer.compare(await committed(`sample/${name}`), Buffer.from(bytes)), name).toBe(0);
    }
    expect((await committed('sample-truth.json')).toString('utf8') === formatTruth(truth)).toBe(true);
  });

  it('makes another sample of another seed', () => {
    const other = createSample(2);
    expect(Buffer.compare(Buffer.from(other.files['messages-a.csv']), Buffer.from(files['messages-a.csv']))).not.toBe(
      0,
    );
    expect(other.truth.counts).toEqual(truth.counts);
  });

  it('has 3,000 rows over its files, and the truth of each', () => {
    expect(truth.counts).toMatchObject({ rows: 3000, rejects: truth.rejects.length, accepted: truth.rows.length });
    expect(truth.counts.accepted + truth.counts.rejects).toBe(3000);
    expect(csvRows.length - 1).toBe(
      rowsOf('messages-a.csv').length + truth.rejects.filter(({ file }) => file === 'messages-a.csv').length,
    );
    expect(jsonLines.length).toBe(
      rowsOf('messages-c.jsonl').length + truth.rejects.filter(({ file }) => file === 'messages-c.jsonl').length,
    );
  });

  it('covers every topic, kind and urgency', () => {
    expect(new Set(truth.rows.map(({ topic }) => topic)).size).toBe(15);
    expect(new Set(truth.rows.map(({ kind }) => kind))).toEqual(new Set(kinds));
    expect(new Set(truth.rows.map(({ urgency }) => urgency))).toEqual(new Set(urgencies));
    const critical = truth.rows.filter(({ urgency }) => urgency === 'critical').length;
    expect(critical).toBeGreaterThan(8);
    expect(critical / truth.rows.length).toBeLessThan(0.02);
  });

  it('names the rows by their place in the files', () => {
    for (const { row, id, created_at } of rowsOf('messages-a.csv')) {
      const cells = csvRows[row - 1] as string[];
      expect(cells[0]).toBe(id);
      expect(normaliseTime(cells[4] as string)).toBe(created_at);
    }
    for (const { row, id } of rowsOf('messages-c.jsonl'))
      expect(JSON.parse(jsonLines[row - 1] as string)).toMatchObject({ tid: Number(id) });
  });

  it('puts the malformed rows where the truth says', () => {
    for (const [file, counts] of Object.entries(malformedCounts)) {
      for (const [cause, count] of Object.entries(counts)) {
        expect(truth.rejects.filter((reject) => reject.file === file && reject.cause === cause)).toHaveLength(count);
      }
    }
    const unreadable = jsonLines.flatMap((line, index) => (isJsonObject(line) ? [] : [index + 1]));
    expect(unreadable).toEqual(truth.rejects.filter(({ cause }) => cause === 'bad_json').map(({ row }) => row));
    const tooWide = csvRows.flatMap((cells, index) => (cells.length === csvRows[0]?.length ? [] : [index + 1]));
    expect(tooWide).toEqual(truth.rejects.filter(({ cause }) => cause === 'row_shape').map(({ row }) => row));
  });

  it('writes a workbook that other software reads, with text dates and real dates', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(files['messages-b.xlsx']) as unknown as ArrayBuffer);
    expect(workbook.worksheets).toHaveLength(2);
    for (const truthRow of rowsOf('messages-b.xlsx')) {
      const cell = workbook
        .getWorksheet(truthRow.sheet as string)
        ?.getRow(truthRow.row)
        .getCell(5).value;
      const time =
        cell instanceof Date
          ? new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ')
          : normaliseTime(String(cell));
      expect(time).toBe(truthRow.created_at);
    }
  });

  it('tells the personal data that the texts contain', () => {
    const types = new Set<string>();
    for (const { row, masked } of rowsOf('messages-c.jsonl')) {
      const { subject, content } = JSON.parse(jsonLines[row - 1] as string) as { subject: string; content: string };
      for (const { type, text } of masked ?? []) {
        types.add(type);
        expect(`${subject}\n${content}`).toContain(text);
      }
    }
    expect(types).toEqual(new Set(['mobile', 'landline', 'identity', 'bank_card', 'email', 'plate']));
  });

  it('plants twenty issues of several authors, some of one problem at several places', () => {
    expect(truth.issues).toHaveLength(20);
    const authorOf = new Map(csvRows.map((cells) => [cells[0], cells[1]]));
    for (const issue of truth.issues as { id: string; members: string[] }[]) {
      const rows = truth.rows.filter((row) => row.issue === issue.id && row.copyOf === undefined);
      expect(rows.map(({ id }) => id).sort()).toEqual(
        [...new Set(issue.members.filter((id) => rows.some((row) => row.id === id)))].sort(),
      );
      expect(rows.length).toBeGreaterThanOrEqual(6);
      const authors = issue.members.map((id) => authorOf.get(id)).filter((author) => author !== undefined);
      if (authors.length > 5) expect(new Set(authors).size).toBeGreaterThan(authors.length / 2);
    }
    expect(truth.problemClasses.length).toBeGreaterThanOrEqual(2);
  });

  it('plants two bursts that stand out of a quiet series, and a campaign of known themes', () => {
    const countOn = (day: string, matches: (row: TruthRow) => boolean) =>
      truth.rows.filter((row) => row.created_at.startsWith(day) && matches(row)).length;
    for (const burst of truth.bursts as {
      series: { topic: string; region: string };
      days: { day: string; count: number }[];
    }[]) {
      const matches = ({ topic, region }: TruthRow) => topic === burst.series.topic && region === burst.series.region;
      for (const { day, count } of burst.days) expect(countOn(day, matches)).toBeGreaterThanOrEqual(count);
      expect(truth.rows.filter(matches).length / 731).toBeLessThan(0.4);
    }
    const { themes, from, to } = truth.campaign as {
      themes: { id: string; members: number }[];
      from: string;
      to: string;
    };
    expect(themes.length).toBeGreaterThanOrEqual(12);
    for (const { id, members } of themes) {
      const rows = truth.rows.filter(({ theme }) => theme === id);
      expect(rows).toHaveLength(members);
      for (const { created_at } of rows) expect(created_at >= from && created_at.slice(0, 10) <= to).toBe(true);
    }
  });

  it('copies texts with their truth', () => {
    const byId = new Map(truth.rows.filter(({ repeat }) => repeat === undefined).map((row) => [row.id, row]));
    const copies = truth.rows.filter(({ copyOf, repeat }) => copyOf !== undefined && repeat === undefined);
    expect(copies.length).toBeGreaterThan(80);
    for (const copy of copies) {
      const original = byId.get(copy.copyOf as string) as TruthRow;
      expect({ topic: copy.topic, issue: copy.issue, kind: copy.kind }).toEqual({
        topic: original.topic,
        issue: original.issue,
        kind: original.kind,
      });
    }
  });
});

function isJsonObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** `2024/2/8 9:05:05` or `2024年2月8日 09:05:05` as `2024-02-08 09:05:05`. */
function normaliseTime(text: string): string {
  const [year, month, day, ...clock] = text.match(/\d+/gu) ?? [];
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${clock.map(two).join(':')}`;
}
