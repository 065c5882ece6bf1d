import { describe, expect, it } from 'vitest';
import { type EditInput, editSchema } from '../../../src/cluster/edits/edit.ts';
import { editIssues } from '../../../src/cluster/edits/edited-issues.ts';
import { compareBy, inOrder, plainSettings } from '../plain-store.ts';
import { createTermStore } from '../term-store.ts';

const keyOf = (i: number): string => i.toString(16).padStart(16, '0');

/** Replays an edit over one issue of the first `size` messages. */
function editWhole(size: number, edit: EditInput) {
  const store = createTermStore(Array.from({ length: size }, () => []));
  for (let i = 0; i < size; i += 1) store.keys[i] = keyOf(i);
  const members = [...inOrder(size)];
  const comparer = {
    ...compareBy([]),
    // Odd messages are near to the first odd one, others to all.
    groups: ([one]: readonly number[], others: readonly number[]) => ((others[0]! - one!) % 2 === 0 ? 1 : 0),
  };
  const issues = [{ id: `I${keyOf(0).slice(0, 12)}`, founder: 0, members }];
  return editIssues(issues, [editSchema.parse(edit)], store, {
    ranks: inOrder(size),
    comparer,
    settings: plainSettings,
  }).issues;
}

describe('editIssues', () => {
  it('leaves no issue of one message', () => {
    const at = '2030-01-02 03:04:05';
    expect(editWhole(2, { id: 'e1', at, action: 'move', messages: [keyOf(1)], anchor: null })).toEqual([]);
    expect(editWhole(3, { id: 'e1', at, action: 'move', messages: [keyOf(1)], anchor: null })).toMatchObject([
      { founder: 0, members: [0, 2] },
    ]);
  });

  it('lets the many messages that came after a split of a large issue choose their side', () => {
    // With both sides put in order anew for each of them, as many take minutes.
    const [before, all] = [40_000, 80_000];
    const staying = Array.from({ length: before - 2 }, (_, i) => keyOf(i + 2));
    const issues = editWhole(all, {
      id: 'e1',
      at: '2030-01-02 03:04:05',
      action: 'split',
      anchor: keyOf(0),
      messages: [keyOf(1)],
      staying,
    });
    expect(issues.map(({ members }) => members.length)).toEqual([before - 1 + 20_000, 1 + 20_000]);
  }, 120_000);
});
