import { describe, expect, it } from 'vitest';
import { createCueMatcher } from '../../../src/classify/features/cues.ts';
import { createWordClasses } from '../../../src/classify/features/word-classes.ts';
import { createSubtopicFinder } from '../../../src/classify/model/subtopic-finder.ts';
import { trainModel } from '../../../src/classify/train/train-model.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';

const lexicons = {
  cues: createCueMatcher({ format: 1, classes: [] }),
  senses: createWordClasses({ format: 1, classes: [] }),
  subjects: createWordClasses({ format: 1, classes: [] }),
};

function message(...words: readonly string[]): SegmentedMessage {
  const starts = words.map((_, i) => words.slice(0, i).join('').length);
  const empty = { text: '', words: [], starts: [], offsets: null };
  return { title: empty, body: { text: words.join(''), words: [...words], starts, offsets: null } };
}

const texts = [
  ['交通', '公交', message('公交', '班次', '等车')],
  ['交通', '公路', message('公路', '坑洼', '修补')],
  ['教育', '入学', message('入学', '学位', '报名')],
  ['教育', '教师', message('教师', '待遇', '编制')],
] as const;
const examples = Array.from({ length: 12 }, (_, i) =>
  texts.map(([parent, label, text]) => ({
    message: text,
    label,
    parent,
    source: `s${i}`,
    role: 'judged' as const,
  })),
).flat();
const options = { created: '2026-01-01T00:00:00Z', description: 'test', trainer: 'test', lexicons };

describe('createSubtopicFinder', () => {
  const find = createSubtopicFinder(
    trainModel('subtopic', examples, { ...options, recipe: { threshold: 0 } }),
    lexicons,
  );

  it('chooses among the subtopics of the topic that is given, in the order of the messages', () => {
    const messages = [texts[3][2], texts[0][2], texts[2][2], texts[1][2]];
    expect(find(messages, ['教育', '交通', '教育', '交通'])).toEqual(['教师', '公交', '入学', '公路']);
    expect(find([texts[0][2]], ['教育'])[0]).toMatch(/入学|教师/);
  });

  it('finds none for a topic that it does not know, or without a model', () => {
    expect(find([texts[0][2]], ['环保'])).toEqual([null]);
    expect(createSubtopicFinder(null, lexicons)([texts[0][2]], ['交通'])).toEqual([null]);
  });
});
