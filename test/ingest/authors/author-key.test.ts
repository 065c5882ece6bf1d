import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashAuthor, loadAuthorKey, nameCaller, requireSameKey } from '../../../src/ingest/authors/author-key.ts';

describe('loadAuthorKey', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qingyu-key-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('makes a key that only its owner can read, once', async () => {
    const path = join(folder, 'deeper', 'secret.key');
    const key = await loadAuthorKey(path, { mayCreate: true });
    expect(key).toHaveLength(32);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await loadAuthorKey(path, { mayCreate: false })).toEqual(key);
    expect(await readdir(join(folder, 'deeper'))).toEqual(['secret.key']);
  });

  it('gives runs that start at once the same key', async () => {
    const path = join(folder, 'secret.key');
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadAuthorKey(path, { mayCreate: true })));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect((await readFile(path, 'utf8')).trim()).toBe(keys[0]?.toString('hex'));
  });

  it('refuses to go on without a key that may not be made', async () => {
    await expect(loadAuthorKey(join(folder, 'none'), { mayCreate: false })).rejects.toMatchObject({
      code: 'KEY_MISSING',
    });
  });

  it('refuses another key than the one that the messages were read with', async () => {
    const path = join(folder, 'secret.key.id');
    const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    await requireSameKey(path, first, { isNew: true });
    expect(await readFile(path, 'utf8')).not.toContain(first.toString('hex'));
    await requireSameKey(path, first, { isNew: false });
    await expect(requireSameKey(path, second, { isNew: false })).rejects.toMatchObject({
      code: 'KEY_CHANGED',
      message: expect.stringContaining('say by --author-key where that one lies'),
    });
    await requireSameKey(path, second, { isNew: true });
    await requireSameKey(path, second, { isNew: false });
  });

  it('goes on where a run was killed before it had noted which key it is', async () => {
    const path = join(folder, 'secret.key.id');
    await writeFile(path, '');
    const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    await requireSameKey(path, first, { isNew: false });
    await expect(requireSameKey(path, second, { isNew: false })).rejects.toMatchObject({ code: 'KEY_CHANGED' });
  });

  it('says what to do about a file that cannot be read', async () => {
    const advice = {
      code: 'KEY_UNREADABLE',
      message: expect.stringContaining('let the account that runs qingyu read'),
    };
    await expect(loadAuthorKey(folder, { mayCreate: false })).rejects.toMatchObject(advice);
    await expect(requireSameKey(folder, Buffer.alloc(32), { isNew: false })).rejects.toMatchObject(advice);
  });

  it('refuses a key that is none', async () => {
    const path = join(folder, 'secret.key');
    await writeFile(path, 'hello');
    await expect(loadAuthorKey(path, { mayCreate: true })).rejects.toMatchObject({ code: 'KEY_BAD' });
  });
});

describe('hashAuthor', () => {
  const key = Buffer.alloc(32, 1);

  it('hashes equal names alike, and differently under another key', () => {
    const hash = hashAuthor('小溪流水', key);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(hashAuthor(' 小溪流水　', key)).toBe(hash);
    expect(hashAuthor('小溪流', key)).not.toBe(hash);
    expect(hashAuthor('猫老师', key)).not.toBeNull();
    expect(hashAuthor('小溪流水', Buffer.alloc(32, 2))).not.toBe(hash);
    expect(hashAuthor('Ｕ０１', key)).toBe(hashAuthor('U01', key));
    expect(hashAuthor('小溪  流水', key)).toBe(hashAuthor('小溪 流水', key));
  });

  it.each([
    '',
    '  ',
    '匿名',
    '匿名网友',
    '“匿名”',
    '网友',
    '游客',
    '***',
    '张**',
    '张某某',
    '**明',
    '*小溪',
    '李',
    '李女士',
    '王先生',
    '李同学',
    '欧阳老师',
    '松柏村村民（匿名）',
    'Anonymous',
    'null',
    '—',
  ])('takes %s for nobody', (name) => {
    expect(hashAuthor(name, key)).toBeNull();
  });
});

describe('nameCaller', () => {
  it('tells callers by their number where their name does not', () => {
    expect(nameCaller('王先生', '138 1234 5670')).toBe('13812345670');
    expect(nameCaller('', '0799-6123457')).toBe('07996123457');
    expect(nameCaller('', '\u202d13812345670\u202c')).toBe('13812345670');
    expect(nameCaller('王先生', '138****5670')).toBe('王 138****5670');
    expect(nameCaller('王桐花', '13812345670')).toBe('王桐花');
  });

  it.each(['', '无', '12345', '00000000000', '13333333333', '138********', '张三'])('but not by %j', (phone) =>
    expect(nameCaller('王先生', phone)).toBe('王先生'),
  );

  it('takes who leads a joint petition for the same person as alone', () => {
    expect(nameCaller('王桐花等36人（联名）', '13812345670')).toBe('王桐花');
    expect(nameCaller('桐花村村民等36人', '')).toBe('桐花村村民等36人');
    for (const phone of ['13812345670', '138****5670', '']) {
      expect(nameCaller('王先生等36人', phone)).toBe(nameCaller('王先生', phone));
    }
  });

  it('nor by a number with hidden digits alone', () => {
    expect(nameCaller('匿名', '138****5670')).toBe('匿名');
    // Nor with a family name, where so many are hidden that others have the rest as well.
    expect(nameCaller('王先生', '138*****670')).toBe('王先生');
  });
});
