import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ConfigInput, configSchema } from '../../src/config.ts';
import { openDatabase } from '../../src/core/duckdb.ts';
import { loadVersions } from '../../src/pipeline/analysis-versions.ts';
import { createBatchProcessor } from '../../src/pipeline/process-batch.ts';

const versionsOf = (settings: ConfigInput) => loadVersions(configSchema.parse(settings));

it('reads messages anew where other evidence is to be kept, by the same models', async () => {
  const plain = await versionsOf({});
  const without = await versionsOf({ classify: { evidenceFor: 0, evidenceAgainst: 0 } });
  expect(without.model).toBe(plain.model);
  expect([without.analysis, without.all]).not.toContain(plain.analysis);
  expect(without.all).not.toBe(plain.all);
  expect(await versionsOf({ classify: { evidenceFor: 5, evidenceAgainst: 2 } })).toEqual(plain);
});

async function readProcessed(
  columns: readonly string[],
  rows: readonly string[][],
  selected: string,
  settings: ConfigInput = {},
) {
  const dir = await mkdtemp(join(tmpdir(), 'qingyu-batch-'));
  const config = configSchema.parse(settings);
  const processor = await createBatchProcessor({
    config,
    authorKey: new Uint8Array(32),
    messagesDir: dir,
    rejectsDir: dir,
    forgotten: [],
  });
  const batch = {
    file: 'orders.csv',
    sheet: null,
    columns,
    rows,
    rowNumbers: rows.map((_, index) => index + 2),
    problems: [],
  };
  const hashes = { messageHash: 'a'.repeat(32), rejectHash: 'b'.repeat(32), knownPart: null };
  await processor.process({ batch: JSON.stringify(batch), ...hashes });
  await processor.close();
  expect(await loadVersions(config)).toEqual(processor.versions);
  const db = await openDatabase(':memory:', { memoryLimit: '300MB', threads: 1 });
  const found = await db.rows(`SELECT ${selected} FROM read_parquet('${dir}/a*.parquet')`);
  db.close();
  await rm(dir, { recursive: true });
  return found;
}

it('keeps what stands for a missing title beside the title as it was', async () => {
  const rows = await readProcessed(
    ['工单编号', '诉求时间', '诉求内容'],
    [['1', '2025-03-01 08:00', '您好！我是桐花苑小区的业主，电梯经常坏，没人修。']],
    'title, subject, issue_terms',
  );
  expect(rows).toMatchObject([{ title: '', subject: '桐花苑小区：电梯经常坏，没人修' }]);
  expect(String(rows[0]?.issue_terms).split(' ')).toContain('t:电梯');
});

it('makes no phrase of words that a comma or a blank of the title parts', async () => {
  const rows = await readProcessed(
    ['工单编号', '诉求时间', '标题', '诉求内容'],
    [['1', '2025-03-01 08:00', '工地干活受伤，医院催费 物业推诿', '情况属实。']],
    'title_tokens, trend_phrases',
  );
  expect(rows[0]?.title_tokens).toBe('工地 干活 受伤 医院 催费 物业 推诿');
  expect(rows[0]?.trend_phrases).toBe('工地_干活 干活_受伤 医院_催费 物业_推诿');
});

it('reads texts whose characters take two units wherever they are cut', async () => {
  const bodies = ['', 'a', 'aa', 'aaa'].map((head) => `${head} ${'𠮷'.repeat(200)}`);
  const rows = await readProcessed(
    ['工单编号', '诉求时间', '诉求内容'],
    bodies.map((body, index) => [`GD${index}`, '2025-03-01 08:00', body]),
    'body, body_head',
  );
  expect(rows.map(({ body }) => body)).toEqual(bodies.map((body) => body.trim()));
  for (const { body_head } of rows) expect(String(body_head)).toMatch(/^a* ?(?:𠮷 ?)+$/u);
});

it('tells which rows the default time gave theirs', async () => {
  const rows = await readProcessed(
    ['工单编号', '诉求时间', '诉求内容'],
    [
      ['1', '', '桐花苑小区路灯不亮'],
      ['2', '2025-03-01 08:00', '桐花苑小区井盖坏了'],
    ],
    'default_time::VARCHAR AS given, created_at::VARCHAR AS at',
    { ingest: { defaultTime: '2026-04-01 00:00:00' } },
  );
  expect(rows).toEqual([
    { given: '2026-04-01 00:00:00', at: '2026-04-01 00:00:00' },
    { given: null, at: '2025-03-01 08:00:00' },
  ]);
});

it('counts messages in traditional characters unless they are read as simplified ones', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'qingyu-batch-'));
  const rows = [
    ['1', '2025-03-01 08:00', '關於桐花苑延期交房的投訴', '開發商承諾復工，至今無人。'],
    ['2', '2025-03-01 09:00', '關店不退款', '充值卡没有退。'],
    ['3', '2025-03-01 09:30', '路灯不亮', '晚上很黑。'],
  ];
  const columns = ['编号', '时间', '标题', '内容'];
  const batch = { file: 'a.csv', sheet: null, columns, rows, rowNumbers: [2, 3, 4], problems: [] };
  const warningsOf = async (simplify: boolean) => {
    const config = configSchema.parse({ segment: { simplify } });
    const folders = { messagesDir: dir, rejectsDir: dir, forgotten: [] };
    const processor = await createBatchProcessor({ config, authorKey: new Uint8Array(32), ...folders });
    const messageHash = (simplify ? 'a' : 'c').repeat(32);
    const task = { batch: JSON.stringify(batch), messageHash, rejectHash: 'b'.repeat(32), knownPart: null };
    const { warnings } = await processor.process(task);
    await processor.close();
    return warnings;
  };
  expect(await warningsOf(false)).toEqual([{ field: 'body', code: 'TRADITIONAL', count: 1 }]);
  expect(await warningsOf(true)).toEqual([]);
  await rm(dir, { recursive: true });
});
