import { describe, expect, it } from 'vitest';
import type { JudgedMessage } from '../../../src/aggregate/excerpts/contract.ts';
import { findDecidingSentence } from '../../../src/aggregate/excerpts/deciding-sentence.ts';

type Said = readonly [word: string, weight: number];

/** A message with evidence at the first places of these words. */
function judge(title: string, body: string, said: { title?: readonly Said[]; body?: readonly Said[] }): JudgedMessage {
  const texts = { title, body };
  const spans = (field: 'title' | 'body') =>
    (said[field] ?? []).map(([word, weight]) => {
      const start = texts[field].indexOf(word);
      expect(start).toBeGreaterThanOrEqual(0);
      return { field, start, end: start + word.length, weight };
    });
  return { title, body, urgency_evidence: [...spans('title'), ...spans('body')] };
}

const find = (...of: Parameters<typeof judge>) => findDecidingSentence(judge(...of));

describe('the deciding sentence', () => {
  const letter =
    '尊敬的领导：您好😀😀😀！我们柳荫里的路灯多年没有换过，物业费年年上涨。昨晚三号楼煤气泄漏，两位老人昏倒在家里！路面也有坑，希望领导现在重视。';

  it('is whole and stands in the middle of a letter, also behind emojis', () => {
    const said = {
      body: [
        ['煤气泄漏', 0.6],
        ['昏倒', 0.3],
        ['现在重视', 0.4],
      ],
    } as const;
    expect(find('关于柳荫里的几件事', letter, said)).toEqual({
      from: 'body',
      text: '……昨晚三号楼煤气泄漏，两位老人昏倒在家里！……',
    });
  });

  it('is not the one that asks, nor one of times alone, however much these weigh', () => {
    const said = {
      body: [
        ['现在', 0.9],
        ['昏倒', 0.3],
      ],
    } as const;
    expect(find('几件事', letter, said).text).toContain('两位老人昏倒');
    const asked = '三号楼电梯里有两位老人受困。请第一时间联系我们，恳请贵局协调。';
    expect(
      find('求助', asked, {
        body: [
          ['第一时间', 0.5],
          ['受困', 0.3],
        ],
      }).text,
    ).toBe('三号楼电梯里有两位老人受困。……');
  });

  it('is found by words of the title that the text says again', () => {
    const body = '小区建成十年了，绿化也不错。从周一起停水四天了，家里有老人和婴儿。物业说不知道。';
    expect(find('柳荫里停水', body, { title: [['停水', 0.8]], body: [['绿化', 0.2]] }).text).toBe(
      '……从周一起停水四天了，家里有老人和婴儿。……',
    );
  });

  it('is shortened round what decided where it is long, and told with the one beside it where it is short', () => {
    const long = `${'我们多次向物业反映楼道堆满杂物，'.repeat(6)}外墙瓷砖已经脱落砸伤两人，${'但是至今没有任何部门出面，'.repeat(6)}大家都很失望。`;
    const { text } = find('外墙', long, { body: [['砸伤两人', 0.7]] });
    expect(text).toContain('外墙瓷砖已经脱落砸伤两人');
    expect(text!.length).toBeLessThanOrEqual(84);
    expect(text).toMatch(/^……[^，].*[^，]……$/u);
    const wordless = find('求助', '塌'.repeat(200), { body: [['塌', 0.5]] });
    expect(wordless.text).toBe(`${'塌'.repeat(80)}……`);
    const short = '昨天下午四点，河堤下面的砂石房。塌了！里面的人还没出来。';
    expect(find('求助', short, { body: [['塌了', 0.7]] }).text).toContain('塌了！里面的人');
  });

  it('leaves out what clerks wrote into the form of an order', () => {
    const order = '来电反映：楼上掉下水泥块，\n砸中路过的学生。 联系电话：已隐藏 受理时间：3月4日';
    expect(find('反映安全', order, { body: [['砸中', 0.5]] }).text).toBe('来电反映：楼上掉下水泥块， 砸中路过的学生。');
  });

  it('is the title where the text says nothing of it, a whole text where no word decided, or a person', () => {
    expect(find(' 银杏里桥上有人要跳河 ', '请尽快联系我。', { title: [['跳河', 1.2]] })).toEqual({
      from: 'title',
      text: '银杏里桥上有人要跳河',
    });
    expect(find('反映情况', '一切照旧。', {})).toEqual({ from: 'whole', text: null });
    expect(find('反映情况', '车库着火了。', { body: [['车库', -0.4]] })).toEqual({ from: 'whole', text: null });
    const corrected = { title: '反映情况', body: '车库着火了。', urgency_evidence: null };
    expect(findDecidingSentence(corrected)).toEqual({ from: 'editor', text: null });
  });

  it('takes evidence that does not fit the text for none', () => {
    const span = { field: 'body', start: 50, end: 54, weight: 1 } as const;
    expect(findDecidingSentence({ title: null, body: null, urgency_evidence: [span] })).toMatchObject({
      from: 'whole',
    });
  });
});
