import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import type { Block } from '../../../../src/aggregate/reports/document.ts';
import { aggregateSettings } from '../../../../src/aggregate/settings.ts';
import type { Database } from '../../../../src/core/duckdb.ts';
import { buildSmallMart, type SmallMessage } from '../../build-small-mart.ts';
import { collectWeek } from '../report-mart.ts';

/** A week of a county whose letters mostly say only the county. */
const messages: SmallMessage[] = [
  ...Array.from({ length: 12 }, (_, i) => letter(`c${i}`, '云溪县')),
  ...Array.from({ length: 8 }, (_, i) => letter(`s${i}`, '石桥镇')),
  ...Array.from({ length: 6 }, (_, i) => letter(`l${i}`, '柳林街道')),
];

function letter(id: string, region: string): SmallMessage {
  const town = region === '云溪县' ? null : region;
  return { id, at: '2025-03-04 08:00:00', region, town, region_source: 'input', status: '已办结', reply: '已处理。' };
}

let db: Database;
beforeAll(async () => {
  db = await buildSmallMart({
    messages,
    issues: { I1: ['c0', 'c1', 'c2', 's0', 's1'] },
    settings: aggregateSettings.parse({ regionLevel: 'town' }),
  });
});
afterAll(() => db.close());

it('speaks of towns where regions are towns, and says how many say only the county', async () => {
  const report = composeReport(await collectWeek(db, { end: '2025-03-09' }));
  const blocks = report.sections.flatMap((section) => section.blocks);
  const words = JSON.stringify(blocks);
  expect(words).toContain('留言较多的乡镇街道为石桥镇8件（30.8%）、柳林街道6件（23.1%）');
  const captions = blocks.flatMap((block) => (block.type === 'table' && block.caption ? [block.caption] : []));
  expect(captions).toEqual(expect.arrayContaining(['乡镇街道分布', '各乡镇街道办理情况']));
  expect(captions.join()).not.toContain('地区');
  const table = blocks.find(
    (block): block is Block & { type: 'table' } => 'caption' in block && block.caption === '乡镇街道分布',
  );
  expect(table?.note).toContain('只写明县（市、区）或村居的12件，按其所写单列。');
  expect(words).toContain('53.8%（另有12件只写明县（市、区）或村居；');
});

it('places an issue by the messages that say a town', async () => {
  const { issues, quality } = await collectWeek(db, { end: '2025-03-09' });
  expect(issues).toMatchObject([{ region: '石桥镇', otherPlaces: [] }]);
  expect(quality).toMatchObject({ withoutTown: 12 });
});

it('takes a village for a town where the office has made it a region, and names estates and villages beside an issue', async () => {
  const places = [{ name: '青禾小区' }, { name: '柳湾村' }, { name: '云溪县' }];
  const villages = [0, 1, 2].map((i) => ({ ...letter(`v${i}`, '柳湾村'), places }));
  const mart = await buildSmallMart({
    messages: [...messages, ...villages],
    issues: { I1: ['v0', 'v1', 's0', 's1', 's2'], I2: ['l0', 'l1'] },
    places: { I2: '青禾小区' },
    settings: aggregateSettings.parse({ regionLevel: 'town' }),
  });
  try {
    const data = await collectWeek(mart, { end: '2025-03-09' });
    expect(data.quality).toMatchObject({ withoutTown: 12 });
    expect(data.unplacedRegions).toEqual(['云溪县']);
    expect(data.issues.find(({ issueId }) => issueId === 'I1')).toMatchObject({
      region: '石桥镇',
      otherPlaces: ['柳湾村', '青禾小区'],
    });
  } finally {
    mart.close();
  }
});
