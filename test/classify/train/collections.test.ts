import { describe, expect, it } from 'vitest';
import { createCueMatcher } from '../../../src/classify/features/cues.ts';
import { createWordClasses } from '../../../src/classify/features/word-classes.ts';
import type { Example, ExampleRole } from '../../../src/classify/train/example.ts';
import { recipes, weighRole } from '../../../src/classify/train/recipe.ts';
import { planTraining } from '../../../src/classify/train/train-model.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';

const lexicons = {
  cues: createCueMatcher({ format: 1, classes: [] }),
  senses: createWordClasses({ format: 1, classes: [] }),
  subjects: createWordClasses({ format: 1, classes: [] }),
};

function message(text: string): SegmentedMessage {
  const empty = { text: '', words: [], starts: [], offsets: null };
  return { title: empty, body: { text, words: [text], starts: [0], offsets: null } };
}

const make = (source: string, labels: readonly string[], role: ExampleRole): Example[] =>
  labels.map((label) => ({ message: message(label), label, parent: null, source, role }));

/** Heads, and which of them each example teaches. */
function planFor(task: 'topic' | 'kind', ...groups: readonly Example[][]) {
  const { heads, rows } = planTraining(task, groups.flat(), { ...recipes[task], forms: false }, { lexicons });
  return { heads, taught: rows.map(({ parts }) => parts.map(({ head, weight }) => [heads[head]!.name, weight])) };
}

const plan = (...groups: readonly Example[][]) => planFor('topic', ...groups);

const times = (count: number, label: string): string[] => new Array<string>(count).fill(label);

const all = make(
  'reader',
  ['照明', '公交', '学校'].flatMap((label) => times(20, label)),
  'judged',
);
const some = make(
  'staff',
  ['照明', '公交'].flatMap((label) => times(30, label)),
  'judged',
);

describe('collections', () => {
  it('of a narrower taxonomy have a head of their own, which they alone teach', () => {
    const { heads, taught } = plan(all, some);
    expect(heads.map(({ name, labels, partial }) => [name, labels.length, partial])).toEqual([
      ['all', 3, false],
      ['2 labels', 2, true],
    ]);
    expect(taught).toEqual([...all.map(() => [['all', 1]]), ...some.map(() => [['2 labels', 1]])]);
  });

  it.each(['beside', 'written'] as const)(
    'make no head where they are %s, and teach all that have their labels',
    (role) => {
      const weight = weighRole(role, recipes.topic);
      expect(weight).toBeLessThan(1);
      const { heads, taught } = plan(all, some, make('rest', ['学校', '照明'], role));
      expect(heads.map(({ name }) => name)).toEqual(['all', '2 labels']);
      expect(taught.slice(-2)).toEqual([
        [['all', weight]],
        [
          ['all', weight],
          ['2 labels', weight],
        ],
      ]);
    },
  );

  it.each([
    ['corrections of one label', [all, make('corrected', times(30, '照明'), 'judged')]],
    ['corrections of few messages', [all, make('corrected', [...times(3, '照明'), ...times(2, '公交')], 'judged')]],
    ['years that each lack a label', [some, make('next', [...times(20, '照明'), ...times(20, '学校')], 'judged')]],
    ['a rare label', [some, make('next', [...times(20, '照明'), ...times(20, '公交'), '学校'], 'judged')]],
  ])('that lack labels otherwise teach the choice among all: %s', (_, groups) => {
    const { heads, taught } = plan(...groups);
    expect(heads.map(({ name }) => name)).toEqual(['all']);
    expect(taught).toEqual(groups.flat().map(() => [['all', 1]]));
  });

  it('teach all kinds, which no run narrows', () => {
    const labels = ['complaint', 'help', 'inquiry'].flatMap((label) => times(20, label));
    const { heads, taught } = planFor('kind', make('2025', labels, 'judged'), make('2026', labels.slice(20), 'judged'));
    expect(heads.map(({ name }) => name)).toEqual(['all']);
    expect(taught.every(([part]) => part![0] === 'all')).toBe(true);
  });
});
