import { describe, expect, it } from 'vitest';
import { respectsOf } from '../../../../src/cluster/themes/asks/respects.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { cutGroups } from '../../../../src/cluster/themes/points/cut-groups.ts';
import { placeContributions } from '../../../../src/cluster/themes/points/place-contributions.ts';
import { readContribution } from '../../../../src/cluster/themes/points/read-contribution.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { createSegmenter, segmentMessage } from '../../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const settings = themeSettings.parse({});
const model = loadThemeModel(settings);

/** Cuts one group of all texts; a text is title and body, which a bar may part. */
function cut(texts: readonly string[], threshold = settings.threshold): string[][] {
  const contributions = texts.map((text, i) => {
    const [title = text, body = text] = text.split('|');
    return {
      id: `${i}`,
      author: null,
      title,
      body,
      segmented: segmentMessage(segmenter, { title, body }),
      places: [],
      likes: null,
      region: null,
      createdAt: '2024-03-01 08:00:00',
    };
  });
  const readings = contributions.map((one) => readContribution(one, model));
  const points = placeContributions(readings, model, settings);
  const all = texts.map((_, i) => i);
  return cutGroups([all], contributions, readings, points, model.lexicon, threshold).map((part) =>
    part.map((i) => texts[i]!),
  );
}

const more = ['多建几座游泳馆', '希望城南新建一个游泳馆', '我们区没有一个游泳馆，学游泳要跑到外区'];
const cheaper = ['游泳馆门票太贵，一次六十块', '游泳馆降价，学生票便宜一点', '建议游泳馆对学生免费'];

describe('cutGroups', () => {
  it('cuts where some want more of a thing and others want it cheaper', () => {
    expect(cut([...more, ...cheaper])).toEqual([more, cheaper]);
  });

  it('leaves one who says neither on the side that he is nearer to', () => {
    const [first] = cut([...more, '城西也想有游泳馆', ...cheaper]);
    expect(first).toEqual([...more, '城西也想有游泳馆']);
  });

  it('leaves together those that open with the same ask, whatever else they say', () => {
    const titled = (title: string) => [...more, ...cheaper].map((text) => `${title}|${text}`);
    const asking = titled('扩大普及面，望采纳');
    expect(cut(asking)).toEqual([asking]);
    expect(cut(titled('我说两句'))).toHaveLength(2);
  });

  it('leaves together what as many ask at once', () => {
    const both = ['游泳馆太少又太贵，多建几座再降价', '新建一个游泳馆，门票便宜点', '增设游泳馆，学生免费'];
    const all = [...more.slice(0, 2), ...both, ...cheaper.slice(0, 2)];
    expect(cut(all)).toEqual([all]);
  });

  it('cuts where three ask in one respect and the others in none', () => {
    const plain = ['老楼加装门禁', '楼道里装门禁', '我们楼要装门禁', '门禁快点装上'];
    const paid = ['门禁费用政府出一半', '政府补贴门禁费用', '门禁费用每户三百元，负担重'];
    expect(cut([...plain, ...paid])).toEqual([plain, paid]);
    expect(cut([...plain, ...paid.slice(1)])).toHaveLength(1);
  });

  it('leaves a single one who asks otherwise, and groups of three', () => {
    expect(cut([...more, cheaper[0]!])).toHaveLength(1);
    expect(cut([...more.slice(0, 2), cheaper[0]!])).toHaveLength(1);
  });

  it('leaves together what is to be one theme however little its texts are alike', () => {
    expect(cut([...more, ...cheaper], 0)).toHaveLength(1);
  });

  it('leaves letters, which mention more than they ask', () => {
    const letter = '我家住在城南，孩子喜欢游泳，每到周末都要坐一个小时的车，来回很不方便，邻居家也都这样说。'.repeat(3);
    const all = [...more, ...cheaper].map((text) => `${text}。${letter}`);
    expect(cut(all)).toEqual([all]);
  });

  it('cuts where asks of the lexicon differ', () => {
    const ban = ['公园禁止滑板', '请禁止在公园玩滑板', '公园里不许滑板'];
    const allow = ['公园放开滑板', '允许在公园玩滑板', '公园应该允许滑板'];
    expect(cut([...ban, ...allow])).toEqual(expect.arrayContaining([ban, allow]));
  });

  it('cuts where they name things of other classes', () => {
    const benches = ['河滨步道装长椅', '河滨步道多放些座椅', '河滨步道没有座椅'];
    const toilets = ['河滨步道建公厕', '河滨步道多建厕所', '河滨步道没有公厕'];
    expect(cut([...benches, ...toilets])).toEqual(expect.arrayContaining([benches, toilets]));
  });
});

describe('respectsOf', () => {
  it.each([
    ['门票太贵了', 'price'],
    ['教练工资太低留不住人', 'pay'],
    ['满六十岁才能办证', 'eligibility'],
    ['给河边装几张长椅', 'more'],
    ['闭馆太早', 'hours'],
    ['对私自涨价的严查', 'control'],
    ['救生员应该持证', 'training'],
    ['水泵坏了没人修', 'repair'],
    ['书能不能配送', 'delivery'],
    ['这条线路应该取消', 'less'],
  ])('reads "%s" as %s', (text, respect) => {
    expect([...respectsOf(text)]).toContain(respect);
  });

  it.each(['贵局领导好', '晚上七点回家走这条路', '换一块电池', '老人六十多岁了'])('reads nothing in "%s"', (text) => {
    expect([...respectsOf(text)]).toEqual([]);
  });
});
