import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, makeOutputFolder, writeWhole } from '../../src/core/output-file.ts';

const at: { folder: string } = { folder: '' };
beforeEach(() => {
  at.folder = mkdtempSync(join(tmpdir(), 'qingyu-output-'));
});
afterEach(() => rmSync(at.folder, { recursive: true }));

describe('writeWhole', () => {
  it('makes the folders that the file is in, and leaves nothing temporary', async () => {
    const out = join(at.folder, 'a', 'b', 'x.txt');
    expect(
      await writeWhole(out, async (path) => {
        await writeFile(path, 'whole');
        return 5;
      }),
    ).toBe(5);
    expect(readFileSync(out, 'utf8')).toBe('whole');
    expect(readdirSync(join(at.folder, 'a', 'b'))).toEqual(['x.txt']);
  });

  it('keeps the old file where writing fails, and gives the error as it is', async () => {
    const out = join(at.folder, 'x.txt');
    writeFileSync(out, 'old');
    const work = writeWhole(out, async (path) => {
      await writeFile(path, 'half');
      throw new RangeError('mine');
    });
    await expect(work).rejects.toThrow(RangeError);
    expect(readFileSync(out, 'utf8')).toBe('old');
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('tells what the system refused', async () => {
    writeFileSync(join(at.folder, 'file'), '');
    mkdirSync(join(at.folder, 'folder'));
    for (const out of [join(at.folder, 'file', 'x.txt'), join(at.folder, 'folder')]) {
      await expect(writeWhole(out, (path) => writeFile(path, 'x'))).rejects.toMatchObject({
        code: 'OUTPUT_UNWRITABLE',
        data: { path: out },
      });
    }
    await expect(makeOutputFolder(join(at.folder, 'file'))).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  });
});

describe('isRefusal', () => {
  it('knows a full, read-only or forbidden disk, as the system and as DuckDB say it', () => {
    const ofSystem = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'write' });
    expect(['ENOSPC', 'EROFS', 'EACCES', 'EDQUOT'].map((code) => isRefusal(ofSystem(code)))).toEqual(
      Array(4).fill(true),
    );
    expect(isRefusal(new Error('IO Error: Could not write file "x": No space left on device'))).toBe(true);
    expect([ofSystem('ENOENT'), new Error('IO Error: no files found'), 'ENOSPC'].map(isRefusal)).toEqual(
      Array(3).fill(false),
    );
  });
});
