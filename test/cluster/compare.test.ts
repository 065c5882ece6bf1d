import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createComparer } from '../../src/cluster/compare.ts';
import type { ClusterMessage } from '../../src/cluster/contract.ts';
import { readVectors } from '../../src/cluster/semantics/word-vectors.ts';
import { issueSettings } from '../../src/cluster/settings.ts';
import { createDraft, createStore } from '../../src/cluster/store.ts';
import { weighTerms } from '../../src/cluster/weights.ts';
import { createMessage, smallBoard } from './small-board.ts';

const settings = issueSettings.parse({});
const vectors = readVectors();

/** Log-odds of the two messages among the others of the small board. */
function compare(a: ClusterMessage, b: ClusterMessage): number {
  const store = createStore();
  const draft = createDraft(store, vectors);
  for (const message of [a, b, ...smallBoard]) draft.add(message);
  draft.finish();
  return createComparer(store, weighTerms(store, settings, vectors), settings).pair(0, 1);
}

const lessons = (region: string): ClusterMessage =>
  createMessage(50, 1, `${region}二中暑假违规补课`, `${region}二中利用暑假组织学生补课，每人交八百元，请教育局查处。`);
const evenings = (region: string): ClusterMessage =>
  createMessage(
    51,
    4,
    `投诉${region}二中强制补课`,
    `孩子在${region}二中读高一，放假第二天老师就要求到校上课，不去要写检讨。`,
  );

describe('createComparer', () => {
  it('holds two schools of one name apart by their county, and more so by their city', () => {
    const same = compare(lessons('X3县'), evenings('X3县'));
    const otherCounty = compare(lessons('X3县'), evenings('X5县'));
    const otherCity = compare(lessons('X3县'), evenings('Y5县'));
    expect(same).toBeGreaterThan(settings.threshold);
    expect(otherCounty).toBeLessThan(same - 1);
    expect(otherCity).toBeLessThan(otherCounty - 1);
  });

  it('is the same from both sides', () => {
    const [a, b] = [smallBoard[0]!, createMessage(60, 3, '云栖湖小区夜间施工', 'X3区云栖湖小区工地又通宵施工。')];
    expect(compare(a, b)).toBeCloseTo(compare(b, a), 5);
  });
});

describe('coefficients', () => {
  it('are those that the manifest states', () => {
    const path = new URL('../../models/issues/manifest.json', import.meta.url);
    const { comparison } = JSON.parse(readFileSync(path, 'utf8')) as { comparison: { coefficients: object } };
    expect(settings.coefficients).toEqual(comparison.coefficients);
  });
});
