import { beforeAll, describe, expect, it } from 'vitest';
import { createNameFinder } from './place-finder.ts';

let namesIn: Awaited<ReturnType<typeof createNameFinder>>;

beforeAll(async () => {
  namesIn = await createNameFinder();
});

describe('names of several Latin words', () => {
  it.each([
    ['Yarn Bar每晚很吵', ['yarn bar']],
    ['我们投诉Sunny Yarn Hotel不退订金', ['sunny yarn hotel']],
    ['Yarn酒店不退订金', ['yarn酒店']],
  ])('are found whole: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it.each(['.font_x bar{ width:1px }', 'www.yarn.com/a bar', '不要say no', 'in a bar'])('are none: %s', (body) =>
    expect(namesIn(body)).toEqual([]),
  );
});
