import { describe, expect, it } from 'vitest';
import { findInstitutions, institutionOf } from '../../../src/cluster/names/institutions.ts';
import { nameFlag, termKinds } from '../../../src/cluster/store/store.ts';
import { createTermStore } from '../term-store.ts';

describe('institutionOf', () => {
  it.each([
    ['公交公司', '沐榆公交集团'],
    ['三院', '沐榆市第三人民医院'],
    ['实验小学', '沐榆县实验小学'],
    ['自来水公司', '沐榆自来水'],
  ])('takes %s and %s for one', (one, other) => {
    expect(institutionOf(one)).not.toBe(0);
    expect(institutionOf(other)).toBe(institutionOf(one));
  });

  it.each([
    ['实验小学', '第二实验小学'],
    ['人民医院', '第二人民医院'],
    ['人民医院', '中医院'],
  ])('parts %s from %s', (one, other) => {
    expect(institutionOf(other) & institutionOf(one)).toBe(0);
  });

  it.each(['沐榆花园', '公交站', '沐榆小学'])('takes %s for none', (name) => {
    expect(institutionOf(name)).toBe(0);
  });
});

describe('findInstitutions', () => {
  it('reads names, those of kinds among them', () => {
    const store = createTermStore([
      [[termKinds.name, '公交公司', nameFlag]],
      [[termKinds.name, '沐榆公交集团', 1]],
      [[termKinds.word, '公交公司', 1]],
    ]);
    const [kind, named, word] = findInstitutions(store);
    expect(kind).toBe(named);
    expect(word).toBe(0);
  });
});
