import { describe, expect, it } from 'vitest';
import type { ClusterMessage } from '../../../src/cluster/contract.ts';
import { createFormulaReader, findFormulas } from '../../../src/cluster/pairs/author-formulas.ts';
import { numberAuthors } from '../../../src/cluster/pairs/known-authors.ts';
import { readShares } from '../../../src/cluster/semantics/word-shares.ts';
import { readIssueVectors } from '../../../src/cluster/semantics/word-vectors.ts';
import { issueSettings } from '../../../src/cluster/settings.ts';
import { createDraft } from '../../../src/cluster/store/draft.ts';
import { createStore } from '../../../src/cluster/store/store.ts';
import { readTermColumns } from '../../../src/cluster/store/term-columns.ts';
import { weighTerms } from '../../../src/cluster/store/weights.ts';
import { createMessage, runClustering, smallBoard } from '../small-board.ts';

const vectors = readIssueVectors();
const matters = ['轨道交通', '高铁西站', '现代服务业', '体育强省', '图书馆', '国际消费中心'];
const proposals = (count: number, author: string | null = '代表'): ClusterMessage[] =>
  matters.slice(0, count).map((matter, i) => ({
    ...createMessage(
      60 + i,
      i,
      `请加快${matter}建设力度`,
      `${matter}对城市发展很重要，建议加快${matter}建设力度，尽早规划实施。`,
    ),
    author,
  }));

/** Which pairs of some messages, by their numbers, share nothing but their author's form. */
function find(messages: readonly ClusterMessage[]): string[] {
  const store = createStore();
  const draft = createDraft(store, vectors.words);
  for (const message of [...messages, ...smallBoard]) draft.add(message);
  draft.finish();
  const weights = weighTerms(store, issueSettings.parse({}), vectors, readShares());
  const authors = numberAuthors(store);
  const isOfFormula = createFormulaReader(
    readTermColumns(store),
    weights,
    authors,
    findFormulas(store, weights, authors),
  );
  const found: string[] = [];
  for (let a = 0; a < messages.length; a += 1) {
    for (let b = a + 1; b < messages.length; b += 1) {
      expect(isOfFormula(b, a)).toBe(isOfFormula(a, b));
      if (isOfFormula(a, b)) found.push(`${a}-${b}`);
    }
  }
  return found;
}

describe('createFormulaReader', () => {
  it('finds what one author writes of many things in one form, from four messages on', () => {
    expect(find(proposals(4))).toEqual(['0-1', '0-2', '0-3', '1-2', '1-3', '2-3']);
    expect(find(proposals(3))).toEqual([]);
  });

  it('finds nothing of several authors, nor of unknown ones', () => {
    expect(find(proposals(4, null))).toEqual([]);
    expect(find(proposals(4).map((message, i) => ({ ...message, author: `a${i}` })))).toEqual([]);
  });

  it('leaves two that speak of one thing in the form', () => {
    const again = { ...createMessage(70, 9, '请加快轨道交通建设力度', '轨道交通建设太慢，请加快。'), author: '代表' };
    const pairs = find([...proposals(4), again]);
    expect(pairs).toContain('1-4');
    expect(pairs).not.toContain('0-4');
  });

  it('takes what one writes of again and again for no form', () => {
    const titles = ['电梯又坏了', '电梯困人', '电梯什么时候修好', '电梯停运'];
    const letters = titles.map((title, i) => ({
      ...createMessage(60 + i, i, title, '柳荫雅苑3号楼的电梯又坏了，物业一直不修，老人上不了楼。'),
      author: '业主',
    }));
    expect(find(letters)).toEqual([]);
  });

  it('finds nothing without titles', () => {
    expect(find(proposals(4).map((message) => ({ ...message, title: '', issueTerms: 'b:加快 b:建设' })))).toEqual([]);
  });
});

describe('clusterMessages', () => {
  it('leaves apart what an author asks for in one form, and together what he complains of again and again', async () => {
    const letters = ['电梯又坏了', '电梯困人', '电梯什么时候修好', '电梯停运'].map((title, i) => ({
      ...createMessage(80 + i, i, title, '柳荫雅苑3号楼的电梯又坏了，物业一直不修，老人上不了楼。'),
      author: '业主',
    }));
    const { groups } = await runClustering([...smallBoard, ...proposals(6), ...letters]);
    const joined = Object.values(groups).flat();
    for (const { key } of proposals(6)) expect(joined).not.toContain(key);
    expect(Object.values(groups)).toContainEqual(letters.map(({ key }) => key).sort());
  });
});
