import { describe, expect, it } from 'vitest';
import { stripCall } from '../../../src/ingest/json/strip-call.ts';
import { readFiles } from '../read-files.ts';

const list =
  '[{"title":"路灯","body":"（坏）);","time":"2019/1/1"},{"title":"停水","body":"停水);","time":"2019/1/2"}]';
/** Longer than a call and its end. */
const longList = `[${Array(6).fill(list.slice(1, -1)).join()}]`;
const titles = ['路灯', '停水'];

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

describe('readBatches on JSON in a call', () => {
  it.each([
    `callback(${list});`,
    `/**/jQuery112_17(${list});\n`,
    `window.data = ${list};`,
    `var rows = ${list}`,
    `page.show({"code":0,"data":{"list":${list}}})`,
    `\ufeff cb (\n${list}\n)\n;\n`,
  ])('reads %s', async (text) => {
    for (const size of [1, 100, 10_000]) {
      const { rows, errors } = await readFiles({}, { inputs: ['-'], standardInput: inPieces(text, size) });
      expect(errors).toEqual([]);
      expect(rows.map(({ title }) => title)).toEqual(titles);
      expect(rows.map(({ body }) => body)).toEqual(['（坏）);', '停水);']);
    }
    const { rows } = await readFiles({ 'a.json': text });
    expect(rows).toHaveLength(2);
  });

  it.each([
    ['[{"title":"路灯"}]);\n', '[{"title":"路灯"}]);\n'],
    [`${longList});\n`, `${longList});\n`],
    [`callback(${longList}\n);\n`, longList],
  ])('takes nothing away but a call, however the text comes in pieces: %s', async (text, stripped) => {
    for (const size of [1, 100, 10_000]) {
      async function* chunks() {
        for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
      }
      const pieces: string[] = [];
      for await (const piece of stripCall(chunks())) pieces.push(piece);
      expect(pieces.join('')).toBe(stripped);
    }
  });

  it('takes a table for one whatever its first cell looks like', async () => {
    const { rows } = await readFiles(
      { 'a.csv': 'title(,time\nf([1]),2019/1/1\n' },
      { settings: { map: { title: 'title(' } } },
    );
    expect(rows).toEqual([{ 'title(': 'f([1])', time: '2019/1/1' }]);
  });
});
