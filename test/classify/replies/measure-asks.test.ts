import { describe, expect, it } from 'vitest';
import { askFeatureNames, measureAsks } from '../../../src/classify/replies/measure-asks.ts';
import { charPairs } from '../../../src/classify/replies/overlap.ts';

const letter = '我家门前的路坏了两年。请问路面什么时候修，路灯还装不装？另外希望增设垃圾桶。';

function measure(substance: string, body = letter): Record<string, number> {
  const pieces = substance.split('，').length;
  const values = measureAsks({ title: '', body, substance, said: charPairs(substance), pieces });
  expect(values).toHaveLength(askFeatureNames.length);
  return Object.fromEntries(askFeatureNames.map((name, i) => [name, values[i]!]));
}

describe('measureAsks', () => {
  it('tells of how many asks a reply has no word', () => {
    expect(measure('路面已于昨日修补，路灯下月安装，垃圾桶增设两个')).toMatchObject({ asksMissed: 0, asksMetShare: 1 });
    const partly = measure('路面已于昨日修补，施工时采用了新的工艺，请您放心');
    expect(partly).toMatchObject({ asksMissed: Math.log1p(2), askLeastTaken: 0 });
    expect(partly.asksMetShare).toBeCloseTo(1 / 3);
  });

  it('takes a letter that asks for nothing by name as one of which nothing is missed', () => {
    const none = { asks: 0, asksMissed: 0, asksMetShare: 1, asksNamedShare: 1, askKindMean: 1 };
    expect(measure('路灯已修复', '路灯坏了。')).toMatchObject(none);
  });

  it('sees an ask taken up in other words by its single characters', () => {
    const { askMeanTaken, askMeanNamed } = measure('今晚恢复供电', '请问何时来电？');
    expect(askMeanTaken).toBe(0);
    expect(askMeanNamed).toBeGreaterThan(0);
  });

  it('sees whether a reply has the kind of answer that is asked for', () => {
    const body = '请问路灯什么时候装，为什么拖了两年？';
    expect(measure('路灯6月底装好，因电缆缺货推迟', body)).toMatchObject({ 'answers:time': 1, 'answers:reason': 1 });
    const partly = measure('路灯6月底装好', body);
    expect(partly).toMatchObject({ 'answers:time': 1, 'answers:reason': -1, 'answers:amount': 0 });
    expect(partly.askKindMean).toBeCloseTo(0.5);
    expect(partly.askKindsMissed).toBe(Math.log1p(1));
  });

  it('tells of which of the letter’s clauses a reply does not speak', () => {
    const body = '井盖松动异响。楼道堆满杂物。';
    expect(measure('井盖松动已修复', body).bodyClausesMissed).toBe(0.5);
    expect(measure('井盖松动已修复，楼道杂物已清走', body).bodyClausesMissed).toBe(0);
    expect(measure('井盖松动异响，楼道堆满杂物', body).bodyClausesTaken).toBe(1);
    expect(measure('井盖已修复', '')).toMatchObject({ bodyClausesMissed: 0.5, bodyClausesTaken: 0.5 });
  });

  it('sees of which wanted thing a reply has no word, whatever else of the ask it takes up', () => {
    const body = '电动车在车棚被砸坏，请处罚砸车的人，并赔偿车主。';
    const partly = measure('砸坏电动车的人已被行政拘留，车主及车棚的情况属实', body);
    expect(partly.wantedMissed).toBe(Math.log1p(1));
    expect(partly.askMostMissed).toBe(1);
    // 调解 is an answer to who wants 赔偿, and 拘留 to who wants 处罚.
    const full = measure('砸坏电动车的人已被行政拘留，损失由派出所调解，双方达成协议', body);
    expect(full).toMatchObject({ wantedMissed: 0, wantedMetShare: 1, wantedAllMet: 1, askMostMissed: 0 });
  });

  it('takes what a letter tells of as wanted where it asks for nothing by name', () => {
    const body = '楼道垃圾没人打扫。夜里噪音吵人。';
    expect(measure('楼道已清扫干净', body)).toMatchObject({ wanted: Math.log1p(2), wantedMissed: Math.log1p(1) });
  });
});
