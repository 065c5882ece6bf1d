import { createHmac, randomBytes } from 'node:crypto';
import { link, open, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeProblem, QingyuError } from '../../core/errors.ts';
import { makeFolder } from '../../core/output-file.ts';
import { simplifyText } from '../../core/simplify.ts';
import { doubleFamilyNames, singleFamilyNames } from '../masks/family-names.ts';
import { canonicaliseValue } from '../values/clean-text.ts';
import { isNoValue, isWordless } from '../values/no-value.ts';
import { leaderOf } from './joint-author.ts';

const keyBytes = 32;

/**
 * Reads the key under which authors are hashed: 32 bytes as 64 hexadecimal digits.
 * @param path the key's file; a new one gets mode 600 and appears whole or not at all
 * @param options.name what the file is called in an error besides its path: the setting that names it
 * @param options.mayCreate make a key where there is none; false where authors hashed under a lost key would be orphaned
 * @throws QingyuError KEY_MISSING, KEY_BAD, KEY_UNREADABLE
 */
export async function loadAuthorKey(
  path: string,
  options: { readonly mayCreate: boolean; readonly name?: string },
): Promise<Buffer> {
  const existing = await readAuthorKey(path);
  if (existing !== null) return existing;
  if (!options.mayCreate) {
    throw new QingyuError(
      `Expected ${options.name === undefined ? '' : `${options.name} `}${path} to be the key of the author hash, got no such file: say by --author-key where it lies now, or copy it back from a backup; where it is lost for good, the files can only be read into a new workspace`,
      {
        code: 'KEY_MISSING',
        stage: 'ingest',
        data: { path },
      },
    );
  }
  await createKey(path);
  const created = await readAuthorKey(path);
  if (created === null) {
    throw new QingyuError(`Expected ${path} to be readable, got no such file`, {
      code: 'KEY_UNREADABLE',
      stage: 'ingest',
    });
  }
  return created;
}

/**
 * Sees to it that a workspace keeps to one key: under another, the authors of its messages would match none of the new
 * ones, so that copies count twice and people more than once. What is remembered is no secret and tells nothing of the key.
 * @param path the file that remembers; written where it does not exist
 * @param options.isNew no messages yet, so that any key may become the workspace's
 * @throws QingyuError KEY_CHANGED
 */
export async function requireSameKey(
  path: string,
  key: Uint8Array,
  options: { readonly isNew: boolean },
): Promise<void> {
  const fingerprint = createHmac('sha256', key).update('fingerprint of the author key').digest('hex').slice(0, 16);
  const remembered = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    throw unreadable(path, cause);
  });
  // Empty where a run was killed while it wrote.
  if (remembered === null || remembered.trim() === '' || options.isNew) {
    await writeFile(path, `${fingerprint}\n`);
  } else if (remembered.trim() !== fingerprint) {
    throw new QingyuError(
      `Expected the key of the author hash to be the one that the messages of this workspace were read with (${path}), got another: say by --author-key where that one lies, or copy it back from a backup; under another key files can only be read into a new workspace`,
      { code: 'KEY_CHANGED', stage: 'ingest', data: { path } },
    );
  }
}

function unreadable(path: string, cause: unknown): QingyuError {
  return new QingyuError(
    `Expected ${path} to be a file that can be read, got ${describeProblem(cause)}: let the account that runs qingyu read it`,
    { code: 'KEY_UNREADABLE', stage: 'ingest', data: { path }, cause },
  );
}

/** Reads a key as `loadAuthorKey` does, making none: null where there is no such file. @throws QingyuError KEY_BAD, KEY_UNREADABLE */
export async function readAuthorKey(path: string): Promise<Buffer | null> {
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).trim();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw unreadable(path, cause);
  }
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new QingyuError(`Expected ${path} to be 64 hexadecimal digits, got ${text.length} other characters`, {
      code: 'KEY_BAD',
      stage: 'ingest',
      data: { path },
    });
  }
  return Buffer.from(text, 'hex');
}

/** A link never replaces a file: of two runs that start at once, both then read the key of the first. */
async function createKey(path: string): Promise<void> {
  await makeFolder(dirname(path));
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(keyBytes).toString('hex')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path);
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    if (!exists) throw cause;
  } finally {
    await unlink(temporary);
  }
}

const anonymousNames: ReadonlySet<string> = new Set(
  `匿名 匿名用户 匿名网友 匿名市民 匿名者 匿名人士 匿名群众 匿名留言 佚名 无名 无名氏 网友 网民 游客 市民 群众 热心市民 热心网友 热心群众 用户
  未知用户 用户名 保密 不公开 未公开 隐藏 已隐藏 未实名 未登录用户 手机用户 人民网网友 某网友 某市民 某先生 某女士 先生 女士 来电人 来信人 留言人
  anonymous anon guest unknown user`.split(/\s+/u),
);

/** A family name alone (`张**`, `王先生`, `李某某`, `李`), or a given name alone (`**明`): thousands share it. */
const hiddenName =
  /^(?:\p{Script=Han}{1,2}(?:\*+\p{Script=Han}?|[某x]+|先生|女士|小姐|同志)|\*+\p{Script=Han}{1,2}|\p{Script=Han})$/u;

/** How schools and works call people by their family name (`李同学`): a pet name may end so, too. */
const calledByFamily = new RegExp(
  `^(?:[${singleFamilyNames}]|${doubleFamilyNames.join('|')})(?:同学|老师|师傅|家长|大爷|大妈|阿姨|老人)$`,
  'u',
);
/** Whatever stands before it says no more than which group somebody is of: `松柏村村民（匿名）`. */
const withheld = /[(（【[]匿名[)）】\]]$/u;

/** True where a name says nothing of who wrote: such authors never match another. */
export function isAnonymous(name: string): boolean {
  const plain = simplifyText(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s“”"'()[\]【】《》<>「」]/gu, '');
  return (
    isWordless(plain) ||
    isNoValue(plain) ||
    isNoValue(name) ||
    anonymousNames.has(plain) ||
    hiddenName.test(plain) ||
    calledByFamily.test(plain) ||
    withheld.test(name.trim())
  );
}

/** Digits of a telephone number, some of them hidden by its export. */
const telephone = /^(?:\+?86)?([\d*]{7,12})$/u;

/**
 * Who wrote, as far as name and telephone number tell: hotlines note callers as 王先生, whom their number tells from others. A
 * number with hidden digits does so together with the family name only. Of those who write together (李小溪等36人) who leads.
 * @param phone empty where there is none
 */
export function nameCaller(name: string, phone: string): string {
  const leader = leaderOf(name);
  if (!isAnonymous(leader)) return leader;
  const digits = telephone.exec(canonicaliseValue(phone).replace(/[\s-]/gu, ''))?.[1];
  // What is typed in for none has one digit or two (00000000000, 13333333333).
  if (digits === undefined || new Set(digits.replaceAll('*', '')).size < 3) return leader;
  if (!digits.includes('*')) return digits;
  const family = /^\p{Script=Han}/u.exec(leader.trim())?.[0];
  const isTold = family !== undefined && hiddenName.test(leader.trim()) && digits.replaceAll('*', '').length >= 7;
  return isTold ? `${family} ${digits}` : leader;
}

/**
 * HMAC-SHA256 of an author's name, the first 64 bits as 16 hex digits. Equal names (after NFKC, without outer white
 * space) hash alike.
 * @param name as in the input
 * @returns null for empty and anonymous names
 */
export function hashAuthor(name: string, key: Uint8Array): string | null {
  if (isAnonymous(name)) return null;
  const canonical = name.normalize('NFKC').trim().replace(/\s+/gu, ' ');
  return createHmac('sha256', key).update(canonical, 'utf8').digest('hex').slice(0, 16);
}
