import { describe, expect, it } from 'vitest';
import { createPrintedTerms } from '../../../src/cluster/naming/printed-terms.ts';
import { termKinds, titleFlag } from '../../../src/cluster/store/store.ts';
import { createTermStore, type Term } from '../term-store.ts';

const inTitle = (text: string): Term => [termKinds.word, text, titleFlag];

/** The terms that the title of the one message shows. */
function printed(terms: readonly Term[], title: string, untitled: readonly number[]): string[] {
  const store = createTermStore([terms], [title], untitled);
  const isPrinted = createPrintedTerms(store)(0);
  return terms.map(([, text]) => text).filter((_, slot) => isPrinted(slot));
}

describe('createPrintedTerms', () => {
  it('takes of a message without a title only what is printed in its place', () => {
    const terms = [inTitle('云栖路'), inTitle('打通'), [termKinds.word, '围挡', 1] as const];
    expect(printed(terms, '要不要打通给个话', [0])).toEqual(['打通']);
    expect(printed(terms, '要不要打通给个话', [])).toEqual(['云栖路', '打通']);
  });

  it('knows numbered names in their other form', () => {
    const terms = [inTitle('2院'), inTitle('三院'), inTitle('25路')];
    expect(printed(terms, '二院停车难', [0])).toEqual(['2院']);
    expect(printed(terms, '第3人民医院和25路', [0])).toEqual(['三院', '25路']);
  });
});
