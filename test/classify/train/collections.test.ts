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

/** Heads, and which of them each example teaches, for topics. */
function plan(...groups: readonly Example[][]) {
  const { heads, rows } = planTraining('topic', groups.flat(), recipes.topic, { lexicons });
  return { heads, taught: rows.map(({ parts }) => parts.map(({ head, weight }) => [heads[head]!.name, weight])) };
}

const all = make('reader', ['照明', '公交', '学校'], 'judged');
const some = make('staff', ['照明', '公交'], 'judged');

describe('collections', () => {
  it('with some of the labels only have a head of their own, which they alone teach', () => {
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
});
