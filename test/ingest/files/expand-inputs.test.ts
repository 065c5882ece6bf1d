import { execFileSync } from 'node:child_process';
import nodeFileSystem from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expandInputs } from '../../../src/ingest/files/expand-inputs.ts';
import type { FileSystem } from '../../../src/ingest/files/list-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-expand-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As for a user who may not look into folders of that name: modes do not keep root out. */
function lock(name: string): FileSystem {
  const readdir = (path: string, options: object, done: (error: Error | null) => void): void => {
    if (basename(path) !== name) nodeFileSystem.readdir(path, options as never, done as never);
    else done(Object.assign(new Error(`EACCES: permission denied, scandir '${path}'`), { code: 'EACCES' }));
  };
  return { ...nodeFileSystem, readdir: readdir as unknown as FileSystem['readdir'] };
}

async function expand(inputs: readonly string[], fileSystem?: FileSystem) {
  const errors: [string, string, string][] = [];
  const leftOut: string[] = [];
  const hooks = {
    onFileError: (file: string, { code, message }: { code: string; message: string }) => {
      errors.push([file.replace(`${folder}/`, ''), code, message]);
    },
    onLeftOut: (path: string, reason: string) => {
      leftOut.push(`${path.replace(`${folder}/`, '')}: ${reason}`);
    },
  };
  const files = await expandInputs(
    inputs.map((input) => join(folder, input)),
    hooks,
    fileSystem,
  );
  return { names: files.map(({ name }) => name), errors, leftOut };
}

async function write(...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), 'title,time\n甲,2024/1/1\n');
  }
}

describe('expandInputs', () => {
  it('reports a folder that may not be looked into, below a folder and on the way of a glob', async () => {
    await write('in/a.csv', 'in/secret/b.csv');
    for (const input of ['in', 'in/*/*.csv', 'in/secret', 'in/**/*.csv']) {
      const { names, errors } = await expand([input], lock('secret'));
      expect(names).toEqual(input === 'in' || input === 'in/**/*.csv' ? ['a.csv'] : []);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.[0]).toMatch(/in\/secret$/);
      expect(errors[0]?.slice(1)).toEqual(['UNREADABLE', expect.stringContaining('readable, got: EACCES: permission')]);
    }
    expect((await expand(['in/*.csv'], lock('secret'))).errors).toEqual([]);
    expect((await expand(['none/*.csv', 'in/a.csv/*'])).errors.map(([, code]) => code)).toEqual([
      'NO_MATCH',
      'NO_MATCH',
    ]);
  });

  it('reports links that lead nowhere, where what they are called would be read', async () => {
    await write('in/a.csv');
    for (const name of ['b.csv', 'c.xls', 'd.dat']) await symlink(join(folder, 'gone'), join(folder, 'in', name));
    await symlink('loop.csv', join(folder, 'in/loop.csv'));
    await symlink('a.csv', join(folder, 'in/same.csv'));
    const { names, errors, leftOut } = await expand(['in']);
    expect(names).toEqual(['a.csv']);
    expect(errors.map(([file, code]) => [file, code])).toEqual([
      ['in/b.csv', 'UNREADABLE'],
      ['in/c.xls', 'UNREADABLE'],
      ['in/loop.csv', 'UNREADABLE'],
    ]);
    expect(errors[0]?.[2]).toContain('ENOENT');
    expect(leftOut).toEqual(['in: 1 file of another name was not read: d.dat']);
    expect((await expand(['in/?.csv'])).errors.map(([file]) => basename(file))).toEqual(['b.csv']);
    expect((await expand(['in/loop.csv'])).errors[0]?.[2]).toContain('ELOOP');
  });

  it('counts files of other names, hidden ones aside, and names pipes', async () => {
    await write('in/a.csv', 'in/old.csv.bak', 'in/export', 'in/sub/x.unl', 'in/.hidden', 'in/~$a.xlsx');
    execFileSync('mkfifo', [join(folder, 'in/p.csv'), join(folder, 'in/q.xls')]);
    const { names, errors, leftOut } = await expand(['in']);
    expect([names, errors]).toEqual([['a.csv'], []]);
    const pipe = 'a pipe or device, which is read only where it is named itself';
    expect(leftOut).toEqual([
      `in/p.csv: ${pipe}`,
      `in/q.xls: ${pipe}`,
      'in: 3 files of other names were not read, e.g. export',
    ]);
    expect((await expand(['in/p.csv', 'in/?.csv'])).names).toEqual(['p.csv', 'a.csv']);
  });

  it('takes no file of a workspace for one of another name', async () => {
    await write('lake/messages/1.parquet', 'state/1/x', 'secret.key', 'trends.duckdb', 'forgotten.jsonl', 'in/a.csv');
    const { names, leftOut } = await expand(['.']);
    expect(names).toEqual(['a.csv']);
    expect(leftOut.map((line) => line.split(': ')[1])).toEqual(['a workspace of qingyu']);
  });
});

it.runIf(process.platform === 'linux')(
  'says of files and folders that an archive of Windows named that they are to be renamed',
  async () => {
    await write('好.csv');
    const named = (name: string): Buffer => Buffer.concat([Buffer.from(`${folder}/`), iconv.encode(name, 'gb18030')]);
    await mkdir(named('三月'));
    await writeFile(named('四月.csv'), 'title,time\n甲,2024/1/1\n');
    const { names, errors } = await expand(['.']);
    expect(names).toEqual(['好.csv']);
    expect(errors.map(([, code, message]) => [code, message.split('; ')[1]])).toEqual([
      ['UNREADABLE', 'its name is not in UTF-8, as archives of Windows leave it: rename it'],
      ['UNREADABLE', 'its name is not in UTF-8, as archives of Windows leave it: rename it'],
    ]);
  },
);
