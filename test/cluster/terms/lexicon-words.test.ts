import { expect, it } from 'vitest';
import { populationWords } from '../../../src/cluster/terms/populations.ts';
import { matterOf } from '../../../src/cluster/terms/problem-lexicon.ts';
import { isFormula, represent } from '../../../src/cluster/terms/represent.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));

function isFound(word: string): boolean {
  return [`关于${word}的问题`, `${word}。`].some((title) => {
    const terms = represent(segmentMessage(segmenter, { title, body: '' }), []).split(' ');
    return terms.includes(`t:${word}`);
  });
}

it('finds all words for groups of people in a sentence, however it is cut', () => {
  expect(populationWords.filter((word) => !isFound(word))).toEqual([]);
});

it('finds words for matters likewise, but for single characters, formulas and what was suffered', () => {
  const words = [...matterOf.keys()].filter((word) => word.length > 1 && !isFormula(word) && !word.startsWith('被'));
  expect(words.filter((word) => !isFound(word))).toEqual([]);
});

it('finds them in the body, once and near its beginning', () => {
  const find = (body: string) => represent(segmentMessage(segmenter, { title: '', body }), []).split(' ');
  expect(find('网格员的工资发不出，网格员都要走了').filter((term) => term.endsWith(':网格员'))).toEqual(['b:网格员']);
  expect(find(`${'路灯不亮。'.repeat(60)}网格员说不归他管`)).not.toContain('b:网格员');
});
