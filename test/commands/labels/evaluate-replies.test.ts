import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as evaluate from '../../../src/commands/evaluate.ts';
import { recordIo } from '../command-io.ts';

const marked = {
  id: 'a1',
  title: '路灯不亮',
  body: '桥头的路灯坏了一个月，请维修。',
  reply: '您好，桥头的路灯已于昨日修复。',
  relevance: 2,
  complete: 2,
  basis: 1,
  outcome: 'resolved',
  template: 0,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-evaluate-replies-'));
  await writeFile(join(folder, 'marks.jsonl'), `${JSON.stringify(marked)}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

describe('qingyu evaluate replies', () => {
  it('measures the shipped model on replies that stand in the lines themselves', async () => {
    const io = recordIo();
    await evaluate.execute(['replies', [join(folder, 'marks.jsonl')]], { json: true }, io);
    expect(JSON.parse(io.seen.out)).toMatchObject({ relevance: { replies: 1 }, template: { accuracy: 1 } });
  });

  it('measures the model that a flag names, and no other where it is not there', async () => {
    const model = await mkdtemp(join(folder, 'model-'));
    const score = async (): Promise<unknown> => {
      const io = recordIo();
      await evaluate.execute(['replies', [join(folder, 'marks.jsonl')]], { json: true, model }, io);
      return JSON.parse(io.seen.out);
    };
    await expect(score()).rejects.toMatchObject({ code: 'REPLY_MODEL' });
    const shipped = JSON.parse(await readFile('models/replies/model.json', 'utf8')) as { template: object };
    // One to which every reply is a template, as this is none to the shipped one.
    const other = { ...shipped, template: { ...shipped.template, threshold: 0 } };
    await writeFile(join(model, 'model.json'), JSON.stringify(other));
    expect(await score()).toMatchObject({ template: { accuracy: 0 } });
  });

  it('measures models that learned from nothing that is nearly the same as what is measured, written or not', async () => {
    const places = ['东湖', '西岭', '南塘', '北坡', '中洲', '长堤'];
    const real = places.map((place, i) => ({
      ...marked,
      id: place,
      title: `${place}路灯不亮`,
      reply: i % 2 === 0 ? `您好，${place}的路灯已于昨日修复。` : '您反映的问题已转交有关部门办理，谢谢！',
      outcome: i % 2 === 0 ? 'resolved' : 'forwarded',
      template: i % 2,
    }));
    const write = async (name: string, lines: readonly object[]): Promise<string> => {
      await writeFile(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      return join(folder, name);
    };
    const marks = await write('real.jsonl', real);
    const score = async (given: object): Promise<{ template: { replies: number; accuracy: number } }> => {
      const io = recordIo();
      await evaluate.execute(['replies', [marks]], { json: true, folds: '2', ...given }, io);
      expect(io.seen.err).toContain('fold 2 of 2');
      return JSON.parse(io.seen.out);
    };
    const alone = await score({});
    expect(alone.template.replies).toBe(6);
    // Replies of either sort are nearly the same, so that each sort is one fold; copies stand in the fold of what they copy.
    const copies = await write('copies.jsonl', real);
    expect(await score({ written: [copies] })).toEqual(alone);
  });

  it('names the first reply that the message files lack, and says why', async () => {
    const marks = ['b1', 'b2', 'b3'].map((id) => ({ ...marked, id, reply: undefined }));
    const markFile = join(folder, 'named.jsonl');
    await writeFile(markFile, marks.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const board = join(folder, 'board.csv');
    const ask = async (rows: readonly string[]): Promise<unknown> => {
      await writeFile(board, ['编号,标题,内容,时间,答复', ...rows, ''].join('\n'));
      return evaluate.execute(['replies', [markFile]], { messages: [board] }, recordIo());
    };
    const [b1, b2, b3] = ['b1', 'b2', 'b3'].map((id) => `${id},路灯不亮,路灯坏了一个月，请维修。,2024-03-01 08:00:00`);
    await expect(ask([`${b1},路灯已修复。`, `${b2},已办结。`, `${b3},路灯已修复。`])).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(/all 3 replies, got 2; .*: id b2, which has no reply/),
    });
    await expect(ask([`${b1},路灯已修复。`, `${b2},路灯已修复。`])).rejects.toMatchObject({
      message: expect.stringMatching(/got 2; .*: id b3, which none of the files has/),
    });
  });

  it('refuses folds that leave nothing to learn from', async () => {
    const marks = join(folder, 'marks.jsonl');
    const asked = evaluate.execute(['replies', [marks]], { folds: '2' }, recordIo());
    await expect(asked).rejects.toMatchObject({ code: 'TOO_FEW_EXAMPLES' });
  });

  it('refuses flags that its way of measuring has no use for', async () => {
    for (const given of [{ written: ['w.jsonl'] }, { folds: '3', model: 'm' }, { beside: ['b.jsonl'] }]) {
      const asked = evaluate.execute(['replies', [join(folder, 'marks.jsonl')]], given, recordIo());
      await expect(asked).rejects.toMatchObject({ code: 'USAGE' });
    }
  });
});
