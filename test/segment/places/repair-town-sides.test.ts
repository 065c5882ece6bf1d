import { beforeAll, describe, expect, it } from 'vitest';
import { createPlaceFinder } from './place-finder.ts';

let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  find = await createPlaceFinder();
});

const namesIn = (body: string): string[] => find({ body }).map(({ name, type }) => `${type}:${name}`);

describe('names of districts and counties that are the rest of others', () => {
  it.each([
    ['榆景城西区地下车位只卖不租', ['project:榆景城']],
    ['云湖天城北区停水', ['project:云湖天城']],
    ['榆景城西区幼儿园还没有开', ['project:榆景城', 'school:西区幼儿园']],
    ['沣宁县云栖镇停水', ['region:云栖镇']],
    ['请督促沣宁县把路修完', []],
    // `从桐` `滑县`: with a preposition glued on.
    ['石料车从桐滑县柳河镇过', ['region:柳河镇']],
  ])('are no regions: %s', (text, names) => expect(namesIn(text)).toEqual(names));

  it.each([
    ['城西区停水', ['region:城西区']],
    ['我家住城北区', ['region:城北区']],
    ['西宁城西区停水', ['region:西宁市', 'region:城西区']],
    ['西宁市城东区停水', ['region:西宁市', 'region:城东区']],
    ['在宁县上班', ['region:宁县']],
    ['庆阳宁县停水', ['region:庆阳市', 'region:宁县']],
    ['请督促宁县把路修完', ['region:宁县']],
  ])('are regions by themselves and after others: %s', (text, names) => expect(namesIn(text)).toEqual(names));
});

describe('towns that a word tells from others of their name', () => {
  it.each([
    ['黑榆崖镇的路烂了', '黑榆崖镇'],
    ['沣榆区黑榆崖镇的路烂了', '黑榆崖镇'],
    ['住在大榆崖镇', '大榆崖镇'],
    ['位于高桨溪乡', '高桨溪乡'],
  ])('have it in their name: %s', (text, name) => expect(namesIn(text)).toContain(`region:${name}`));

  it('have none that is said of them', () => {
    expect(namesIn('这里新建桨溪镇')).not.toContain('region:新建桨溪镇');
  });
});
