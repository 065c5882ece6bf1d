import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInCi } from '../describe-in-ci.ts';
import { hashTables, runCli } from './cli.ts';
import { queryMart } from './query-mart.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-towns-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const rows = [
  ['1', 'X7县', '石桥镇', '路灯坏了半个月夜里一片漆黑'],
  ['2', '云溪县石桥镇', '', '自来水停了三天没有通知'],
  ['3', '', '', 'X7县石桥镇垃圾站臭气熏天'],
  ['4', 'X7县', '', '居民反映X7县石桥镇柳湾村的桥塌了一截'],
  ['5', 'X7县', '', '县城公交早高峰半小时一趟'],
  ['6', '', '', '请问公积金贷款额度如何计算'],
];

describeInCi('the level that regions are counted by', () => {
  it('may be changed in a workspace that has data, and no file is read for it', async () => {
    const workspace = join(dir, 'ws');
    const mart = join(workspace, 'trends.duckdb');
    const csv = join(dir, 'orders.csv');
    await mkdir(workspace);
    const lines = rows.map(([id, county, town, text]) => `${id},2025-03-0${id} 08:00:00,${county},${town},${text}`);
    await writeFile(csv, `${['编号,时间,所属区县,所属镇街,内容', ...lines].join('\n')}\n`);
    const regions = async (): Promise<unknown[]> => {
      const found = await queryMart(mart, 'SELECT region FROM messages ORDER BY message_id');
      return found.map(({ region }) => region);
    };
    const command = ['run', csv, '--workspace', workspace, '--workers', '1'];
    expect((await runCli(command)).stdout).not.toContain('regions are towns');
    expect(await regions()).toEqual(['X7县', '云溪县', 'X7县', 'X7县', 'X7县', null]);
    const before = await hashTables(mart);

    await writeFile(join(workspace, 'qingyu.json'), '{"aggregate":{"regionLevel":"town"}}');
    const { stdout } = await runCli(command);
    expect(stdout).toContain('regions are towns: 1 message says no town, only its county or village');
    expect(stdout).toContain('new 0 + updated 0 + unchanged 6');
    expect(stdout).not.toContain('analysed anew');
    expect(await regions()).toEqual(['石桥镇', '石桥镇', '石桥镇', '石桥镇', 'X7县', null]);

    await writeFile(join(workspace, 'qingyu.json'), '{}');
    await runCli(command);
    const tables = ({ runs: _, mart_info: __, ...others }: Record<string, unknown>) => others;
    expect(tables(await hashTables(mart))).toEqual(tables(before));
  });
});
