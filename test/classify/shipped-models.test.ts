import { expect, it } from 'vitest';
import { readModel, shippedModel } from '../../src/classify/model/model-files.ts';
import { sharesVocabulary } from '../../src/classify/model/scorer.ts';
import { loadKindReader } from '../../src/classify/opinion/kind-reader.ts';

it('of kind and urgency share a vocabulary, so that a message is looked up once for both', async () => {
  const [kind, urgency] = [
    await readModel(shippedModel('kind'), 'kind'),
    await readModel(shippedModel('urgency'), 'urgency'),
  ];
  expect(sharesVocabulary(kind, urgency)).toBe(true);
});

it.each(['topic', 'subtopic'] as const)('the second opinion of %s knows all kinds that are shipped', async (task) => {
  const { opinion } = await readModel(shippedModel(task), task);
  expect(opinion?.ids).toEqual(loadKindReader().ids);
});
