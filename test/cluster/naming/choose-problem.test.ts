import { expect, it } from 'vitest';
import { chooseProblem } from '../../../src/cluster/naming/choose-problem.ts';
import { termKinds } from '../../../src/cluster/store/store.ts';
import { createPlain, storeOf } from '../plain-store.ts';

function problemOf(words: readonly string[], any: readonly string[], isGeneral: (word: string) => boolean) {
  const line = words.map((word) => `t:${word}`).join(' ');
  const store = storeOf([createPlain(line), createPlain(line)]);
  const uses = words.map((word) => ({
    term: store.vocabulary.ids[termKinds.word].get(word)!,
    members: 2,
    titles: 2,
  }));
  return chooseProblem([0, 1], uses, { shared: [], any }, () => 1, isGeneral, store);
}

it('takes no piece of a town for the problem that one member alone names in full, be it a word or none', () => {
  expect(problemOf(['双柳'], [], () => false)).toBe('双柳');
  expect(problemOf(['双柳'], ['双柳镇'], () => false)).toBeNull();
  expect(problemOf(['黄泥'], ['黄泥坪镇'], () => true)).toBeNull();
});

it('says first what is wrong where its words only name things, or the place, and once', () => {
  const general = (): boolean => true;
  const tell = (line: string, shared: readonly string[] = []): string | null => {
    const words = line.split(' ');
    const store = storeOf([createPlain(words.map((word) => `t:${word}`).join(' ')), createPlain('t:电梯 b:困人')]);
    const uses = words.flatMap((word) => {
      const term = store.vocabulary.ids[termKinds.word].get(word)!;
      return word === '故障' ? [] : [{ term, members: 2, titles: 1 }];
    });
    return chooseProblem([0, 1], uses, { shared, any: [] }, () => 1, general, store);
  };
  expect(tell('电梯 故障')).toBe('故障、电梯');
  expect(tell('电梯')).toBe('电梯');
  expect(tell('养猪场 恶臭')?.split('、')[0]).toBe('恶臭');
});

it('takes a word of a matter, or one that is general Chinese, though a name that few have begins with it', () => {
  expect(problemOf(['停水'], ['停水坪镇'], () => true)).toBe('停水');
  expect(problemOf(['课桌'], ['课桌厂'], () => true)).toBe('课桌');
  expect(problemOf(['双柳'], ['双柳厂'], () => false)).toBeNull();
});

it('takes kinds of places and promises alone for no problem', () => {
  const general = (): boolean => true;
  expect(problemOf(['小学'], [], general)).toBeNull();
  expect(problemOf(['承诺'], [], general)).toBeNull();
  expect(problemOf(['小学', '学位'], [], general)).toContain('学位');
});

it('takes no piece of the name of a line for the problem, though it is a word', () => {
  expect(problemOf(['单车', '号线'], [], () => true)).toBe('单车');
});
