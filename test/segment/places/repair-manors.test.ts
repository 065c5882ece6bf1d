import { beforeAll, describe, expect, it } from 'vitest';
import { createMessage } from '../../cluster/small-board.ts';
import { createPlaceFinder } from './place-finder.ts';

let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  find = await createPlaceFinder();
});

const namesIn = (body: string): string[] => find({ body }).map(({ name, type }) => `${type}:${name}`);

describe('estates called after a hill that the dictionary knows', () => {
  it.each([
    ['凤凰山庄没有路灯', ['estate:凤凰山庄']],
    ['凤凰山庄物业不作为', ['estate:凤凰山庄']],
    ['凤凰山庄小区停电', ['estate:凤凰山庄小区']],
    ['我住在凤凰山庄5号楼', ['estate:凤凰山庄']],
  ])('are no hills: %s', (text, names) => expect(namesIn(text)).toEqual(names));

  it('leave hills as they are', () => {
    expect(namesIn('凤凰山上没有路灯')).toEqual(['project:凤凰山']);
    expect(namesIn('凤凰山公园没有路灯')).toEqual(['project:凤凰山公园']);
    expect(namesIn('凤凰山庄村没有路灯')).toEqual(['project:凤凰山']);
  });

  it('have no word in common with the hill', () => {
    const words = createMessage(1, 0, '凤凰山庄没有路灯', '').issueTerms.split(' ');
    expect(words).toContain('t:凤凰山庄');
    expect(words).not.toContain('t:凤凰山');
  });
});
