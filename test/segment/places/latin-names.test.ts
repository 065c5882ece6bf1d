import { beforeAll, describe, expect, it } from 'vitest';
import { createNameFinder, createPlaceFinder } from './place-finder.ts';

let namesIn: Awaited<ReturnType<typeof createNameFinder>>;
let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  namesIn = await createNameFinder();
  find = await createPlaceFinder();
});

describe('names of several Latin words', () => {
  it.each([
    ['Yarn Bar每晚很吵', ['yarn bar']],
    ['我们投诉Sunny Yarn Hotel不退订金', ['sunny yarn hotel']],
    ['Yarn酒店不退订金', ['yarn酒店']],
  ])('are found whole: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it('tell where they stand', () => {
    const body = '我们投诉Sunny Yarn Hotel不退订金';
    expect(find({ body }).map(({ start, end }) => body.slice(start, end))).toEqual(['Sunny Yarn Hotel']);
  });

  it.each(['.font_x bar{ width:1px }', 'www.yarn.com/a bar', '不要say no', 'in a bar'])('are none: %s', (body) =>
    expect(namesIn(body)).toEqual([]),
  );
});
