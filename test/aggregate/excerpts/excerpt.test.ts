import { describe, expect, it } from 'vitest';
import { excerptText } from '../../../src/aggregate/excerpts/excerpt.ts';

describe('an excerpt', () => {
  const text = '尊敬的领导：您好！我住在青石苑。小区门口的路灯坏了三个月，晚上一片漆黑。望尽快修好，谢谢！';
  it('starts at the sentence that tells the matter and rewords nothing', () => {
    expect(excerptText(text, { words: ['路灯', '漆黑'], title: '' }, 40)).toBe(
      '……我住在青石苑。小区门口的路灯坏了三个月，晚上一片漆黑。望尽快修好，谢谢！',
    );
  });
  it('goes back from it where there is room, and leaves out farewells', () => {
    const letter =
      '尊敬的领导：您好！饭馆后厨老鼠乱窜，已有两人吃坏肚子。我们问过店家，店家不理。请市场监管局马上抽检查封。此致敬礼！';
    const sought = { words: ['抽检', '查封', '监管'], title: '饭馆后厨有老鼠，吃坏肚子' };
    expect(excerptText(letter, sought, 60)).toBe(
      '……饭馆后厨老鼠乱窜，已有两人吃坏肚子。我们问过店家，店家不理。请市场监管局马上抽检查封。',
    );
    expect(excerptText(letter, sought, 32)).toBe('……饭馆后厨老鼠乱窜，已有两人吃坏肚子。……');
    expect(excerptText('谢谢！此致敬礼！', sought, 60)).not.toBe('');
  });
  it('is found in the midst of a sentence that goes on and on', () => {
    const sought = { words: ['漆黑'], title: '' };
    const long = `${'我们说了又说，'.repeat(20)}路口一片漆黑，${'没有人来管，'.repeat(20)}`;
    expect(excerptText(long, sought, 40)).toContain('路口一片漆黑');
  });
  it('stays within its length and marks the cut', () => {
    const long = excerptText(`${'路灯不亮，'.repeat(40)}请修`, { words: ['路灯'], title: '' }, 50);
    expect(long.length).toBeLessThanOrEqual(50);
    expect(long.endsWith('……')).toBe(true);
    expect(excerptText(`${'😀'.repeat(50)}`, { words: [], title: '' }, 31)).not.toMatch(
      /[\ud800-\udbff](?![\udc00-\udfff])/,
    );
  });
  it('ends with no comma where something is left out behind it', () => {
    const order = '市民反映小区电梯停了八天，老人下不了楼，谢谢！';
    const sought = { words: ['电梯'], title: '' };
    expect(excerptText(order, sought, 60)).toBe(order);
    expect(excerptText('市民反映小区电梯停了八天，老人下不了楼，', sought, 60)).toBe(
      '市民反映小区电梯停了八天，老人下不了楼……',
    );
    expect(excerptText(`市民反映小区电梯停了八天，${'老人下不了楼，'.repeat(20)}`, sought, 40)).toMatch(/[^，]……$/u);
  });
  it('begins with no mark that closes what was left out', () => {
    const quoted = '（物业说“没有钱。”）小区门口的路灯坏了三个月，晚上一片漆黑。望尽快修好，谢谢！';
    expect(excerptText(quoted, { words: ['路灯', '漆黑'], title: '' }, 34)).toBe(
      '……小区门口的路灯坏了三个月，晚上一片漆黑。望尽快修好，谢谢！',
    );
  });
  it('is no closing, where the one sentence before it opens with a salutation', () => {
    const text = '尊敬的领导，北门积水半个月了，请派人来看看。';
    expect(excerptText(`${text}敬上`, { words: [], title: '' }, 60)).toBe(text);
  });
  it('is found among more sentences than a function takes arguments', () => {
    expect(excerptText(`${'好！'.repeat(200_000)}路灯坏了三个月。`, { words: ['路灯'], title: '' }, 60)).toBe(
      '……路灯坏了三个月。',
    );
  });
  it('is empty for a text without words', () => {
    expect(excerptText(' \n ', { words: ['路灯'], title: '' }, 50)).toBe('');
  });
});
