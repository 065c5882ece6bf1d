import { describe, expect, it } from 'vitest';
import type { ClusterMessage } from '../../../src/cluster/contract.ts';
import { type EditInput, editSchema } from '../../../src/cluster/edits/edit.ts';
import { createMessage, keyOf, readRows, runClustering, smallBoard } from '../small-board.ts';

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

  it('leaves dismissed issues out of classes, whose ids and other issues stay', async () => {
    const thirdLamps = issueOf(
      104,
      '白沙镇柳河村路灯损坏漆黑一片',
      '柳河村的路灯损坏三个月，晚上漆黑，村民出行不便。',
      labels,
    );
    const board = [...others, ...firstLamps, ...otherLamps(labels), ...thirdLamps];
    const edit = (id: string, body: object) =>
      editSchema.parse({ id, at: '2030-06-01 12:00:00', ...body } as EditInput);
    const dismiss = (id: string, n: number) => edit(id, { action: 'dismiss', anchor: keyOf(n) });
    const measure = edit('m', {
      action: 'measure',
      anchor: keyOf(100),
      scope: 'class',
      title: '换装路灯',
      date: '2030-03-01',
    });
    const run = async (edits: readonly ReturnType<typeof edit>[]) => {
      const { dir, issues } = await runClustering(board, { edits: [measure, ...edits] });
      const classes = readRows<{ class_id: string; issues: number; messages: number; places: string[] }>(
        dir,
        'problem_classes',
      );
      const classed = issues.filter(({ class_id }) => class_id !== null).length;
      return { classes, classed, measures: readRows(dir, 'measures'), reports: readRows(dir, 'edit_reports') };
    };
    const all = await run([]);
    expect(all.classes).toMatchObject([{ issues: 3, messages: 6 }]);
    const { class_id } = all.classes[0]!;
    // The founding one, at which the measure was recorded, too.
    const two = await run([dismiss('e1', 100)]);
    expect(two.classes).toMatchObject([{ class_id, issues: 2, messages: 4 }]);
    expect(JSON.stringify(two.classes)).not.toContain('青石村');
    expect(two.classed).toBe(2);
    expect(two.measures).toMatchObject([{ action_id: 'm', issue_id: null, class_id }]);
    const none = await run([dismiss('e1', 102), dismiss('e2', 104)]);
    expect(none.classes).toEqual([]);
    expect(none.classed).toBe(0);
    expect(none.measures).toEqual([]);
    expect(none.reports).toMatchObject([{ edit_id: 'm', action: 'measure', code: 'dangling' }]);
  });
});
