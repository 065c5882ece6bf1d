import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEdits } from '../../../src/cluster/edits/read-edits.ts';

const pin = { id: 'e1', at: '2030-01-02 03:04:05', action: 'pin', anchor: '00112233445566ff' };

async function read(text: string) {
  const path = join(mkdtempSync(join(tmpdir(), 'edits-')), 'edits.jsonl');
  writeFileSync(path, text);
  return readEdits(path);
}

describe('readEdits', () => {
  it('reads nothing where there is no log', async () => {
    expect(await readEdits('/tmp/no-such-folder/edits.jsonl')).toEqual({ edits: [], problems: [] });
  });

  it('skips blank, broken and unknown lines and says why', async () => {
    const { edits, problems } = await read(
      `${JSON.stringify(pin)}\n\n{"id":"e2","action":"pi\n${JSON.stringify({ ...pin, id: 'e3', colour: 1 })}\n`,
    );
    expect(edits.map(({ id }) => id)).toEqual(['e1']);
    expect(problems.map(({ line }) => line)).toEqual([3, 4]);
  });

  it('skips days and times that no calendar has, at which the tables would fail', async () => {
    const measure = { ...pin, action: 'measure', title: '换装路灯' };
    const lines = [
      { ...measure, date: '2030-02-28' },
      { ...measure, id: 'e2', date: '2030-02-30' },
      { ...pin, id: 'e3', at: '2030-13-02 03:04:05' },
    ];
    const { edits, problems } = await read(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(edits.map(({ id }) => id)).toEqual(['e1']);
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('takes the first edit of a log that an editor of texts saved with a byte order mark', async () => {
    const { edits, problems } = await read(
      `\ufeff${JSON.stringify(pin)}\r\n${JSON.stringify({ ...pin, id: 'e2' })}\r\n`,
    );
    expect(edits.map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect(problems).toEqual([]);
  });

  it('takes an edit whole whose text was pasted with line separators', async () => {
    const note = '第一段\u2028第二段\u2029第三段';
    const { edits, problems } = await read(`${JSON.stringify({ ...pin, note })}\n`);
    expect(edits.map((edit) => edit.note)).toEqual([note]);
    expect(problems).toEqual([]);
  });

  it('takes an id once', async () => {
    const { edits, problems } = await read(`${JSON.stringify(pin)}\n${JSON.stringify(pin)}\n`);
    expect([edits.length, problems.length]).toEqual([1, 1]);
  });
});
