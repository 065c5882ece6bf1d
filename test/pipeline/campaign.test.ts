import { mkdtemp, readFile, rm } from 'node:fs/promises';
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
    const { code, stdout } = await runCli([
      'run',
      'data/sample',
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
