import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseFormat, isRefusal, makeOutputFolder, writeWhole } from '../../src/core/output-file.ts';
import { createWorkspace, locateWorkspace } from '../../src/lake/workspace.ts';

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

  // The system says there that a folder does not exist in one that does.
  it.runIf(existsSync('/proc/self'))('refuses folders that cannot be made under /proc, and does not hang', async () => {
    for (const folder of ['/proc/qingyu-none', '/proc/qingyu-none/a/b']) {
      const refused = { code: 'OUTPUT_UNWRITABLE' };
      await expect(makeOutputFolder(folder)).rejects.toMatchObject(refused);
      await expect(createWorkspace(locateWorkspace(folder))).rejects.toMatchObject(refused);
      await expect(writeWhole(join(folder, 'x.txt'), (path) => writeFile(path, ''))).rejects.toMatchObject(refused);
    }
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

  it('follows a link, also to a file that is yet to be made, and leaves it a link', async () => {
    mkdirSync(join(at.folder, 'share'));
    const link = join(at.folder, 'latest.txt');
    symlinkSync(join('share', 'x.txt'), link);
    for (const content of ['first', 'second']) {
      await writeWhole(link, (path) => writeFile(path, content));
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(at.folder, 'share', 'x.txt'), 'utf8')).toBe(content);
    }
    expect(readdirSync(join(at.folder, 'share'))).toEqual(['x.txt']);
  });

  it('writes into a pipe, which stays one', async () => {
    const pipe = join(at.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [read] = await Promise.all([readFile(pipe, 'utf8'), writeWhole(pipe, (path) => writeFile(path, 'whole'))]);
    expect(read).toBe('whole');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(readdirSync(at.folder)).toEqual(['pipe']);
  });

  it('refuses a link that goes in a circle', async () => {
    const link = join(at.folder, 'x.txt');
    symlinkSync(link, link);
    const work = writeWhole(link, (path) => writeFile(path, 'x'));
    await expect(work).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE', data: { path: link } });
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

describe('chooseFormat', () => {
  const choose = (format: 'csv' | 'html' | undefined, out: string | undefined) =>
    chooseFormat(['csv', 'html'], format, out, { htm: 'html' });

  it.each([
    [undefined, undefined, 'csv'],
    ['html', undefined, 'html'],
    [undefined, 'x.html', 'html'],
    [undefined, 'x.HTM', 'html'],
    ['html', 'x.htm', 'html'],
    ['html', 'x', 'html'],
    [undefined, 'report-2025.03', 'csv'],
  ] as const)('takes for --format %s and --out %s the format %s', (format, out, chosen) => {
    expect(choose(format, out)).toBe(chosen);
  });

  it.each([
    ['csv', 'x.html', 'Expected --out to end with .csv, got "x.html"'],
    [undefined, 'x.pdf', 'Expected --out to end with .csv, .html, got "x.pdf"'],
  ] as const)('refuses --format %s with --out %s', (format, out, message) => {
    expect(() => choose(format, out)).toThrow(message);
  });
});

describe('isRefusal', () => {
  it('knows a full, read-only or forbidden disk, as the system and as DuckDB say it', () => {
    const ofSystem = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'write' });
    expect(['ENOSPC', 'EROFS', 'EACCES', 'EDQUOT'].map((code) => isRefusal(ofSystem(code)))).toEqual(
      Array(4).fill(true),
    );
    const unwritten = 'Could not write file "x": No space left on device';
    for (const message of [`IO Error: ${unwritten}`, `TransactionContext Error: Failed to commit: ${unwritten}`]) {
      expect(isRefusal(new Error(message))).toBe(true);
    }
    expect([ofSystem('ENOENT'), new Error('IO Error: no files found'), 'ENOSPC'].map(isRefusal)).toEqual(
      Array(3).fill(false),
    );
  });
});
