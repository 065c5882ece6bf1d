import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { normaliseBatch } from '../src/ingest/normalise-batch.ts';
import { readBatches } from '../src/ingest/read-batches.ts';
import { ingestSettings } from '../src/ingest/settings.ts';
import { readMessages } from './corpus.ts';
import { describeMachine, measureProcess } from './measure.ts';

/**
 * Peak memory of reading and normalising files that grow: `npx tsx bench/ingest-memory.ts MESSAGES…` writes the messages of
 * the files over and over as CSV, JSONL and XLSX of 30,000 and of 300,000 rows, and reads each in a process of its own that
 * keeps no row. Memory that grows with the file is a fault for CSV and JSONL.
 */
const sizes = [30_000, 300_000];
const formats = ['csv', 'jsonl', 'xlsx'] as const;
const columns = ['id', 'title', 'body', 'time', 'author'] as const;

type Format = (typeof formats)[number];
type Row = Readonly<Record<(typeof columns)[number], string>>;

const [mode, ...files] = process.argv.slice(2);
if (mode === '--read') await readOnce(files);
else await compare(process.argv.slice(2));

async function readOnce(inputs: readonly string[]): Promise<void> {
  const settings = ingestSettings.parse({});
  const context = { settings, authorKey: new Uint8Array(32) };
  let rows = 0;
  for await (const batch of readBatches(inputs, settings, {
    onFileError: (_file, error) => {
      throw error;
    },
  })) {
    const { messages, rejects } = normaliseBatch(batch, context);
    rows += messages.length + rejects.length;
  }
  process.stdout.write(JSON.stringify({ rows }));
}

async function compare(inputs: readonly string[]): Promise<void> {
  process.stdout.write(`${describeMachine()}\n`);
  const messages = await readMessages(inputs);
  const dir = await mkdtemp(join(tmpdir(), 'qingyu-memory-'));
  try {
    for (const format of formats) {
      for (const size of sizes) {
        const file = join(dir, `rows.${format}`);
        await writeRows(file, format, inventRows(messages, size));
        const { stdout, seconds, peakMb } = await measureProcess(process.execPath, [
          '--import',
          'tsx',
          'bench/ingest-memory.ts',
          '--read',
          file,
        ]);
        const { rows } = JSON.parse(stdout) as { rows: number };
        process.stdout.write(`${format.padEnd(5)} ${rows} rows: ${seconds.toFixed(1)} s, peak ${peakMb} MB\n`);
        await rm(file);
      }
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function* inventRows(messages: Awaited<ReturnType<typeof readMessages>>, size: number): Generator<Row> {
  for (let i = 0; i < size; i += 1) {
    const { title, body, createdAt, author } = messages[i % messages.length]!;
    yield { id: String(i), title, body, time: createdAt, author: author ?? '匿名' };
  }
}

async function writeRows(file: string, format: Format, rows: Iterable<Row>): Promise<void> {
  if (format === 'xlsx') {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file });
    const sheet = workbook.addWorksheet('rows');
    sheet.addRow([...columns]).commit();
    for (const row of rows) sheet.addRow(columns.map((column) => row[column])).commit();
    await workbook.commit();
    return;
  }
  const out = createWriteStream(file);
  const write = async (line: string): Promise<void> => {
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  };
  if (format === 'csv') await write(columns.join(','));
  for (const row of rows) {
    await write(format === 'csv' ? columns.map((column) => quote(row[column])).join(',') : JSON.stringify(row));
  }
  await new Promise<void>((resolve) => {
    out.end(() => resolve());
  });
}

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
