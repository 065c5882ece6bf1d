import { readJiebaDictionary } from './jieba-dictionary.ts';

/** Tags of the dictionary (ICTCLAS) for words that say or join something: verbs, adverbs, conjunctions, prepositions, pronouns, particles. */
const saying: ReadonlySet<string> = new Set([
  'v',
  'vd',
  'vi',
  'vq',
  'd',
  'ad',
  'df',
  'c',
  'p',
  'r',
  'rr',
  'rz',
  'y',
  'e',
]);
/** Tags of numerals, which name nothing where a measure word follows. */
const counting: ReadonlySet<string> = new Set(['m', 'mq']);
const counted =
  /^[一两二三四五六七八九十百千万几多数半每整][个家条所座栋趟次名位群批片块间层户辆段场处些种类项份只起件天年月期样般旦]/u;

/** Rarer words are as often pieces of names as words of a sentence. */
const leastUses = 50;

const newline = 0x0a;
const space = 0x20;
/** An idiom that ends like a name (`走投无路`). */
const pictured = /[路街巷山河桥城园站店厂湖湾苑府村]$/u;
/** Initials of the tags above: most lines are told by this byte without being decoded. */
const initials: ReadonlySet<number> = new Set([...'vdacpryemi'].map((letter) => letter.charCodeAt(0)));

/**
 * Words of two characters or more that the segmenter's dictionary knows as verbs, function words or counts (`包括`, `打通`,
 * `一趟`): no name begins with them or goes across them. Reads the dictionary once, some 20 ms.
 */
export function listFunctionWords(): ReadonlySet<string> {
  const dict = readJiebaDictionary();
  const bytes = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength);
  const words = new Set<string>();
  for (let start = 0; start < bytes.length; ) {
    let end = start;
    while (end < bytes.length && bytes[end] !== newline) end += 1;
    const lineStart = start;
    start = end + 1;
    let tagStart = end - 1;
    while (tagStart > lineStart && bytes[tagStart] !== space) tagStart -= 1;
    if (initials.has(bytes[tagStart + 1]!)) {
      const [word, uses, tag] = bytes.toString('utf8', lineStart, end).trim().split(' ');
      if (tag === undefined || word!.length < 2) continue;
      const frequent = Number(uses) >= leastUses;
      if (
        tag === 'i' ? pictured.test(word!) : frequent && (saying.has(tag) || (counting.has(tag) && counted.test(word!)))
      ) {
        words.add(word!);
      }
    }
  }
  return words;
}
