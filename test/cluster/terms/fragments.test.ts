import { describe, expect, it } from 'vitest';
import { termKinds } from '../../../src/cluster/store/store.ts';
import { createWordJudge } from '../../../src/cluster/terms/fragments.ts';
import { createPlain, storeOf } from '../plain-store.ts';

const general = new Set(['资金链', '断裂', '房屋', '结构', '承重', '拆除', '施工']);
const isGeneral = (word: string): boolean => general.has(word);

function judge(word: string, titles: readonly string[], terms = `t:${word}`) {
  const store = storeOf(titles.map(() => createPlain(terms)));
  const { isFragment, namesArea } = createWordJudge(titles, isGeneral, store);
  const term = store.vocabulary.ids[termKinds.word].get(word)!;
  return { isFragment: isFragment(term), namesArea: namesArea(term) };
}

describe('words that are shown', () => {
  it('are none that always go across the border of a known word', () => {
    expect(judge('链断裂', ['云栖公司资金链断裂', '资金链断裂的云栖公司']).isFragment).toBe(true);
    expect(judge('链断裂', ['云栖公司资金链断裂', '铁链断裂']).isFragment).toBe(false);
    expect(judge('桐资金', ['挪用石桐资金链']).isFragment).toBe(true);
  });

  it('are none that begin or end as a piece of a sentence', () => {
    expect(judge('城到', ['云栖城到石桨的车']).isFragment).toBe(true);
    expect(judge('至云栖', ['石桨至云栖']).isFragment).toBe(true);
  });

  it('are none that only stand inside names', () => {
    expect(judge('1小', ['云栖1小'], 'q:云栖1小 n:1小 t:1小').isFragment).toBe(true);
    expect(judge('1小', ['云栖1小']).isFragment).toBe(false);
  });

  it('are none that the sign of a unit makes with one beside it', () => {
    expect(judge('区开', ['石桨区开书店']).isFragment).toBe(true);
    expect(judge('桨区', ['石桨区']).isFragment).toBe(true);
    expect(judge('院区', ['新院区']).isFragment).toBe(false);
    expect(judge('断裂', ['石桨区断裂']).isFragment).toBe(false);
  });

  it('are known words, words of them, and words that no other goes across', () => {
    expect(judge('房屋结构', ['云栖苑房屋结构'], 'q:云栖苑 n:房屋结构 t:房屋结构').isFragment).toBe(false);
    expect(judge('承重墙', ['拆除承重墙']).isFragment).toBe(false);
  });

  it('name a region or a zone by their end, but for known words', () => {
    expect(judge('石桨县', ['石桨县']).namesArea).toBe(true);
    expect(judge('高新区', ['高新区']).namesArea).toBe(true);
    expect(judge('上市', ['上市']).namesArea).toBe(false);
    expect(judge('施工', ['施工']).namesArea).toBe(false);
  });
});
