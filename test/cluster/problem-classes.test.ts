import { describe, expect, it } from 'vitest';
import type { ClusterMessage } from '../../src/cluster/contract.ts';
import { createMessage, readRows, runClustering, smallBoard } from './small-board.ts';

/** Two messages of one issue. */
function issueOf(n: number, title: string, body: string, labels: Partial<ClusterMessage> = {}): ClusterMessage[] {
  return [n, n + 1].map((at) => ({
    ...createMessage(at, at % 40, title, `${body}${'请处理。'.repeat(at % 2)}`),
    ...labels,
  }));
}

const labels = { kind: 'complaint', subtopic: '市政设施' };
const firstLamps = issueOf(
  100,
  '河口镇青石村路灯损坏漆黑一片',
  '青石村的路灯损坏大半年，晚上漆黑，老人摔过两次。',
  labels,
);
const otherLamps = (own: Partial<ClusterMessage>) =>
  issueOf(102, '双桥镇枫树村路灯损坏漆黑一片', '枫树村小学门口的路灯损坏，晚上漆黑，孩子下自习打手电筒。', own);

const others = smallBoard.filter(({ title }) => !title.includes('路灯'));

/** Titles of the issues by class. */
async function classesOf(board: readonly ClusterMessage[]): Promise<string[][]> {
  const { dir } = await runClustering(board);
  const classes = new Map<string, string[]>();
  for (const { class_id, title } of readRows<{ class_id: string | null; title: string }>(dir, 'issues')) {
    if (class_id !== null) classes.set(class_id, [...(classes.get(class_id) ?? []), title]);
  }
  return [...classes.values()];
}

describe('findProblemClasses', () => {
  it('puts together issues that state one problem at several places', async () => {
    const classes = await classesOf([...others, ...firstLamps, ...otherLamps(labels)]);
    expect(classes).toHaveLength(1);
    expect(classes[0]!.some((title) => title.includes('青石村'))).toBe(true);
    expect(classes[0]!.some((title) => title.includes('枫树村'))).toBe(true);
  });

  it('keeps apart, in equal words, what one asks for and another complains of', async () => {
    const wanted = otherLamps({ kind: 'suggestion', subtopic: '城乡规划' });
    const classes = await classesOf([...others, ...firstLamps, ...wanted]);
    expect(classes.filter((titles) => titles.some((title) => title.includes('枫树村')))).toEqual([]);
  });
});
