import { describe, expect, it } from 'vitest';
import { askFeatureNames, findAsks, measureAsks } from '../../../src/classify/replies/asks.ts';
import { charPairs } from '../../../src/classify/replies/overlap.ts';

const body = '我家门前的路坏了两年。请问路面什么时候修，路灯还装不装？另外希望增设垃圾桶。';

function measure(reply: string, letter = body): Record<string, number> {
  const values = measureAsks(letter, charPairs(reply), reply.split('，').length);
  return Object.fromEntries(askFeatureNames.map((name, i) => [name, values[i]!]));
}

describe('findAsks', () => {
  it('finds what clauses ask for, with question marks or without, but not what they tell', () => {
    const asks = findAsks(body).map((ask) => ask.replace(/\s+/gu, ''));
    expect(asks).toEqual(['路面修', '路灯还装不装？', '增设垃圾桶']);
  });

  it('leaves out clauses that ask for nothing by name', () => {
    expect(findAsks('路灯坏了。请有关部门尽快解决！怎么办？')).toEqual([]);
  });
});

describe('measureAsks', () => {
  it('tells of how many asks a reply has no word', () => {
    expect(measure('路面已于昨日修补，路灯下月安装，垃圾桶增设两个')).toMatchObject({ asksMissed: 0, asksMetShare: 1 });
    const partly = measure('路面已于昨日修补，施工时采用了新的工艺，请您放心');
    expect(partly).toMatchObject({ asksMissed: Math.log1p(2), askLeastTaken: 0 });
    expect(partly.asksMetShare).toBeCloseTo(1 / 3);
  });

  it('takes a letter that asks for nothing by name as one of which nothing is missed', () => {
    expect(measure('路灯已修复', '路灯坏了。')).toMatchObject({ asks: 0, asksMissed: 0, asksMetShare: 1 });
  });
});
