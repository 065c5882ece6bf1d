import { describe, expect, it } from 'vitest';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';
import { partSides } from '../../../../src/cluster/themes/stands/part-sides.ts';
import { standsOf } from '../../../../src/cluster/themes/stands/read-stands.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));
const read = (titles: readonly string[]) => titles.map((title) => standsOf({ title, body: '' }, lexicon));

describe('partSides', () => {
  it('lets who asks for the contrary leave for the theme of their own side', () => {
    const stands = read(['加装电梯', '建议加装电梯', '请加装电梯', '反对加装电梯', '反对加装电梯', '不要加装电梯']);
    expect(
      partSides(
        [
          [0, 1, 2, 3],
          [4, 5],
        ],
        stands,
        lexicon,
      ),
    ).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(partSides([[0, 1, 2, 3]], stands, lexicon)).toEqual([[0, 1, 2], [3]]);
  });

  it('takes them into a theme of which more than half, but not all, ask for the same', () => {
    const stands = read(['加装电梯', '建议加装电梯', '反对加装电梯', '反对加装电梯', '不要加装电梯', '多种树']);
    expect(
      partSides(
        [
          [0, 1, 2],
          [3, 4, 5],
        ],
        stands,
        lexicon,
      ),
    ).toEqual([
      [0, 1],
      [2, 3, 4, 5],
    ]);
    const half = [...stands, ...read(['修公厕'])];
    expect(
      partSides(
        [
          [0, 1, 2],
          [3, 4, 5, 6],
        ],
        half,
        lexicon,
      ),
    ).toEqual([[0, 1], [3, 4, 5, 6], [2]]);
  });

  it('compares what many say in the same words once', () => {
    const counted = { comparisons: 0 };
    const counting = {
      ...lexicon,
      get opposites() {
        counted.comparisons += 1;
        return lexicon.opposites;
      },
    };
    const size = 400;
    const stands = read(Array.from({ length: size }, (_, i) => (i % 100 === 0 ? '反对加装电梯' : '建议加装电梯')));
    const [staying, leaving] = partSides([stands.map((_, i) => i)], stands, counting);
    expect([staying!.length, leaving!.length]).toEqual([396, 4]);
    expect(counted.comparisons).toBeLessThan(size * 10);
  });
});
