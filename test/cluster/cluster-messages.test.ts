import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueTables } from '../../src/cluster/contract.ts';
import { type Edit, type EditInput, editSchema } from '../../src/cluster/edits/edit.ts';
import { readState } from '../../src/cluster/state/state.ts';
import { createMessage, keyOf, readRows, runClustering, smallBoard } from './small-board.ts';

const noise = [1, 2, 3, 4].map(keyOf).sort();
const lifts = [5, 6].map(keyOf).sort();
const lamps = [7, 8].map(keyOf).sort();
const idOf = (n: number): string => `I${keyOf(n).slice(0, 12)}`;
const edit = (input: EditInput): Edit => editSchema.parse(input);
const head = (id: string) => ({ id, at: '2030-06-01 12:00:00' });

describe('clusterMessages', () => {
  it('keeps two problems of one place apart and leaves alone what does not recur', async () => {
    const { groups, issues, summary } = await runClustering(smallBoard);
    expect(groups).toEqual({ [idOf(1)]: noise, [idOf(5)]: lifts, [idOf(7)]: lamps });
    expect(summary).toMatchObject({ messages: smallBoard.length, issues: 3, newIssues: 3 });
    const issue = issues.find(({ issue_id }) => issue_id === idOf(1))!;
    expect(issue).toMatchObject({
      messages: 4,
      authors: 3,
      earliest_key: keyOf(1),
      newest_key: keyOf(4),
      region: 'X3区',
    });
    expect(issue.place).toContain('云栖湖');
    expect(issue.title.length).toBeLessThanOrEqual(30);
    expect(issue.title).toContain('云栖湖');
  });

  it('finds an issue an estate, and one class of them all, where one firm heats them and wordings repeat', async () => {
    const estates = ['金桂花园', '枫溪嘉园', '澜汀小区', '鹭湾名邸', '桦岭小区', '槐荫家园'];
    const wordings = [
      ['暖气不热', (estate: string) => `市民反映${estate}3号楼暖气不热，室内只有14度，联系沐衡热力多次没人管。`],
      ['供暖温度低', (estate: string) => `${estate}整栋楼供暖温度低，沐衡热力说在平衡，平衡了二十天。`],
      ['家里冷', (estate: string) => `沐衡热力收了全款，${estate}家里只有十三四度，测温员在灶台边测，要求退费。`],
    ] as const;
    const orders = estates.flatMap((estate, at) =>
      [0, 1].map((turn) => {
        const [title, tell] = wordings[(at + turn) % wordings.length]!;
        return createMessage(60 + 2 * at + turn, 10 + 2 * at + turn, title, tell(estate));
      }),
    );
    const { dir, groups } = await runClustering([...smallBoard, ...orders]);
    const heating = Object.values(groups).filter((keys) => keys.some((key) => orders.some((one) => one.key === key)));
    expect(heating).toHaveLength(estates.length);
    for (const at of estates.keys()) expect(heating).toContainEqual([keyOf(60 + 2 * at), keyOf(61 + 2 * at)].sort());
    expect(readRows<{ issues: number }>(dir, 'problem_classes').map(({ issues }) => issues)).toContain(estates.length);
  });

  it('knows a large issue again of which many write later in other words that they share, in one run or two', async () => {
    const flood = (from: number, day: number, [title, body]: readonly [string, string]) =>
      Array.from({ length: 30 }, (_, i) =>
        createMessage(from + i, day + (i % 3), title, `${body}，居民不敢喝，请立即处理，住${i + 1}单元。`),
      );
    const early = flood(100, 0, ['青石桥水厂供的自来水发黄发臭', '青石桥水厂供的水发黄发臭，烧开也有怪味']);
    const late = flood(200, 9, ['青石桥水厂自来水又发黄了', '青石桥水厂供的自来水又黄又臭，孩子喝了拉肚子']);
    const issueOf = ({ groups }: Awaited<ReturnType<typeof runClustering>>) =>
      Object.values(groups).find((keys) => keys.includes(keyOf(100)));
    expect(issueOf(await runClustering([...smallBoard, ...early, ...late]))).toHaveLength(60);
    const first = await runClustering([...smallBoard, ...early]);
    expect(issueOf(await runClustering(late, { previousDir: first.dir }))).toHaveLength(60);
  });

  it('parts two problems that an earlier run took for one, and says from which issue the other was split', async () => {
    const lamps = (n: number, day: number) =>
      createMessage(n, day, '云栖湖小区路灯不亮', '云栖湖小区里的路灯坏了，晚上漆黑。');
    const lifts = (n: number, day: number) =>
      createMessage(n, day, '云栖湖小区电梯困人', '云栖湖小区5栋电梯故障，困住老人。');
    const early = [lamps(50, 0), lifts(51, 1), lamps(52, 2), lifts(53, 3), lamps(54, 4)];
    const first = await runClustering(early, {
      settings: { coefficients: { constant: 20 }, evidenceLimit: 20, stayThreshold: -20 },
    });
    expect(Object.values(first.groups)).toHaveLength(1);
    const second = await runClustering([lamps(55, 5)], { previousDir: first.dir });
    const parts = { [idOf(50)]: [50, 52, 54, 55].map(keyOf).sort(), [idOf(51)]: [51, 53].map(keyOf).sort() };
    expect(second.groups).toEqual(parts);
    expect(second.lineage.filter(({ issue_id }) => issue_id === idOf(51))).toMatchObject([
      { event: 'split_from', other_issue_id: idOf(50), cause: 'clustering' },
    ]);
    // What was parted stays as it is.
    const third = await runClustering([], { previousDir: second.dir });
    expect(third.groups).toEqual(parts);
  });

  it('says why a message belongs to its issue', async () => {
    const { members } = await runClustering(smallBoard);
    const row = members.find(({ message_key }) => message_key === keyOf(3))!;
    expect(row.why).toContain('云栖湖小区');
    for (const { why } of members) {
      expect(why.filter((text) => why.some((other) => other !== text && other.includes(text)))).toEqual([]);
      expect(why.filter((text) => /^[a-z]\d*$|^\d+[区县]$/.test(text))).toEqual([]);
    }
    expect(row.similarity).toBeGreaterThan(0.2);
  });

  it('writes the columns of its contract, in every table', async () => {
    // One problem at two places, which is a class.
    const lamps = ['河口镇青石村', '双桥镇枫树村'].flatMap((village, issue) =>
      [100, 101].map((n) => ({
        ...createMessage(
          n + 2 * issue,
          n + issue - 90,
          `${village}路灯损坏漆黑一片`,
          `${village}的路灯损坏大半年，晚上漆黑，老人摔过两次。${'请处理。'.repeat(n % 2)}`,
        ),
        subtopic: '市政设施',
      })),
    );
    // Two who may write of one thing.
    const possible = [
      createMessage(41, 0, '石榆村停水', '石榆村这几天停水，家里没有水用，希望早日供水。'),
      createMessage(42, 9, '用水困难', '石榆村的自来水常常没有，老人只能去井里挑水。'),
    ];
    const edits = [
      edit({ ...head('e1'), action: 'measure', anchor: keyOf(1), title: '限制夜间施工', date: '2030-02-01' }),
      edit({ ...head('e2'), action: 'pin', anchor: 'ffffffffffffffff' }),
    ];
    // So low that what is not joined is found possible.
    const settings = { possibleThreshold: -5 };
    const { dir } = await runClustering([...smallBoard, ...lamps, ...possible], { edits, settings });
    for (const [table, columns] of Object.entries(issueTables)) {
      const rows = readRows<object>(dir, table);
      expect(rows.length, table).toBeGreaterThan(0);
      for (const row of rows) expect(Object.keys(row).sort(), table).toEqual(Object.keys(columns).sort());
    }
  });

  it('gives the same bytes whatever the size of the batches', async () => {
    const whole = await runClustering(smallBoard);
    const single = await runClustering(smallBoard, { batchSize: 1 });
    for (const file of [...Object.keys(issueTables).map((table) => `${table}.ndjson`), 'issues.state']) {
      expect(readFileSync(join(single.dir, file)).equals(readFileSync(join(whole.dir, file)))).toBe(true);
    }
  });

  it('carries issues on from run to run under the ids they were born with', async () => {
    const isEarly = ({ createdAt }: { createdAt: string }) => createdAt < '2030-01-03';
    const first = await runClustering(smallBoard.filter(isEarly));
    expect(first.groups).toEqual({ [idOf(1)]: [keyOf(1), keyOf(2)].sort() });
    const second = await runClustering(
      smallBoard.filter((message) => !isEarly(message)),
      { previousDir: first.dir },
    );
    expect(second.groups).toEqual((await runClustering(smallBoard)).groups);
    expect(second.lineage.filter(({ event }) => event === 'born').map(({ issue_id }) => issue_id)).toEqual([
      idOf(1),
      idOf(5),
      idOf(7),
    ]);
  });

  it('has an issue from its second message on, also where a later one is more like the first', async () => {
    const lamps = (n: number, day: number) =>
      createMessage(n, day, '云栖湖小区路灯不亮', '云栖湖小区里的路灯坏了，晚上漆黑。');
    const other = createMessage(51, 4, '云栖湖小区没有路灯', '晚上云栖湖小区里看不见路，路灯坏了没人修。');
    const { groups, lineage } = await runClustering([lamps(50, 2), other, lamps(52, 6)]);
    expect(groups).toEqual({ [idOf(50)]: [50, 51, 52].map(keyOf).sort() });
    expect(lineage).toMatchObject([{ issue_id: idOf(50), event: 'born', at: other.createdAt }]);
  });

  it('keeps the id of an issue that its first message leaves', async () => {
    const body =
      '云栖湖小区旁边的工地在施工，有时到夜里，不知道要多久，电梯也不太好，停车也难，物业不管，希望领导看看。';
    const vague = createMessage(9, -1, '云栖湖小区施工', body);
    const first = await runClustering([vague, ...smallBoard]);
    expect(first.groups[idOf(9)]).toEqual(expect.arrayContaining([keyOf(9), ...noise]));
    const title = '云栖湖小区工地夜间施工噪音扰民';
    const late = createMessage(10, 9, title, `${title}，每天通宵打桩到凌晨，业主无法入睡，请城管处理。`);
    // So high that few messages stay, and not the vague one.
    const second = await runClustering([late], { previousDir: first.dir, settings: { stayThreshold: 3.3 } });
    expect(second.groups[idOf(9)]).toEqual(expect.arrayContaining([keyOf(10), ...noise]));
    expect(second.groups[idOf(9)]).not.toContain(keyOf(9));
    expect(second.lineage).toEqual(first.lineage);
    // An issue of the message that left is another.
    const twin = createMessage(11, 10, '云栖湖小区施工', body);
    const apart = { threshold: 3.5, edgeThreshold: 3.5 };
    const third = await runClustering([twin], { previousDir: second.dir, settings: apart });
    expect(third.groups[idOf(9)]).toEqual(second.groups[idOf(9)]);
    expect(third.groups[idOf(11)]).toEqual([keyOf(9), keyOf(11)].sort());
  });

  it('takes in a later message that has the name of its estate by the sound', async () => {
    const first = await runClustering(smallBoard);
    const late = createMessage(
      31,
      12,
      'X3区云起湖小区工地夜间施工吵得睡不着',
      '云起湖小区旁边工地昨晚又施工到一点，打桩机噪音很大，投诉了也没有人管。',
    );
    const second = await runClustering([late], { previousDir: first.dir });
    expect(second.groups[idOf(1)]).toEqual([...noise, keyOf(31)].sort());
    const { why } = second.members.find(({ message_key }) => message_key === keyOf(31))!;
    expect(why.join()).toContain('云栖湖');
  });

  it('leaves two estates of one sound two where the deployment lists both', async () => {
    const late = createMessage(31, 12, 'X3区云起湖小区路灯不亮', '云起湖小区的路灯坏了很久，晚上一片漆黑。');
    const ownNames = ['云起湖小区', '云栖湖小区'];
    const { dir } = await runClustering([...smallBoard, late], { ownNames });
    const { texts } = readState(dir).store.vocabulary;
    expect(texts).toEqual(expect.arrayContaining(['云起湖', '云栖湖']));
  });

  it('calls an estate as most titles do, though the first of them was a slip', async () => {
    const slip = createMessage(
      31,
      -9,
      'X3区云起湖小区工地夜间施工扰民',
      '云起湖小区旁边的工地每天施工到凌晨，打桩机噪音巨大，无法入睡。',
    );
    let run = await runClustering([slip]);
    for (const message of smallBoard.slice(0, 4)) run = await runClustering([message], { previousDir: run.dir });
    const issue = run.issues.find(({ issue_id }) => issue_id === idOf(31))!;
    expect(issue).toMatchObject({ messages: 5, place: '云栖湖' });
    expect(issue.keywords).not.toContain('云起湖');
  });

  it('counts a message nowhere once its original came in a later run', async () => {
    const original = smallBoard.find(({ key }) => key === keyOf(5))!;
    const copy = { ...original, key: keyOf(15), createdAt: '2030-01-20 08:00:00' };
    const lamp = smallBoard.find(({ key }) => key === keyOf(7))!;
    const lampCopy = { ...lamp, key: keyOf(17), createdAt: '2030-01-21 08:00:00' };
    const known = smallBoard.filter(({ key }) => ![keyOf(5), keyOf(7), keyOf(8)].includes(key));
    const first = await runClustering([...known, copy, lampCopy]);
    const founded = first.issues.find(({ newest_key }) => newest_key === keyOf(15))!;
    const second = await runClustering([original, lamp], {
      previousDir: first.dir,
      copies: new Set([keyOf(15), keyOf(17)]),
    });
    expect(second.groups[founded.issue_id]).toEqual(lifts);
    expect(second.issues.find(({ issue_id }) => issue_id === founded.issue_id)).toMatchObject({
      messages: 2,
      newest_key: keyOf(6),
      copies: 0,
      copied_text: false,
    });
    expect(second.issues).toHaveLength(2);
    const third = await runClustering([], { previousDir: second.dir, copies: new Set([keyOf(15), keyOf(17)]) });
    expect(third.issues).toEqual(second.issues);
  });

  it('tells of no issue that a message and its copy, read before it, would make', async () => {
    const [original, copy] = [smallBoard[6]!, smallBoard[7]!];
    const first = await runClustering([copy]);
    const copies = new Set([copy.key]);
    const second = await runClustering([original], { previousDir: first.dir, copies });
    expect(second.issues).toEqual([]);
    expect(second.lineage).toEqual([]);
    const third = await runClustering([], { previousDir: second.dir });
    expect(third.lineage.map(({ event }) => event)).toContain('born');
  });

  it('says that an issue dissolved whose messages later ones take apart, once', async () => {
    const first = await runClustering(smallBoard.slice(0, 2));
    const [issue] = first.issues;
    const settings = { stayThreshold: 20 };
    const second = await runClustering(smallBoard.slice(2), { previousDir: first.dir, settings });
    expect(Object.keys(second.groups)).not.toContain(issue!.issue_id);
    expect(second.lineage.filter(({ event }) => event === 'dissolved')).toMatchObject([
      { issue_id: issue!.issue_id, other_issue_id: null, cause: 'clustering' },
    ]);
    const third = await runClustering([], { previousDir: second.dir, settings });
    expect(third.lineage).toEqual(second.lineage);
  });

  it('repeats its tables when nothing new came', async () => {
    const first = await runClustering(smallBoard);
    const second = await runClustering([], { previousDir: first.dir });
    expect(second.issues).toEqual(first.issues);
    expect(second.lineage).toEqual(first.lineage);
  });

  it('tells when an issue fell asleep and woke', async () => {
    const late = createMessage(9, 200, '松鹤路路灯又不亮了', 'Y5县松鹤路路灯又坏了，晚上漆黑一片，请路灯所维修。');
    const { lineage, groups } = await runClustering([...smallBoard, late]);
    expect(groups[idOf(7)]).toContain(keyOf(9));
    const events = lineage.filter(({ issue_id }) => issue_id === idOf(7)).map(({ event, at }) => `${event} ${at}`);
    expect(events[0]).toBe('born 2030-01-09 08:08:00');
    expect(events.slice(1)).toEqual(['dormant 2030-03-10 08:08:00', `revived ${late.createdAt}`]);
  });

  it('an issue is born with its second message, also where that came in by a later run', async () => {
    const text = (day: number) =>
      createMessage(day, day, '松鹤路路灯又不亮了', 'Y5县松鹤路路灯又坏了，晚上漆黑一片，请路灯所维修。');
    const first = await runClustering([text(300), text(302)]);
    const { groups, lineage } = await runClustering([text(100), text(102)], { previousDir: first.dir });
    const [id] = Object.keys(groups);
    expect(groups[id!]).toHaveLength(4);
    expect(lineage.filter(({ issue_id }) => issue_id === id).map(({ event, at }) => `${event} ${at}`)).toEqual([
      `born ${text(102).createdAt}`,
      expect.stringMatching(/^dormant/),
      `revived ${text(300).createdAt}`,
    ]);
  });

  it('neither forgets nor puts to sleep anything for a message that is dated decades ahead', async () => {
    const ahead = {
      ...createMessage(80, 0, '咨询公积金提取', '请问公积金怎么提取？'),
      createdAt: '2095-01-01 08:00:00',
    };
    const before = await runClustering([smallBoard[6]!, ahead]);
    const { groups, lineage } = await runClustering([smallBoard[7]!], { previousDir: before.dir });
    expect(groups).toEqual({ [idOf(7)]: lamps });
    expect(lineage.map(({ event }) => event)).toEqual(['born']);
  });

  it('tells which issues edits dissolve and make, where no merge or split does', async () => {
    const [alone, other] = smallBoard.slice(8).map(({ key }) => key);
    const edits = [
      edit({ ...head('e1'), action: 'move', messages: [keyOf(6)], anchor: null }),
      edit({ ...head('e2'), action: 'move', messages: [keyOf(7), keyOf(8)], anchor: keyOf(1) }),
      edit({ ...head('e3'), action: 'merge', anchors: [alone!, other!] }),
      edit({ ...head('e4'), action: 'split', anchor: keyOf(1), messages: [keyOf(3), keyOf(4)] }),
    ];
    const { lineage, groups } = await runClustering(smallBoard, { edits });
    expect(Object.keys(groups)).toHaveLength(3);
    const told = lineage.filter(({ cause, event }) => cause === 'edit' && /born|dissolved/.test(event));
    const by = { other_issue_id: null, at: head('').at, cause: 'edit' };
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        { ...by, issue_id: `I${alone!.slice(0, 12)}`, event: 'born' },
        { ...by, issue_id: idOf(5), event: 'dissolved' },
        { ...by, issue_id: idOf(7), event: 'dissolved' },
      ]),
    );
  });

  it('gives merged issues the title of the first, which clustering would name anew', async () => {
    const titleOf = ({ issues }: Awaited<ReturnType<typeof runClustering>>) =>
      issues.find(({ issue_id }) => issue_id === idOf(5))?.title;
    const merge: EditInput = { ...head('e1'), action: 'merge', anchors: [keyOf(5), keyOf(1)] };
    const before = titleOf(await runClustering(smallBoard)) ?? '';
    expect(titleOf(await runClustering(smallBoard, { edits: [edit(merge)] }))).not.toBe(before);
    const seen = { [keyOf(5)]: before };
    expect(titleOf(await runClustering(smallBoard, { edits: [edit({ ...merge, seen })] }))).toBe(before);
  });

  it('keeps a merge though the message that names a side first is no longer in it', async () => {
    const [anchor, ...members] = [keyOf(7), ...lifts];
    const merge = edit({
      ...head('e1'),
      action: 'merge',
      anchors: [keyOf(1), anchor!],
      members: { [anchor!]: members },
    });
    const { groups } = await runClustering(smallBoard, { edits: [merge] });
    expect(groups[idOf(1)]).toEqual([...noise, ...lifts].sort());
    expect(groups[idOf(7)]).toContain(keyOf(7));
  });

  it('lets later messages follow a merge, and forgets it when it is undone', async () => {
    const merge = edit({ ...head('e1'), action: 'merge', anchors: [keyOf(1), keyOf(5)] });
    const first = await runClustering(smallBoard, { edits: [merge] });
    expect(first.groups[idOf(1)]).toEqual([...noise, ...lifts].sort());
    const late = createMessage(10, 20, '云栖湖小区电梯故障又困人', '云栖湖小区5栋电梯又坏，困人一小时，物业不维修。');
    const second = await runClustering([late], { previousDir: first.dir, edits: [merge] });
    expect(second.groups[idOf(1)]).toContain(keyOf(10));
    const undone = await runClustering([], {
      previousDir: second.dir,
      edits: [merge, edit({ ...head('e2'), action: 'undo', edit: 'e1' })],
    });
    expect(undone.groups[idOf(1)]).toEqual(noise);
    expect(undone.groups[idOf(5)]).toEqual([...lifts, keyOf(10)].sort());
  });

  it.each([
    [1, 5],
    [5, 1],
  ])(
    'lets a merge stand as the editor made it when clustering joins the issues later: %i and %i',
    async (one, other) => {
      const merge = edit({ ...head('e1'), action: 'merge', anchors: [keyOf(one), keyOf(other)] });
      const first = await runClustering(smallBoard, { edits: [merge] });
      const merges = ({ lineage }: typeof first) => lineage.filter(({ event }) => event === 'merged_into');
      const edited = {
        issue_id: idOf(other),
        event: 'merged_into',
        other_issue_id: idOf(one),
        at: merge.at,
        cause: 'edit',
      };
      expect(merges(first)).toEqual([edited]);
      const both = '云栖湖小区工地夜间施工扰民，云栖湖小区5栋电梯故障困人，物业不管。';
      const late = createMessage(10, 20, '云栖湖小区夜间施工、电梯故障', both);
      // Whatever shares words is one issue.
      const settings = { coefficients: { constant: 5 } };
      const plain = await runClustering([late], { previousDir: (await runClustering(smallBoard)).dir, settings });
      expect(merges(plain)).toMatchObject([{ issue_id: idOf(5), other_issue_id: idOf(1), cause: 'clustering' }]);
      const second = await runClustering([late], { previousDir: first.dir, edits: [merge], settings });
      expect(second.groups[idOf(one)]).toEqual(expect.arrayContaining([...noise, ...lifts, keyOf(10)]));
      expect(merges(second)).toEqual([edited]);
      const third = await runClustering([], { previousDir: second.dir, edits: [merge] });
      expect(merges(third)).toEqual([edited]);
    },
  );

  it('keeps edits effective when state is lost, and reports those it cannot keep', async () => {
    const edits = [
      edit({ ...head('e1'), action: 'rename', anchor: keyOf(2), title: '云栖湖小区夜间施工' }),
      edit({ ...head('e2'), action: 'pin', anchor: 'ffffffffffffffff' }),
    ];
    const { issues, dir } = await runClustering(smallBoard, { edits });
    expect(issues.find(({ issue_id }) => issue_id === idOf(1))).toMatchObject({
      title: '云栖湖小区夜间施工',
      edited: true,
    });
    expect(readRows(dir, 'edit_reports')).toMatchObject([{ edit_id: 'e2', code: 'dangling' }]);
  });

  it('takes up again what it has forgotten and an edit names', async () => {
    const [first, old] = [
      createMessage(70, 0, '石桨村停水', '石桨村没有水用。'),
      createMessage(71, 0, '汀榆路路灯', '汀榆路路灯不亮。'),
    ];
    const before = await runClustering([first, old], { settings: { memoryDays: 1, possibleThreshold: 20 } });
    const late = createMessage(72, 30, '咨询积分入学', '请问积分入学需要哪些材料？');
    const forgetting = { previousDir: before.dir, settings: { memoryDays: 1, possibleThreshold: 20 } };
    const after = await runClustering([late], forgetting);
    expect(readState(after.dir).store.keys).toEqual([keyOf(72)]);
    const edits = [edit({ ...head('e1'), action: 'merge', anchors: [keyOf(70), keyOf(71)] })];
    const merged = await runClustering([], { ...forgetting, previousDir: after.dir, edits, named: [first, old] });
    expect(readRows(merged.dir, 'edit_reports')).toEqual([]);
    expect(Object.values(merged.groups)).toEqual([[keyOf(70), keyOf(71)].sort()]);
    // Known by then, they are not taken twice.
    const again = await runClustering([], { ...forgetting, previousDir: merged.dir, edits, named: [first, old] });
    expect(again.groups).toEqual(merged.groups);
    expect(readState(again.dir).store.keys).toHaveLength(3);
  });
});
