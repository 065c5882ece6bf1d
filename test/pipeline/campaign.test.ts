import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scoreIssues } from '../../src/cluster/evaluate/evaluate-issues.ts';
import { openDatabase } from '../../src/core/duckdb.ts';
import { describeInCi } from '../describe-in-ci.ts';
import { runCli } from './cli.ts';

interface Truth {
  readonly campaign: { readonly from: string; readonly to: string };
  readonly rows: readonly { readonly id: string; readonly theme?: string }[];
}

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-campaign-'));
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

describeInCi('qingyu run --campaign', () => {
  it('recovers the themes of the campaign that the sample has planted', async () => {
    const truth = JSON.parse(await readFile('data/sample-truth.json', 'utf8')) as Truth;
    const { from, to } = truth.campaign;
    const workspace = join(dir, 'sample');
    const input = join(dir, 'month');
    await writeMonth(input, to);
    const { code, stdout } = await runCli([
      'run',
      input,
      '--workspace',
      workspace,
      '--campaign',
      `献一策:from=${from},to=${to}`,
      '--campaign',
      '无人响应:keyword=从未有人写过的词',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^campaign 献一策: \d+ messages of \d+ authors in \d+ themes$/m);
    expect(stdout).toContain('campaign 无人响应: no message fits its conditions');
    const gold = groupIds(truth.rows.flatMap(({ id, theme }) => (theme === undefined ? [] : [{ id, group: theme }])));
    const planted = new Set(gold.flat());
    const found = (await campaignThemes(workspace)).map((ids) => ids.filter((id) => planted.has(id)));
    expect(scoreIssues(gold, found).b3.f).toBeGreaterThanOrEqual(0.9);
  });

  it('refuses a campaign that no condition describes', async () => {
    const { code, stderr } = await runCli([
      'run',
      'data/sample',
      '--workspace',
      join(dir, 'none'),
      '--campaign',
      '献一策',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('--campaign');
    expect(stderr).toContain('no condition');
  });
});

/** The sample's messages of the campaign's month, those that are not of the campaign too: the year after it takes a run three times as long. */
async function writeMonth(folder: string, to: string): Promise<void> {
  await mkdir(folder);
  const end = Date.parse(`${to}T23:59:59+08:00`) / 1000;
  const lines = (await readFile('data/sample/messages-c.jsonl', 'utf8')).split('\n');
  const sent = lines.filter((line) => Number(/"dateline":(\d+)/.exec(line)?.[1] ?? Infinity) <= end);
  await writeFile(join(folder, 'c.jsonl'), sent.join('\n'));
  const table = new TextDecoder('gb18030').decode(await readFile('data/sample/messages-a.csv'));
  const later = table.indexOf(',2024/2/');
  await writeFile(join(folder, 'a.csv'), table.slice(0, table.lastIndexOf('\n', later) + 1));
}

async function campaignThemes(workspace: string): Promise<string[][]> {
  const db = await openDatabase(
    join(workspace, 'trends.duckdb'),
    { memoryLimit: '300MB', threads: 1 },
    { readOnly: true },
  );
  try {
    return groupIds(
      await db.rows<{ id: string; group: string }>(
        `SELECT message_id AS id, theme_id AS "group" FROM theme_messages WHERE campaign = '献一策' ORDER BY 2, 1`,
      ),
    );
  } finally {
    db.close();
  }
}

function groupIds(rows: readonly { readonly id: string; readonly group: string }[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const { id, group } of rows) groups.set(group, [...(groups.get(group) ?? []), id]);
  return [...groups.values()];
}
