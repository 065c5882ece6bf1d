import { expect, it } from 'vitest';
import { readSheet } from '../../../src/ingest/xlsx/read-sheet.ts';

const sheet =
  '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';

it('reads a sheet whose elements have a prefix and whose rows may have no number, wherever its pieces end', async () => {
  const bytes = Buffer.from(sheet);
  const workbook = { sharedStrings: [], dateStyles: new Set<number>(), from1904: false };
  for (let cut = 1; cut < bytes.length; cut++) {
    const pieces = (async function* () {
      yield bytes.subarray(0, cut);
      yield bytes.subarray(cut);
    })();
    const rows = [];
    for await (const some of readSheet(pieces, workbook, () => undefined)) rows.push(...some);
    expect(rows).toEqual([
      { row: 1, cells: ['甲'] },
      { row: 2, cells: ['乙'] },
    ]);
  }
});
