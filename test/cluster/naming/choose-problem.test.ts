import { expect, it } from 'vitest';
import { chooseProblem } from '../../../src/cluster/naming/choose-problem.ts';
import { termKinds } from '../../../src/cluster/store/store.ts';
import { createPlain, storeOf } from '../plain-store.ts';

type Arguments = Parameters<typeof chooseProblem>;

/** The problem of the first two messages, of which every word is general Chinese and tells alike. */
function choose(uses: Arguments[1], names: Arguments[2], store: Arguments[5], printed?: Arguments[6]): string | null {
  return chooseProblem(
    [0, 1],
    uses,
    names,
    () => 1,
    () => true,
    store,
    printed,
  );
}

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
  const tell = (line: string, shared: readonly string[] = []): string | null => {
    const words = line.split(' ');
    const store = storeOf([createPlain(words.map((word) => `t:${word}`).join(' ')), createPlain('t:电梯 b:困人')]);
    const uses = words.flatMap((word) => {
      const term = store.vocabulary.ids[termKinds.word].get(word)!;
      return word === '故障' ? [] : [{ term, members: 2, titles: 1 }];
    });
    return choose(uses, { shared, any: [] }, store);
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

it('puts what the printed title says is the matter before words that do not say it, and in place of what only bodies share', () => {
  const title = '云榆路口路灯长期不亮';
  const tell = (shared: string, lines: readonly string[], printed = title, any: string[] = []): string | null => {
    const store = storeOf(lines.map((line) => createPlain(line, { title: printed })));
    const uses = shared.split(' ').map((word) => {
      const term = store.vocabulary.ids[termKinds.word].get(word)!;
      return { term, members: 2, titles: lines.filter((line) => line.includes(`t:${word}`)).length };
    });
    const names = { shared: [], any };
    return choose(uses, names, store, { title: printed, message: 0 });
  };
  expect(tell('散步 方向', ['t:路灯 t:长期 t:不亮 b:散步 b:方向', 'b:散步 b:方向'])).toBe('路灯、不亮');
  expect(tell('台账', ['t:台账 t:欺骗 t:拒绝', 't:台账'], '台账欺骗拒绝')).toBe('欺骗、台账');
  expect(tell('台账', ['t:台账 t:银行 t:失踪', 't:台账'], '台账银行违规')).toBe('台账');
  expect(tell('台账', ['t:台账 t:滥用职权', 't:台账'], '台账滥用职权')).toBe('滥用职权、台账');
  expect(tell('隐患 台账', ['t:台账 t:隐患', 't:台账 t:隐患'], '台账隐患')).toBe('台账、隐患');
  // A matter inside a name of the title is not told, and what bodies alone share is as often beside it.
  expect(tell('教师', ['t:教师 q:云榆教师学校 t:五险', 't:教师'], '云榆教师学校不买五险', ['云榆教师学校'])).toBe(
    '五险、教师',
  );
  expect(tell('匕首', ['b:匕首', 'b:匕首'], '云榆桥旁出事')).toBeNull();
  // How it is done says nothing of what.
  expect(tell('台账', ['t:台账 t:擅自', 't:台账'], '台账擅自')).toBe('台账');
  expect(tell('路灯', ['t:路灯 t:违规', 't:路灯'], '路灯违规')).toBe('路灯');
});

it('takes a matter that a title speaks of beside its names, though bodies have it inside one', () => {
  const tell = (title: string): string | null => {
    const line = 't:车位 n:车位 p:云榆车位销售';
    const others = ['b:车位', 'b:车位', 'b:车位'].map((terms) => createPlain(terms));
    const store = storeOf([createPlain(line, { title }), createPlain(line, { title }), ...others]);
    const uses = [{ term: store.vocabulary.ids[termKinds.word].get('车位')!, members: 2, titles: 2 }];
    const names = { shared: [], any: ['云榆', '云榆车位销售'] };
    return choose(uses, names, store);
  };
  expect(tell('云榆苑车位问题')).toBe('车位');
  expect(tell('云榆车位销售的问题')).toBeNull();
  const line = 't:移民 n:移民 p:云榆移民村';
  const store = storeOf([
    createPlain(line, { title: '云榆村移民事宜' }),
    createPlain(line, { title: '云榆村移民事宜' }),
  ]);
  const uses = [{ term: store.vocabulary.ids[termKinds.word].get('移民')!, members: 2, titles: 2 }];
  const names = { shared: [], any: ['云榆移民村'] };
  const printed = { title: '云榆村移民事宜', message: 0 };
  // What states a problem in titles does, however often it is called so elsewhere.
  expect(choose(uses, names, store, printed)).toBe('移民');
});

it('takes words that say nothing of a problem for none', () => {
  expect(problemOf(['一事', '事宜'], [], () => true)).toBeNull();
});

it('takes a place that nobody wants beside his house for the problem', () => {
  expect(problemOf(['变电站'], [], () => true)).toBe('变电站');
});
