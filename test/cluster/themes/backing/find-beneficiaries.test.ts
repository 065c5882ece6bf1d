import { describe, expect, it } from 'vitest';
import { findBeneficiaries } from '../../../../src/cluster/themes/backing/find-beneficiaries.ts';

const lexicon = {
  people: [
    { label: '老年人', words: ['老人'] },
    { label: '行人', words: ['行人'] },
    { label: '学生', words: ['学生'] },
  ],
};

function find(...bodies: string[]): string[] {
  return findBeneficiaries(
    bodies.map((body) => ({ title: '', body })),
    lexicon,
  );
}

describe('findBeneficiaries', () => {
  it.each([
    ['方便老人出门', '老年人'],
    ['建议为老人办理', '老年人'],
    ['解决学生的困难', '学生'],
    ['老人就医太远', '老年人'],
    ['学生都能坐上车', '学生'],
  ])('counts people that something is done for: %s', (body, label) => {
    expect(find(body)).toEqual([label]);
  });

  it.each(['路上有行人', '因为老人不多', '给行人造成困扰', '让学生苦不堪言', '方便一下，行人不少'])(
    'counts none that are merely mentioned or harmed: %s',
    (body) => {
      expect(find(body)).toEqual([]);
    },
  );

  it('wants two contributions, and names the most named first', () => {
    expect(find('方便老人', '方便行人和学生', '方便学生')).toEqual(['学生']);
    expect(find('方便老人', '方便学生，方便老人', '方便学生', '方便学生')).toEqual(['学生', '老年人']);
  });
});
