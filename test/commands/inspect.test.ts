import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../src/commands/inspect.ts';
import { markEvidence } from '../../src/commands/inspecting/render-evidence.ts';
import { openDatabase } from '../../src/core/duckdb.ts';

let dir: string;

const evidence = (field: string, start: number, end: number, weight: number): string =>
  `[{'field': '${field}', 'start': ${start}, 'end': ${end}, 'weight': ${weight}}]`;

/** Message 7, which message 9 copies, also that of another source and author; an editor corrected the kind of 7. */
const message = (
  id: string,
  duplicateOf: string,
  source = 'main',
): string => `SELECT '${id}' AS message_id, '${source}' AS source,
  '柳荫小区路灯不亮' AS title, '晚上一片漆黑' || chr(10) || '请尽快修好' AS body, 'a1b2' AS author, '个人' AS author_type,
  TIMESTAMP '2023-01-02 08:00:00' AS created_at, 'B1区' AS region, 'input' AS region_source, '某局长' AS addressed_to,
  '城管部门' AS department, '已办结' AS status, NULL::VARCHAR AS satisfaction, 5 AS likes, 0 AS dislikes,
  3 AS grade_manner, 2 AS grade_speed, '城乡建设' AS topic, 0.93 AS topic_score, ${evidence('title', 4, 6, 1.5)} AS topic_evidence,
  '基建' AS topic_given, NULL::VARCHAR AS subtopic, 'help' AS kind, NULL::DOUBLE AS kind_score,
  NULL::STRUCT(field VARCHAR, start INTEGER, "end" INTEGER, weight DOUBLE)[] AS kind_evidence, '求助' AS kind_given,
  'urgent' AS urgency, 0.61 AS urgency_score, ${evidence('body', 8, 10, -0.5)} AS urgency_evidence, false AS low_confidence,
  [{'name': '柳荫小区', 'type': 'estate'}] AS places, 'I1' AS issue_id, '已修好' AS reply,
  TIMESTAMP '2023-01-05 08:00:00' AS replied_at, 2 AS versions, 'r0001' AS run_id, '${source}:${id}' AS message_key, ${duplicateOf}::VARCHAR AS duplicate_of_key`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-inspect-'));
  const db = await openDatabase(join(dir, 'trends.duckdb'), { memoryLimit: '200MB', threads: 1 });
  await db.run(`CREATE TABLE messages AS ${message('7', 'NULL')} UNION ALL ${message('9', "'main:7'")}
    
    UNION ALL SELECT * REPLACE ('c3d4' AS author) FROM (${message('9', "'main:7'", 'hotline')}) UNION ALL ${message('8', 'NULL')} UNION ALL ${message('8', 'NULL', 'hotline')} UNION ALL ${message('3/8', 'NULL')}`);
  await db.run(`CREATE TABLE issues AS SELECT 'I1' AS issue_id, '柳荫小区路灯' AS title, 3 AS messages, 2 AS authors,
    DATE '2023-01-01' AS first_day, DATE '2023-02-01' AS last_day`);
  await db.run(
    `CREATE TABLE issue_messages AS SELECT 'I1' AS issue_id, '7' AS message_id, 'main' AS source, ['柳荫', '路灯'] AS why`,
  );
  await db.run(
    `CREATE TABLE issue_lineage AS SELECT 'I0' AS issue_id, 'merged_into' AS event, 'I1' AS other_issue_id,
      TIMESTAMP '2023-02-02 08:00:00' AS "at"
     UNION ALL SELECT 'I9', 'dissolved', NULL, TIMESTAMP '2023-02-02 08:00:00'`,
  );
  await db.run(
    `CREATE TABLE possible_merges AS SELECT 'I1' AS left_issue_id, 'main' AS left_source, '7' AS left_message_id,
      NULL::VARCHAR AS right_issue_id, 'hotline' AS right_source, '8' AS right_message_id, -1.2 AS log_odds, ['路灯'] AS why`,
  );
  db.close();
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function inspect(id: string, options: { json?: boolean; useColour?: boolean } = {}): Promise<string> {
  const seen = { out: '' };
  await execute(
    [id],
    { workspace: dir, json: options.json ?? false },
    {
      out: (text) => {
        seen.out += text;
      },
      err: () => undefined,
      isTerminal: false,
      useColour: options.useColour ?? false,
      effects: { clock: { now: () => 0 }, logger: pino({ level: 'silent' }) },
    },
  );
  return seen.out;
}

describe('qingyu inspect of an alert', () => {
  it('shows the messages behind it, and for what they are critical', async () => {
    const db = await openDatabase(join(dir, 'trends.duckdb'), { memoryLimit: '200MB', threads: 1 });
    await db.run(`INSERT INTO messages SELECT * REPLACE ('critical' AS urgency, ${evidence('body', 2, 6, 0.5)} AS urgency_evidence)
      FROM (${message('60', 'NULL')})`);
    await db.run(`CREATE TABLE alerts AS SELECT 'A6' AS alert_id, 3 AS level,
      [{'source': 'hotline', 'message_id': '8'}, {'source': 'main', 'message_id': '60'}] AS messages`);
    await db.run('CHECKPOINT');
    db.close();
    expect((await inspect('A6')).split('\n').slice(-5)).toEqual([
      'messages (2)',
      '  hotline/8  2023-01-02 08:00:00  柳荫小区路灯不亮',
      '  60  2023-01-02 08:00:00  柳荫小区路灯不亮',
      '      critical by 「晚上一片漆黑 请尽快修好」',
      '',
    ]);
    expect(await inspect('60')).toMatch(/urgency +critical .*\n +critical by 「/);
    expect(JSON.parse(await inspect('A6', { json: true }))).toMatchObject({
      messages: [{ deciding_sentence: null }, { deciding_sentence: { from: 'body' } }],
    });
  });

  it('shows what runs told of it where it is none any more', async () => {
    const db = await openDatabase(join(dir, 'trends.duckdb'), { memoryLimit: '200MB', threads: 1 });
    await db.run(`CREATE TABLE alert_history AS
      SELECT 1 AS event_no, 'A1' AS alert_id, TIMESTAMP '2023-02-01 08:00:00' AS told_at, 'r1' AS run_id, DATE '2023-01-31' AS data_until,
        'published' AS event, 4 AS level, DATE '2023-01-30' AS since, 5 AS observed, 1.25 AS expected, NULL AS reason,
        NULL AS other_alert_id, '供水 留言增多' AS title
      UNION ALL SELECT 2, 'A1', TIMESTAMP '2023-02-02 08:00:00', 'r2', DATE '2023-02-01', 'withdrawn', 4, DATE '2023-01-30', 5, 1.25,
        'redated', 'A2', '供水 留言增多'`);
    await db.run('CHECKPOINT');
    db.close();
    expect(await inspect('A1')).toBe(
      [
        'not among the alerts any more; what runs told of it stands',
        '',
        'told (2)',
        '  2023-02-01 08:00:00  published  Ⅳ级（蓝色）  供水 留言增多  5 since 2023-01-30, 1.3 expected  r1, data until 2023-01-31',
        '  2023-02-02 08:00:00  withdrawn (redated, carried on by A2)  Ⅳ级（蓝色）  供水 留言增多  5 since 2023-01-30, 1.3 expected  r2, data until 2023-02-01',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(await inspect('A1', { json: true }))).toMatchObject({
      alert: null,
      history: [{ run_id: 'r1' }, {}],
    });
  });
});

describe('qingyu inspect', () => {
  it('shows the message with all that is known of it, and why', async () => {
    const lines = (await inspect('7')).split('\n').map((line) => line.trim().replace(/ {2,}/g, ' '));
    expect(lines).toEqual(
      expect.arrayContaining([
        'message 7 (source main)',
        'written 2023-01-02 08:00:00',
        'author a1b2, 个人',
        'region B1区 (from input)',
        'addressed to 某局长',
        'department 城管部门',
        'status 已办结',
        'grades manner 3, speed 2',
        'likes 5',
        'dislikes 0',
        'topic 城乡建设 93 %; given as 基建',
        'kind help (corrected by an editor); given as 求助',
        'urgency urgent 61 %',
        'places 柳荫小区 (estate)',
        'issue I1 柳荫小区路灯 (3 messages, 2 authors, 2023-01-01 to 2023-02-01)',
        'shares 柳荫 路灯',
        'copies hotline/9 9',
        'versions 2',
        'first read in r0001',
        '柳荫小区路灯不亮',
        '晚上一片漆黑',
        '请尽快修好',
        '+1.50 title 「路灯」',
        'kind: help, by an editor',
        '−0.50 body 「尽快」',
        'reply 2023-01-05 08:00:00',
        '已修好',
      ]),
    );
    expect(lines.join('\n')).not.toContain('satisfaction');
    expect(await inspect('main/9')).toMatch(/copy of +7\n/);
    expect(await inspect('hotline/9')).toMatch(/copy of +main\/7\n/);
  });

  it('shows what may be one issue, from either side', async () => {
    expect(await inspect('I1')).toContain('  hotline/8  柳荫小区路灯不亮  (log-odds -1.2; shares 路灯)');
    expect(await inspect('hotline/8')).toContain('  I1  柳荫小区路灯  (log-odds -1.2; shares 路灯)');
    expect(await inspect('main/8')).not.toContain('perhaps the same');
  });

  it('colours the evidence in the texts themselves on a terminal', async () => {
    const text = await inspect('7', { useColour: true });
    expect(text).toContain('柳荫小区\u001b[30;46m路灯\u001b[0m不亮');
    expect(text).toContain('请\u001b[4;35m尽快\u001b[0m修好');
    expect(text.match(/晚上一片漆黑/g)).toHaveLength(1);
  });

  it.each([
    ['8', ['hotline 8', 'main 8']],
    ['hotline/8', ['hotline 8']],
    ['main/8', ['main 8']],
    ['3/8', ['main 3/8']],
    ['main/3/8', ['main 3/8']],
  ])('takes an id in any source, or with its source: %s', async (name, found) => {
    const rows = JSON.parse(await inspect(name, { json: true })) as { source: string; message_id: string }[];
    expect(rows.map(({ source, message_id }) => `${source} ${message_id}`)).toEqual(found);
  });

  it('names the messages of an issue so that they can be inspected', async () => {
    const lines = (await inspect('I1')).split('\n').map((line) => line.trim().split('  ')[0]);
    expect(lines).toEqual(expect.arrayContaining(['7', 'hotline/8']));
  });

  it('says that there is neither message nor issue', async () => {
    await expect(inspect('other/8')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/, got neither$/),
    });
    await expect(inspect('I0')).rejects.toThrow(/got an issue that was merged into I1$/);
    await expect(inspect('I9')).rejects.toThrow(/got an issue of which fewer than two messages are left$/);
  });

  it('gives machines the row as it is, with its issue and copies', async () => {
    const [row] = JSON.parse(await inspect('7', { json: true })) as Record<string, unknown>[];
    expect(row).toMatchObject({
      message_id: '7',
      topic_evidence: [{ field: 'title', start: 4, end: 6, weight: 1.5 }],
      kind_evidence: null,
      issue: { issue_id: 'I1', why: ['柳荫', '路灯'] },
      copies: ['hotline/9', '9'],
      copy_of: null,
    });
  });
});

describe('markEvidence', () => {
  it('shows the weightiest span where spans of several decisions overlap', () => {
    const span = (start: number, end: number, weight: number) => ({ field: 'title' as const, start, end, weight });
    const marked = markEvidence({ title: '一二三四', body: '' }, 'title', {
      topic: [span(0, 3, 1)],
      kind: [span(1, 2, -2)],
      urgency: null,
    });
    expect(marked).toBe('\u001b[30;46m一\u001b[0m\u001b[4;33m二\u001b[0m\u001b[30;46m三\u001b[0m四');
  });
});
