import { describe, expect, it } from 'vitest';
import { readModelCards } from '../../src/dashboard/queries/model-cards.ts';
import { measuredOn } from '../../src/dashboard/web/lib/labels.ts';

describe('measuredOn', () => {
  it('says in Chinese what every shipped model card says in English', async () => {
    const cards = await readModelCards('models');
    const wordings = cards.flatMap(({ measured }) => measured.map(({ on }) => on));
    expect(wordings.length).toBeGreaterThan(15);
    // F1 is a name.
    expect(wordings.map(measuredOn).filter((text) => /[A-Za-z]/.test(text.replaceAll('F1', '')))).toEqual([]);
  });
});
