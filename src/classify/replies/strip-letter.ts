/** Names of the field of a form that holds the letter, and of the one that holds what the office says. */
const letterField =
  '(?:主要)?(?:诉求|来信|来电|留言|信件|反映|投诉|举报|求助|工单|问题)人?的?(?:主要)?(?:内容|描述|摘要|事项|问题|诉求|详情)';
const answerField = '(?:办理|处理|调查|核查|核实|回复|答复|反馈|处置|落实)(?:结果|情况|意见|内容)';
const opening = '[【\\[（(]?';
const closing = '[】\\]）)]?[:：]?';
const form = new RegExp(`${opening}${letterField}(?:[】\\])）]|[:：])`, 'u');
const answer = new RegExp(`${opening}${answerField}(?:[】\\])）]|[:：])${closing}\\s*`, 'gu');
/** Characters before the field of the letter: a greeting and the number of the order. */
const formReach = 60;

/** What is put in quotes right after words that say that it is the letter's; they are looked for where a quote is. */
const quoted =
  /[“"「『【](?<=(?:反映|来信|来电|留言|咨询|投诉|举报|诉求|提出|所述|发布|发帖|帖文)(?:的|了|称|说|为|是|：|:|您的){0,3}.)([^“”"「」『』【】]{2,2000})[”"」』】]/gu;

/** Characters at least of a quote that the letter has word by word. */
const leastQuoted = 6;
/** Letters of a copy at least: what two texts on one matter share without copying is shorter, or within one clause. */
const leastCopied = 12;
/** Letters of a copy that begins and ends within a clause: longer than names of rules and offices. */
const leastWithinClause = 30;

/**
 * A reply without what it repeats of the letter: exports put the letter's text before the answer, and offices quote it. It says
 * nothing of what was done. A name or a term that both use stays, and so does a reply of which nothing else would be left.
 */
export function stripLetter(pair: { readonly title: string; readonly body: string; readonly reply: string }): string {
  const { title, body, reply } = pair;
  const letter = `${body}\n。${title}`;
  const own = dropCopies(dropQuotes(dropForm(reply), letter), letter);
  return /[\p{L}\p{N}]/u.test(own) ? own : reply;
}

/** 【诉求内容】…【办理结果】 */
function dropForm(reply: string): string {
  const start = form.exec(reply.slice(0, formReach))?.index ?? -1;
  if (start < 0) return reply;
  answer.lastIndex = start;
  const end = answer.exec(reply);
  return end === null ? reply : `${reply.slice(0, start)} ${reply.slice(end.index + end[0].length)}`;
}

/** Other short quotes are names, which an answer may speak of. */
function dropQuotes(reply: string, letter: string): string {
  const isLetters = (inner: string): boolean =>
    inner.length >= leastWithinClause ||
    /[，。；！？,;!?]/u.test(inner) ||
    (inner.length >= leastQuoted && letter.includes(inner));
  return reply.replace(quoted, (all, inner: string) => (isLetters(inner) ? '' : all));
}

/** Number of a point, which an answer to it repeats. */
const item = /^[一二三四五六七八九十\d]{1,2}[、.．)）]/u;
/** Behind these stands a rule, be it one that the letter names, too. */
const cites = /(?:规定|根据|依据|依照|按照|条例?|明确)[^\p{L}\p{N}]{0,3}[\p{L}\p{N}]{0,2}$/u;

/** The letters and digits of a text. */
interface Letters {
  readonly codes: Uint16Array;
  /** Where each stands in the text. */
  readonly starts: Int32Array;
  /** 1 for each that begins a clause. */
  readonly begins: Uint8Array;
}

/** Marks within a clause. */
const within = /[\s、“”"'「」『』《》〈〉（）()【】[\]—–\-·.…]/u;

function readLetters(text: string): Letters {
  const codes = new Uint16Array(text.length);
  const starts = new Int32Array(text.length);
  const begins = new Uint8Array(text.length);
  let length = 0;
  let atBegin = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isAlphanumeric(code)) {
      codes[length] = code;
      starts[length] = i;
      begins[length++] = atBegin;
      atBegin = 0;
    } else if (atBegin === 0 && !within.test(text.charAt(i))) atBegin = 1;
  }
  return { codes: codes.subarray(0, length), starts: starts.subarray(0, length), begins: begins.subarray(0, length) };
}

/** Chinese characters, and ASCII letters and digits: others may be left out of a comparison. */
function isAlphanumeric(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a)
  );
}

const tableBits = 14;

function hashAt(codes: Uint16Array, at: number): number {
  const near = Math.imul(codes[at]!, 0x9e3779b1) ^ Math.imul(codes[at + 3]!, 0x85ebca6b);
  return (near ^ Math.imul(codes[at + 7]!, 0xc2b2ae35) ^ Math.imul(codes[at + 11]!, 0x27d4eb2f)) >>> (32 - tableBits);
}

/** Where passages of `leastCopied` letters begin, by hash, one more than the place; of those of one hash the first. */
function placeLetters({ codes }: Letters): Int32Array {
  const places = new Int32Array(1 << tableBits);
  for (let i = codes.length - leastCopied; i >= 0; i--) places[hashAt(codes, i)] = i + 1;
  return places;
}

function dropCopies(reply: string, letter: string): string {
  const source = readLetters(letter);
  const own = readLetters(reply);
  if (Math.min(source.codes.length, own.codes.length) < leastCopied) return reply;
  const places = placeLetters(source);
  let kept = '';
  let from = 0;
  for (let i = 0; i + leastCopied <= own.codes.length; ) {
    const at = places[hashAt(own.codes, i)]! - 1;
    const length = at < 0 ? 0 : countEqual(own.codes, i, source.codes, at);
    const start = own.starts[i]!;
    const end = own.starts[i + length - 1] ?? 0;
    if (
      length < leastCopied ||
      cites.test(reply.slice(Math.max(0, start - 8), start + 2)) ||
      !isCopy(source, at, length, reply.slice(end + 1, end + 8))
    ) {
      i += Math.max(1, length - leastCopied + 1);
      continue;
    }
    kept += reply.slice(from, start) + (item.exec(reply.slice(start, start + 4))?.[0] ?? '');
    from = end + 1;
    i += length;
  }
  return kept + reply.slice(from);
}

function countEqual(a: Uint16Array, at: number, b: Uint16Array, from: number): number {
  let length = 0;
  while (at + length < a.length && from + length < b.length && a[at + length] === b[from + length]) length++;
  return length;
}

/**
 * Whether a passage of the letter is more than a term: it goes on into another clause, or is long, or is a clause that the reply
 * does not go on with.
 * @param after what the reply says behind it
 */
function isCopy({ begins }: Letters, at: number, length: number, after: string): boolean {
  if (length >= leastWithinClause || begins.subarray(at + 1, at + length).includes(1)) return true;
  const isClause = begins[at] === 1 && (begins[at + length] ?? 1) === 1;
  return isClause && /^(?:[^\p{L}\p{N}]|的?(?:问题|情况|诉求|事|留言)|$)/u.test(after);
}
