import type { Place, SegmentedText } from '../core/message.ts';
import { isGeneralName } from '../segment/general-heads.ts';
import { type Clause, splitClauses } from './clauses.ts';
import type { Span } from './opening.ts';
import { matterOf } from './problem-lexicon.ts';
import { isFormula } from './represent.ts';
import { onlyPleads, readSigns } from './titles.ts';

/** How far into a text, from its opening on, the passage is looked for. */
const reach = 260;
const shortest = 5;
const longest = 48;
/** Clauses of a passage, at most. */
const mostClauses = 4;

/**
 * What each feature of a passage adds to its score: a softmax over the passages of a body, fitted to how far they have the pairs of
 * characters of its title (F1, without names), on seven tenths of 9,926 titled messages of three boards.
 */
const coefficients = {
  /** Begins the text. */
  first: 1.5,
  /** log of 1 + characters before it / 20. */
  offset: -3,
  /** log of its length, and characters beyond 30, by tens. */
  length: 1.4,
  excess: -1.4,
  trouble: 1.5,
  question: 1.4,
  claim: 2.3,
  /** Matters that its words are of (three at most), and whether there is one. */
  matters: 1.4,
  anyMatter: 1.6,
  name: 1.1,
  region: 1.8,
  /** Goes on with what was said before. */
  connective: -0.8,
  /** Share of its pairs of characters, outside names, that come once more in the text. */
  central: 4,
  /** Shares of formulas and of figures. */
  formula: -2.2,
  digits: -0.9,
  endsSentence: 0.4,
  /** Each clause beyond the first. */
  clauses: -3.1,
  /** Says where or when and hardly more. */
  bare: -2,
  /** Says when or where, and what comes next says what is; set by hand, as what a passage shares with a title hardly tells. */
  unfinished: -1.5,
} as const;

type Features = Readonly<Record<keyof typeof coefficients, number>>;

const connective =
  /^(?:但|而|且|并|甚|还|同时|因|由于|所以|然后|导致|使|后来|之后|于是|结果|现在|如果|若|虽|尽管|不过|可是|却|又|也|再|即|就|只|其中|另外|此外|首先|其次|第|比如|例如|以及|随着|为了|对于|这|那|他|她|它|至今|目前|当时|以前|从此|每次|当|都|才|则|更)/u;
const people =
  '(?:业主|居民|村民|住户|家长|职工|教师|市民|网友|群众|先生|女士|读者|听友|老人|大爷|大妈|阿姨|(?:来电|反映|诉求|投诉)人)';
const saying = '(?:反映|反应|投诉|举报|咨询|称|表示|反馈|建议|求助|提问|来电|致电|来信|热线|留言|说)';
/** Who writes, or that somebody does. */
const introduction = new RegExp(
  [
    `^(?:我们?|本人|咱们?|俺们?|我家|作为|身为)(?:是|家?住|在|于|系|来自|一[名位个]|.{0,16}(?:${people}|学生|员工|农民|车主|人)$)`,
    '^(?:家住|住在|居住在|现住|[您你]们?好)',
    `${people}们?(?:(?:来电|致电|电话|来信|留言|[向通][^，,]{2,20}|拨打[^，,]{2,20}|打[进来][^，,]{0,12})?${saying}*)?$`,
    `^.{0,26}${saying}$`,
  ].join('|'),
  'u',
);
/** Who says so before what is said (`有市民反映` in `有市民反映路灯不亮`), how somebody feels who writes, and what joins a clause to the one before. */
const lead = new RegExp(
  `^(?:[^，,]{0,16}?${people}[^，,]{0,14}?(?:反映|反应|投诉|举报|表示|来电称|致电称|称)[，,：:]?|[^，,]{0,14}?向(?:您|[贵各]?[^，,]{0,6}?(?:领导|部门|局|办|单位))反[映应](?:一下)?|(?:但是?|可是|不过|然而|而且?|并且?|且|于是|同时|因为|由于|特别是|尤其是|就是|甚至|比如说?|例如|所以|现在|其)(?!的))(?=.{6,})`,
  'u',
);
const unfinished =
  /(?:时候?|[之以]?后|以来|期间|[之以]?前|[里处旁边侧面]|的话|之间|(?<![早晚马网])上|之?下|情况下|过程中)$/u;
/** Signs, figures, and characters that say where and when. */
const positions =
  /[^\p{Script=Han}]|[东南西北中前后左右上下里外侧边面旁口门处段方向附近路位于在的号栋楼单元年月日时许分晨午晚今昨明凌上下]/gu;
const signs = /[^\p{L}\p{N}]+/u;

/** The passage of a text, from its opening on, that says best what the matter is; the opening where none says anything. Linear in the length of the text. */
export function findMatter(text: SegmentedText, opening: Span, places: readonly Place[]): Span {
  const clauses = splitClauses(text.text, opening.from, opening.from + reach);
  const isLeftOut = clauses.map(({ from, to }) => {
    const clause = text.text.slice(from, to);
    return introduction.test(clause) || onlyPleads(clause);
  });
  const names = locateNames(text, places);
  const counts = countPairs(text.text);
  let best: Span = opening;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < clauses.length; i += 1) {
    for (let j = i; j < Math.min(clauses.length, i + mostClauses); j += 1) {
      if (isLeftOut[j] || (j > i && clauses[j - 1]!.ends)) break;
      const span = { from: clauses[i]!.from, to: clauses[j]!.to };
      if (span.to - span.from > longest) break;
      if (span.to - span.from < shortest) continue;
      const score = rate(readFeatures(text, opening, span, clauses.slice(i, j + 1), names, counts));
      if (score > most) [best, most] = [span, score];
    }
  }
  const said = lead.exec(text.text.slice(best.from, best.to));
  return said === null ? best : { from: best.from + said[0].length, to: best.to };
}

function rate(features: Features): number {
  let score = 0;
  for (const name of Object.keys(coefficients) as (keyof Features)[]) score += coefficients[name] * features[name];
  return score;
}

interface Name extends Span {
  readonly isRegion: boolean;
}

function readFeatures(
  { text, words, starts }: SegmentedText,
  opening: Span,
  { from, to }: Span,
  clauses: readonly Clause[],
  names: readonly Name[],
  counts: ReadonlyMap<string, number>,
): Features {
  const passage = text.slice(from, to);
  const within = names.filter((name) => name.from >= from && name.to <= to);
  const rest = hideNames(passage, from, names);
  const pairs = listPairs(rest);
  const matters = new Set<number>();
  let [letters, formulas] = [0, 0];
  for (let i = firstWord(starts, from); i < words.length && starts[i]! < to; i += 1) {
    const word = words[i]!;
    letters += word.length;
    if (isFormula(word)) formulas += word.length;
    const matter = matterOf.get(word);
    if (matter !== undefined) matters.add(matter);
  }
  const { trouble, question, claim } = readSigns(passage);
  const length = to - from;
  return {
    first: Number(from === opening.from),
    offset: Math.log(1 + (from - opening.from) / 20),
    length: Math.log(length),
    excess: Math.max(0, length - 30) / 10,
    trouble: Number(trouble),
    question: Number(question),
    claim: Number(claim),
    matters: Math.min(3, matters.size),
    anyMatter: Number(matters.size > 0),
    name: Number(within.some(({ isRegion }) => !isRegion)),
    region: Number(within.some(({ isRegion }) => isRegion)),
    connective: Number(connective.test(passage)),
    central: pairs.length === 0 ? 0 : pairs.filter((pair) => counts.get(pair)! > 1).length / pairs.length,
    formula: formulas / Math.max(1, letters),
    digits: (passage.match(/\d/gu)?.length ?? 0) / length,
    endsSentence: Number(clauses.at(-1)!.ends),
    clauses: clauses.length - 1,
    bare: Number(rest.replace(positions, '').length < 6),
    unfinished: Number(unfinished.test(passage)),
  };
}

/** Names of a body that tell a place, by offsets into the text as it is read. */
function locateNames({ offsets }: SegmentedText, places: readonly Place[]): Name[] {
  const read = new Map(offsets === null ? [] : Array.from(offsets, (stored, at) => [stored, at] as const).reverse());
  const at = (stored: number): number => (offsets === null ? stored : (read.get(stored) ?? -1));
  return places
    .filter(({ field, type, name }) => field === 'body' && type !== 'quoted' && !isGeneralName(name))
    .map(({ start, end, type }) => ({ from: at(start), to: at(end), isRegion: type === 'region' }));
}

function hideNames(passage: string, from: number, names: readonly Span[]): string {
  let rest = passage;
  for (const name of names) {
    const start = Math.max(0, name.from - from);
    const end = Math.min(passage.length, name.to - from);
    if (end > start) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return rest;
}

function firstWord(starts: ArrayLike<number>, from: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pairs of neighbouring characters of words. */
function listPairs(text: string): string[] {
  return text
    .split(signs)
    .flatMap((part) => Array.from({ length: Math.max(0, part.length - 1) }, (_, i) => part.slice(i, i + 2)));
}

function countPairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const pair of listPairs(text)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}
