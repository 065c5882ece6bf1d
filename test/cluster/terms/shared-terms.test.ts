import { expect, it } from 'vitest';
import { weighTerms } from '../../../src/cluster/store/weights.ts';
import { countShared, listSharedTerms } from '../../../src/cluster/terms/shared-terms.ts';
import { createPlain, noVectors, plainBackground, plainSettings, storeOf } from '../plain-store.ts';

function whyOf(...pieces: readonly string[]): string[] {
  const store = storeOf(pieces.map((namePieces) => createPlain('b:路灯 p:云栖花园', { namePieces })));
  const all = [...pieces.keys()];
  const weights = weighTerms(store, plainSettings, noVectors, plainBackground);
  return listSharedTerms(0, countShared(all, store), store, weights);
}

it('says which pieces of a name messages have in common, put together', () => {
  expect(whyOf('住鸿 鸿栎 栎澜 澜岸', '鸿栎 栎澜 澜岸 岸的')[0]).toBe('鸿栎澜岸');
  expect(whyOf('鸿栎', '万澄')).not.toContain('鸿栎');
});

it('leaves to names what all have inside found names, and what stands in a shared term', () => {
  expect(whyOf('+鸿栎', '+鸿栎')).not.toContain('鸿栎');
  expect(whyOf('+鸿栎', '鸿栎')).toContain('鸿栎');
  expect(whyOf('云栖', '云栖')).not.toContain('云栖');
});

it('says no pieces that segmenting left of names', () => {
  const store = storeOf(['r:云溪镇', 'r:云溪镇'].map((region) => createPlain(`${region} b:溪镇 b:路灯`)));
  const weights = weighTerms(store, plainSettings, noVectors, plainBackground);
  expect(listSharedTerms(0, countShared([0, 1], store), store, weights)).toEqual(['路灯']);
});
