import { describe, expect, it } from 'vitest';
import { findProposals, parseProposal } from '../../../../src/cluster/themes/asks/parse-proposal.ts';
import { findBackers, type TitledAsk } from '../../../../src/cluster/themes/backing/find-backers.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { hearDoubt } from '../../../../src/cluster/themes/stands/hear-doubts.ts';
import { excludes, standsOf } from '../../../../src/cluster/themes/stands/read-stands.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));
const hear = (body: string, title = '') => hearDoubt({ title, body }, lexicon);
const isContrary = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((body) => standsOf({ title: '', body }, lexicon));
  return left!.some((one) => right!.some((other) => excludes(one, other, lexicon)));
};

/** What is proposed, and objections to it that refuse nothing in so many words. */
const objections: readonly (readonly [string, readonly string[]])[] = [
  ['建议开放学校操场', ['开放操场，出了事谁负责？', '开放操场可以，摔伤了学校赔不赔', '操场开放了学生安全咋保证']],
  ['建议开放体育馆', ['体育馆对外开放还不具备条件', '开放体育馆一事请慎重考虑']],
  ['建议加装电梯', ['加装电梯挡光，一楼房价跌了谁赔', '电梯装了以后，噪音算谁的']],
  ['建议设置公交专用道', ['公交专用道设了也没人走', '设了公交专用道，劳民伤财']],
  ['建议建设垃圾中转站', ['垃圾中转站建到我家窗户底下，谁爱要谁要']],
  ['建议延长夜市时间', ['夜市吵得睡不着，还要延长？']],
  ['撤销村小', ['村小撤了，孩子上学咋办']],
];

describe('hearDoubt', () => {
  it.each(objections)('hears who is against it by consequence, complaint or question: %s', (proposal, against) => {
    for (const one of against) {
      expect([one, hear(one)?.isFirm]).toContain(true);
      expect([one, isContrary(proposal, one)]).toContain(true);
    }
    expect(hear(proposal)).toBeNull();
  });

  it('hears it in the body of a letter whose title only names the matter', () => {
    const body = '我是一名保洁员。操场开放以后，每天早上满地烟头。去年还有人打架。我认为现在不具备条件。';
    expect(hear(body, '对操场开放的一点看法')).toMatchObject({ group: 'open', isFirm: true });
  });

  it.each(['菜市场搬迁后买菜难', '加装电梯挡了一楼的光'])('is not certain where only a harm is told: %s', (text) => {
    expect(hear(text)?.isFirm).toBe(false);
  });

  it.each([
    ['建议禁放烟花', '过年放个炮都不让，年味都没了'],
    ['禁放烟花，空气好', '连放挂鞭炮都不许，算什么过年'],
    ['禁止在公园遛狗', '公园连遛狗都不让，太不人性了'],
    ['禁止在公园遛狗', '遛个狗都不让进公园，狗是犯法了？'],
    ['取缔流动摊贩', '流动摊贩不让摆，老百姓吃啥'],
    ['禁止电动车进公园', '凭什么周末不让电动车进公园'],
  ])('hears that who minds a ban is against it: %s | %s', (ban, minded) => {
    expect(isContrary(ban, minded)).toBe(true);
  });

  it.each([
    '没有路灯，出了事谁负责',
    '装护栏，娃掉下去谁负责',
    '电梯坏了没人修，出了事谁负责',
    '放学后操场空着浪费，开放操场',
    '建议开放操场，出了事由学校负责，不用怕谁赔',
    '广场舞吵得睡不着',
    '卫生站不能撤，老人看病怎么办',
    '坚决不让烧纸，空气好',
    '公园里不要让人遛狗',
    '公园谁都不让带狗进去',
    '老小区加装电梯，老人上下楼方便',
  ])('hears none in what asks for it, or complains that it is missing: %s', (text) => {
    expect(hear(text)).toBeNull();
  });
});

describe('findBackers', () => {
  it('takes nobody for a backer who has doubts, certain or not, and who doubts a thing for one who wants its end', () => {
    const backs = (groups: readonly string[], objectWord: string, texts: readonly string[]) => {
      const asked: TitledAsk = { groups, object: parseProposal(objectWord, lexicon).objects[0]!.object, objectWord };
      const readings = texts.map((text) => ({
        title: parseProposal(text, lexicon),
        passages: findProposals(text).map((passage) => parseProposal(passage, lexicon)),
      }));
      const contributions = texts.map((text) => ({ title: text, body: text }));
      const doubts = contributions.map((one) => hearDoubt(one, lexicon));
      return findBackers(
        contributions,
        readings,
        doubts,
        doubts.map(() => []),
        asked,
        lexicon,
      );
    };
    expect(backs(['add'], '电梯', ['建议加装电梯', '加装电梯挡了一楼的光'])).toEqual([true, false]);
    expect(
      backs(['add'], '电梯', [
        '一楼同意了再装电梯',
        '电梯要装，得先赔楼下的钱',
        '建议规定低层不同意不得装电梯',
        '三分之二同意就能装电梯',
        '一户不同意就装不了电梯，请加装电梯',
      ]),
    ).toEqual([false, false, false, true, true]);
    expect(backs(['remove'], '公交专用道', ['取消公交专用道', '公交专用道设了也没人走'])).toEqual([true, true]);
  });
});
