import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/core/duckdb.ts';
import { loadSql } from '../../src/core/sql.ts';
import { hashLetter, hashLetters, indexForgotten, readForgotten, recordForgotten } from '../../src/lake/forgotten.ts';

let dir: string;
let file: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-forgotten-'));
  file = join(dir, 'forgotten.jsonl');
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

const entry = { at: '2026-01-05 08:00:00', source: 'main', id: '71', text: null, letter: null, inputs: ['ab12'] };

describe('what is forgotten', () => {
  it('is kept in the order in which it was asked for', async () => {
    expect(await readForgotten(file)).toEqual([]);
    await recordForgotten(file, [entry]);
    await recordForgotten(file, [{ ...entry, id: '72' }]);
    expect((await readForgotten(file)).map(({ id }) => id)).toEqual(['71', '72']);
  });

  it('is never taken for nothing where its file cannot be read', async () => {
    await writeFile(file, `${JSON.stringify(entry)}\n{"at": "2026`);
    await expect(readForgotten(file)).rejects.toMatchObject({ code: 'FORGOTTEN_UNREADABLE', data: { line: 2 } });
  });
});

describe('a forgotten row', () => {
  const row = { source: 'main', id: '71', author: null, title: '路灯不亮', body: '柳荫小区一片漆黑' };

  it('is known by its id within its source, whatever it says by now', () => {
    const forgotten = indexForgotten([entry]);
    expect(forgotten.hasMessage({ ...row, body: '补充：还是不亮' }, null)).toBe(true);
    expect(forgotten.hasMessage({ ...row, id: '72' }, null)).toBe(false);
    expect(forgotten.hasMessage({ ...row, source: 'hotline' }, null)).toBe(false);
  });

  it('is known by its text, too, where the id stands for another one', () => {
    const forgotten = indexForgotten([{ ...entry, text: hashLetters(row.title, row.body) }]);
    expect(forgotten.hasMessage({ ...row, body: '柳荫小区，一片漆黑！' }, null)).toBe(true);
    expect(forgotten.hasMessage({ ...row, body: '垃圾站臭气熏天' }, null)).toBe(false);
  });

  it('is known by its writer and letters under any id and source, where both are there', () => {
    const letter = hashLetter({ ...row, author: 'a1' });
    const forgotten = indexForgotten([
      { ...entry, letter },
      { ...entry, id: '73' },
    ]);
    const again = { ...row, id: 'other', source: 'hotline', body: '柳荫小区，一片漆黑！' };
    expect(forgotten.hasMessage({ ...again, author: 'a1' }, null)).toBe(true);
    expect(forgotten.hasMessage({ ...again, author: 'a2' }, null)).toBe(false);
    expect(forgotten.hasMessage(again, null)).toBe(false);
    expect(hashLetter({ author: 'a1', title: '？', body: '……' })).toBeNull();
  });

  it('is known by its cells where another id is derived from them, or nothing is made of them', () => {
    const forgotten = indexForgotten([entry]);
    expect(forgotten.hasMessage({ ...row, id: 'other' }, 'ab12')).toBe(true);
    expect(forgotten.hasMessage({ ...row, id: 'other', source: 'hotline' }, 'ab12')).toBe(false);
    expect([forgotten.hasInput('ab12'), forgotten.hasInput('cd34'), forgotten.hasInput(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it('hashes letters in the database as in the program', async () => {
  const db = await openDatabase(':memory:', { memoryLimit: '200MB', threads: 1 });
  await db.run(await loadSql(new URL('../../src/lake/sql/letters-hash.sql', import.meta.url)));
  const letters = fc.string({ unit: fc.constantFrom(...'路灯Aa1１，。 \n·é①ー𠮷🙂ⅧـかĀ\u0301') });
  await fc.assert(
    fc.asyncProperty(letters, letters, async (title, body) => {
      const [found] = await db.rows<{ hash: string; letter: string; unknown: null }>(
        "SELECT letters_hash($1, $2) AS hash, letter_hash('a1', $1, $2) AS letter, letter_hash(NULL, $1, $2) AS unknown",
        [title, body],
      );
      const letter = hashLetter({ author: 'a1', title, body });
      expect(found).toEqual({ hash: hashLetters(title, body), letter, unknown: null });
    }),
  );
  db.close();
});
