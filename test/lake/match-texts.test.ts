import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/core/effects.ts';
import { groupIdTexts, type IdText } from '../../src/lake/match-texts.ts';

let hashes = 0;

function idText(input: Partial<Omit<IdText, 'textHash'>>): IdText {
  hashes += 1;
  const at = ['2024-01-05 10:00:00'];
  return { textHash: `h${hashes}`, title: '', body: '', authors: [], times: at, ...input };
}

const countMessages = (...texts: readonly IdText[]): number =>
  new Set(groupIdTexts(texts).map((group) => group.groupHash)).size;

/** What a hotline writes into every order. */
const order = (matter: string): string =>
  `市民来电反映：${matter}。市民诉求：请相关部门核实处理并尽快给予市民回复，谢谢！（承办单位请于规定时限内办结并回复市民）`;

const lamps = { title: '柳荫小区路灯不亮', body: order('柳荫小区门口的路灯不亮'), authors: ['a'] };
const wages = { title: '石桥村工地欠薪', body: order('石桥村的工地拖欠工资'), authors: ['b'] };
const later = { times: ['2024-09-20 08:00:00'] };

describe('groupIdTexts', () => {
  it('keeps apart orders of one number that share nothing but what the hotline writes into each', () => {
    const [first, second] = groupIdTexts([idText({ ...wages, ...later }), idText(lamps)]);
    expect([first?.isFirst, second?.isFirst]).toEqual([true, false]);
    expect(countMessages(idText({ ...lamps, authors: [] }), idText({ ...wages, ...later, authors: [] }))).toBe(2);
  });

  it('keeps them apart under one caller, under one general title and without titles', () => {
    expect(countMessages(idText(lamps), idText({ ...wages, ...later, authors: ['a'] }))).toBe(2);
    expect(countMessages(idText({ ...lamps, title: '来电' }), idText({ ...wages, ...later, title: '来电' }))).toBe(2);
    expect(countMessages(idText({ ...lamps, title: '' }), idText({ ...wages, ...later, title: '' }))).toBe(2);
  });

  it('keeps unrelated texts apart, whoever wrote them when', () => {
    expect(
      countMessages(idText({ body: '请问公积金贷款额度如何计算' }), idText({ body: '校车超载严重存在危险' })),
    ).toBe(2);
  });

  const extended = { ...lamps, body: `${lamps.body}补充：昨晚有老人在这里摔倒，请尽快派人来看` };
  const shortened = { ...lamps, body: lamps.body.slice(0, 40) };
  const changed = { ...lamps, body: order('柳荫小区门口的路灯不亮，至今无人来修') };
  for (const [what, version] of Object.entries({ extended, shortened, changed })) {
    it(`takes a text that was ${what} as a version: at the same time, on the same day, by the same author, or under its title`, () => {
      const anonymous = { ...version, authors: [] };
      expect(countMessages(idText(lamps), idText({ ...version, authors: ['b'] }))).toBe(1);
      expect(countMessages(idText(lamps), idText({ ...anonymous, times: ['2024-01-05 00:00:00'] }))).toBe(1);
      expect(countMessages(idText(lamps), idText({ ...version, ...later }))).toBe(1);
      expect(countMessages(idText(lamps), idText({ ...anonymous, ...later }))).toBe(1);
    });
  }

  it('takes a row without its body as a version', () => {
    expect(countMessages(idText(lamps), idText({ title: lamps.title, ...later }))).toBe(1);
  });

  it('does not take two dates without a time for the same moment', () => {
    const day = { times: ['2024-01-05 00:00:00'] };
    expect(countMessages(idText({ ...lamps, ...day }), idText({ ...wages, ...day }))).toBe(2);
  });

  it('tells thousands of messages under one id apart, each with its version, in time', () => {
    const random = createRandom(1);
    const matter = (): string =>
      Array.from({ length: 60 }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 3000))).join('');
    const texts = Array.from({ length: 3000 }, (_, day) => {
      const body = matter();
      const times = [`${2001 + (day % 20)}-01-01 00:00:00`];
      return [idText({ body: order(body), times }), idText({ body: order(`${body}，请加急`), times })];
    });
    const groups = groupIdTexts(texts.flat());
    expect(new Set(groups.map(({ groupHash }) => groupHash)).size).toBe(3000);
    const groupOf = new Map(groups.map(({ textHash, groupHash }) => [textHash, groupHash]));
    for (const [first, second] of texts) expect(groupOf.get(second!.textHash)).toBe(groupOf.get(first!.textHash));
  });

  it('tells many short messages under one id apart, of which most is what the hotline writes into each, in time', () => {
    const random = createRandom(2);
    const texts = Array.from({ length: 1500 }, (_, day) => {
      const matter = Array.from({ length: 14 }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 3000)));
      const at = new Date(Date.UTC(2011, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
      return idText({ body: order(matter.join('')), times: [`${at} 00:00:00`] });
    });
    const body = texts[7]!.body.replace('。市民诉求', '，请加急。市民诉求');
    const extended = idText({ body, times: ['2025-06-01 00:00:00'] });
    const groups = groupIdTexts([...texts, extended]);
    expect(new Set(groups.map(({ groupHash }) => groupHash)).size).toBe(texts.length);
    expect(groups.find(({ textHash }) => textHash === extended.textHash)?.groupHash).toBe(texts[7]!.textHash);
    // Sets of trigrams made anew for each pair took more than half a minute.
  }, 20_000);

  it('keeps those apart of which one goes on behind what the hotline writes into each', () => {
    const random = createRandom(3);
    const bodies = Array.from({ length: 40 }, () =>
      order(Array.from({ length: 14 }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 3000))).join('')),
    );
    bodies[20] += '补充：已联系两次';
    const texts = bodies.map((body, month) =>
      idText({
        body,
        times: [`${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01 00:00:00`],
      }),
    );
    expect(countMessages(...texts)).toBe(texts.length);
    const longer = idText({ body: `${bodies[3]}补充：昨晚又停了`, times: ['2025-06-01 00:00:00'] });
    expect(countMessages(...texts, longer)).toBe(texts.length);
  });

  it('does not depend on the order of the texts', () => {
    const texts = [lamps, extended, shortened, wages, { ...wages, ...later }, { title: lamps.title }].map(idText);
    const expected = new Map(groupIdTexts(texts).map((group) => [group.textHash, group]));
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
        for (const group of groupIdTexts(shuffled)) expect(group).toEqual(expected.get(group.textHash));
      }),
    );
  });
});
