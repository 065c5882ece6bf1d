import { describe, expect, it } from 'vitest';
import { describeSurroundings, generalType, judgeNames } from '../../../../src/segment/places/judge/judge-names.ts';
import type { NameJudge } from '../../../../src/segment/places/judge/name-judge.ts';
import type { FoundName } from '../../../../src/segment/places/name-list.ts';

function find(text: string, name: string, type: string): FoundName {
  const start = text.indexOf(name);
  return { name, type, start, end: start + name.length };
}

const title = '反映云栖市汐岸花园噪音';
const body = '汐岸花园旁边的“已办结”工地和汐岸花园的业主';
const fields = [
  { isTitle: true, text: title, names: [find(title, '云栖市', 'region'), find(title, '汐岸花园', 'estate')] },
  {
    isTitle: false,
    text: body,
    names: [
      find(body, '汐岸花园', 'estate'),
      find(body, '已办结', 'phrase'),
      { name: '汐岸花园', type: 'estate', start: body.lastIndexOf('汐岸'), end: body.lastIndexOf('汐岸') + 4 },
    ],
  },
];
const nothing: NameJudge = { threshold: 0, score: () => -1 };
const everything: NameJudge = { threshold: 0, score: () => 0 };
const typesOf = (names: readonly (readonly FoundName[])[]): string[][] =>
  names.map((own) => own.map(({ type }) => type));

describe('judgeNames', () => {
  it('marks what is no name, but never regions and phrases', () => {
    const judged = judgeNames(fields, nothing, () => false);
    expect(typesOf(judged)).toEqual([
      ['region', generalType],
      [generalType, 'phrase', generalType],
    ]);
    expect(judged[0]![1]).toEqual({ ...fields[0]!.names[1], type: generalType });
  });

  it('leaves names that score at the threshold', () => {
    expect(judgeNames(fields, everything, () => false)).toEqual(fields.map(({ names }) => names));
  });

  it('judges a spelling once in a message, by the mean of its scores', () => {
    // Twice below the threshold, once far above it.
    const scores = [-1, -1, 4, -1, -1, -4];
    const judge: NameJudge = { threshold: 0, score: () => scores.shift()! };
    expect(typesOf(judgeNames(fields, judge, () => false))).toEqual([
      ['region', 'estate'],
      ['estate', 'phrase', 'estate'],
    ]);
    expect(typesOf(judgeNames(fields, judge, () => false)).flat()).toEqual([
      'region',
      generalType,
      generalType,
      'phrase',
      generalType,
    ]);
  });

  it('leaves names of the deployment', () => {
    const judged = judgeNames(fields, nothing, (name) => name === '汐岸花园');
    expect(judged).toEqual(fields.map(({ names }) => names));
  });
});

it('describes what stands beside names, and counts them over both fields', () => {
  const [inTitle, inBody] = describeSurroundings(fields);
  expect(inTitle).toEqual([
    { isTitle: true, before: null, after: 'estate', uses: 1 },
    { isTitle: true, before: 'region', after: null, uses: 3 },
  ]);
  expect(inBody!.map(({ uses }) => uses)).toEqual([3, 1, 3]);
});
