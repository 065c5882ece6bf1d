import { describe, expect, it } from 'vitest';
import { readModelCards } from '../../src/dashboard/queries/data/model-cards.ts';
import { measuredOn, nameModel } from '../../src/dashboard/web/words/labels.ts';

describe('measuredOn', () => {
  it('says in Chinese what every shipped model card says in English', async () => {
    const cards = await readModelCards('models');
    const wordings = cards.flatMap(({ measured }) => measured.map(({ on }) => on));
    expect(wordings.length).toBeGreaterThan(15);
    // F1 is a name.
    expect(wordings.map(measuredOn).filter((text) => /[A-Za-z]/.test(text.replaceAll('F1', '')))).toEqual([]);
  });
});

describe('nameModel', () => {
  it('has a Chinese name for every shipped model that the page lists', async () => {
    const names = (await readModelCards('models')).map(({ name }) => name);
    expect(names).toContain('topic');
    expect(names.filter((name) => !/[\u4e00-\u9fff]/.test(nameModel(name)))).toEqual([]);
  });
});
