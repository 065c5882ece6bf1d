import { beforeAll, describe, expect, it } from 'vitest';
import { createNameFinder, createPlaceFinder } from './place-finder.ts';

let namesIn: Awaited<ReturnType<typeof createNameFinder>>;

beforeAll(async () => {
  namesIn = await createNameFinder();
});

describe('what stands behind the label for where a matter is', () => {
  it.each([
    ['【诉求地点】桐榆里 停水三天', '桐榆里'],
    ['诉求地点：桐榆里3栋。停水三天', '桐榆里'],
    ['【诉求地点】榆州市桐山区听桐里附近 停水三天', '听桐里'],
    ['诉求地点：榆桐县听桐里。停水', '听桐里'],
    ['【事发地址】听桐苑（音）9号楼 【诉求内容】停水', '听桐苑'],
    ['事发地址：桐榆路88号。路灯不亮', '桐榆路'],
  ])('is a name: %s', (text, name) => expect(namesIn(text)).toEqual([name]));

  it.each(['联系地址：听桐里。停水三天', '事发地址：小区门口。没有路灯', '诉求地点：不详。停水'])(
    'is none of the caller, and no kind of thing: %s',
    (text) => expect(namesIn(text)).toEqual([]),
  );
});

describe('names as a clerk heard them', () => {
  it('have nothing of his note in them', async () => {
    const find = await createPlaceFinder();
    const body = '住在听桐苑（音）3栋，停水';
    const [place] = find({ body });
    expect(place?.name).toBe('听桐苑');
    expect(body.slice(place!.start, place!.end)).toContain('听桐苑');
  });
});

describe('schools that are called after where they stand', () => {
  it.each([
    ['珊桐湾实验小学饭菜变质', ['珊桐湾实验小学']],
    ['桐榆苑第二小学乱收费', ['桐榆苑第二小学']],
    ['桐榆学校区别对待学生', ['桐榆学校']],
  ])('%s', (text, names) => expect(namesIn(text)).toEqual(names));
});

describe('names of what somebody passes', () => {
  it.each([
    ['桐榆苑到加油站那段路没有灯', ['桐榆苑']],
    ['从万桐城回榆陵新区打车要六十', ['万桐城', '榆陵新区']],
    ['桐榆里回民小学停课', ['桐榆里回民小学']],
  ])('%s', (text, names) => expect(namesIn(text)).toEqual(names));
});
