import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBareCities } from '../../../../src/aggregate/figures/bare-cities.ts';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import type { Database } from '../../../../src/core/duckdb.ts';
import { buildSmallMart, type SmallMessage } from '../../build-small-mart.ts';
import { collectWeek } from '../report-mart.ts';

const letter = (id: string, region: string, day = '2025-03-04'): SmallMessage => ({
  id,
  at: `${day} 08:00:00`,
  region,
  places: [{ name: 'Q市' }],
  status: '已办结',
  reply: '已处理。',
});
const many = (name: string, count: number, region: string): SmallMessage[] =>
  Array.from({ length: count }, (_, i) => letter(`${name}${i}`, region));

let db: Database;
beforeAll(async () => {
  db = await buildSmallMart({
    messages: [
      ...many('city', 9, 'Q市'),
      ...many('a', 8, 'Q1区'),
      ...many('b', 6, 'Q2县'),
      ...many('c', 5, 'P市'),
      letter('old', 'Q1区', '2025-02-20'),
    ],
    issues: {
      I1: ['city0', 'city1', 'a0', 'a1', 'a2', 'a3', 'old'],
      I2: ['c0', 'c1', 'c2', 'city2', 'city3'],
    },
    places: { I1: '青石苑', I2: '白石苑' },
  });
});
afterAll(() => db.close());

const textOf = async (region?: string) =>
  JSON.stringify(composeReport(await collectWeek(db, { end: '2025-03-09', region })));

const issueOf = async (region?: string, id = 'I1') =>
  (await collectWeek(db, { end: '2025-03-09', region })).issues.find(({ issueId }) => issueId === id);

describe('a report of one region', () => {
  it('counts of an issue the messages of that region, also before the period', async () => {
    expect(await issueOf()).toMatchObject({ messages: 6, totalMessages: 7, totalAuthors: 7, firstDay: '2025-02-20' });
    expect(await issueOf('Q市')).toMatchObject({ messages: 2, totalMessages: 2, firstDay: '2025-03-04' });
    expect(await issueOf('Q1区')).toMatchObject({ messages: 4, totalMessages: 5, firstDay: '2025-02-20' });
    expect(await textOf('Q市')).toContain('累计件数截至期末，只计本地区的留言');
    expect(await textOf()).not.toContain('只计本地区');
  });

  it('does not name its own region as another place of an issue', async () => {
    expect(await issueOf(undefined, 'I2')).toMatchObject({ region: 'P市', otherPlaces: ['Q市'] });
    expect(await issueOf('Q市', 'I2')).toMatchObject({ otherPlaces: [] });
  });

  it('says of a city that its districts are not in it', async () => {
    const text = await textOf('Q市');
    expect(text).toContain('仅Q市未写明区县的留言，不含写明其区县的');
    expect(text).toContain('，Q市（未写明区县）共收到群众留言');
    expect(await textOf('Q1区')).toContain('"仅Q1区；全库收录');
    expect(await textOf('P市')).toContain('"仅P市；全库收录');
  });
});

describe('a city beside its districts', () => {
  it('is no sibling of them', async () => {
    const text = await textOf();
    expect(text).toContain('留言较多的地区为Q1区8件（28.6%）、Q2县6件（21.4%）、P市5件（17.9%）');
    const { sections } = composeReport(await collectWeek(db, { end: '2025-03-09' }));
    const tables = sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'table'));
    for (const caption of ['地区分布', '各地区办理情况']) {
      const names = tables.find((table) => table.caption === caption)?.rows.map(([name]) => name);
      expect(names).toEqual(['Q市（未写明区县）', 'Q1区', 'Q2县', 'P市']);
    }
    expect((await collectWeek(db, { end: '2025-03-09' })).regions[0]?.name).toBe('Q市');
  });

  it('is known by its code or by the national list', () => {
    expect(findBareCities(['A市', 'A7县', 'B市', 'C3区', '未知'])).toEqual(['A市']);
    expect(findBareCities(['杭州市', '西湖区', '宁波市'])).toEqual(['杭州市']);
    expect(findBareCities(['上海市', '徐汇区', '重庆市'])).toEqual(['上海市']);
    expect(findBareCities(['浙江省', '西湖区', '余杭区'])).toEqual([]);
    // A county-level city is a sibling of the districts.
    expect(findBareCities(['苏州市', '昆山市'])).toEqual(['苏州市']);
  });
});
