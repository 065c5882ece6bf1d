import { type MessageCue, messageCues, type ReplyCue, replyCues } from './cues.ts';
import { type ParsedReply, parseReply } from './parse-reply.ts';

/** A message and the reply to it, as stored. */
export interface ReplyPair {
  readonly title: string;
  readonly body: string;
  readonly reply: string;
}

const cueNames = Object.keys(replyCues) as ReplyCue[];
const messageCueNames = Object.keys(messageCues) as MessageCue[];

/** Cues whose place in the reply counts: what an office says last is mostly what it does. */
const lateCues = [
  'promise',
  'ongoing',
  'done',
  'refusal',
  'notYet',
  'lawful',
  'answer',
] as const satisfies readonly ReplyCue[];
const earlyCues = ['refusal', 'notYet', 'lawful', 'done', 'finding'] as const satisfies readonly ReplyCue[];
/** Cues that mean something else in the answer to a question than in the answer to a complaint. */
const crossedCues = [
  'finding',
  'policy',
  'article',
  'figure',
  'date',
  'promise',
  'ongoing',
  'done',
  'lawful',
  'refusal',
  'notYet',
  'because',
  'answer',
  'schedule',
] as const satisfies readonly ReplyCue[];

/** Names of the features, in the order of `replyFeatures`. */
export const replyFeatureNames: readonly string[] = [
  'substance',
  'substanceShare',
  'substanceShort',
  'substanceNone',
  'clauses',
  'forward',
  'onlyForward',
  'contact',
  'contactShare',
  'receipt',
  'followUp',
  'thanks',
  'titleOverlap',
  'titleMissed',
  'bodyOverlap',
  'bodyPerLength',
  'names',
  'points',
  'demands',
  'pointsForDemands',
  'questions',
  'manyQuestionsShortReply',
  'messageLength',
  'lengthRatio',
  ...cueNames.flatMap((name) => [name, `${name}Any`]),
  ...lateCues.flatMap((name) => [`${name}Late`, `${name}Last`]),
  ...earlyCues.map((name) => `${name}Early`),
  ...messageCueNames.map((name) => `title:${name}`),
  'inquiry',
  ...crossedCues.map((name) => `inquiry×${name}`),
  'inquiry×substance',
];

/** What the features are made from, for the reasons given to the reader. */
export interface ReplyReading {
  readonly parsed: ParsedReply;
  readonly cues: Readonly<Record<ReplyCue, number>>;
  /** Share of the title's character pairs that the reply takes up, 0 to 1. */
  readonly titleOverlap: number;
  readonly demands: number;
  readonly points: number;
  readonly features: Float64Array;
}

/** Reads a message and its reply into numbers; all of them are small (counts enter as logarithms). */
export function readReply(pair: ReplyPair): ReplyReading {
  const parsed = parseReply(pair.reply);
  const substance = parsed.substance;
  const cues = {} as Record<ReplyCue, number>;
  for (const name of cueNames) cues[name] = countMatches(substance, replyCues[name].pattern);

  const title = stripFrame(pair.title);
  const replyGrams = charPairs(parsed.text);
  const titleOverlap = overlap(charPairs(title), replyGrams);
  const bodyGrams = charPairs(pair.body.slice(0, 1200));
  const bodyOverlap = overlap(bodyGrams, charPairs(substance));
  const demands = Math.max(countMatches(pair.body, messageCues.demand), 0);
  const points = countMatches(parsed.text, messageCues.demand);
  const questions = countMatches(`${pair.title}\n${pair.body}`, messageCues.question);
  const names = countNames(substance, title);
  const length = substance.length;
  const messageLength = pair.title.length + pair.body.length;
  const tail = substance.slice(Math.floor(length * 0.6));
  const head = substance.slice(0, Math.ceil(length * 0.4));
  const last = lastCue(substance);
  const inquiry = asksForInformation(pair, questions) ? 1 : 0;

  const values = [
    Math.log1p(length) / 3,
    length / (parsed.text.length + 1),
    length < 40 ? 1 : 0,
    length < 8 ? 1 : 0,
    Math.log1p(parsed.substanceClauses),
    parsed.roles.forward > 0 ? 1 : 0,
    parsed.roles.forward > 0 && length < 30 ? 1 : 0,
    Math.log1p(parsed.roles.contact),
    parsed.roles.contact / (parsed.substanceClauses + parsed.roles.contact + 1),
    parsed.roles.receipt > 0 ? 1 : 0,
    parsed.roles.followUp > 0 ? 1 : 0,
    Math.log1p(parsed.roles.thanks),
    titleOverlap,
    titleOverlap < 0.15 ? 1 : 0,
    bodyOverlap,
    bodyOverlap / Math.sqrt(length / 100 + 1),
    Math.log1p(names),
    Math.log1p(points),
    Math.log1p(demands),
    Math.min(points + 1, 6) / Math.min(demands + 1, 6),
    Math.log1p(questions),
    questions > 2 && length < 150 ? 1 : 0,
    Math.log1p(messageLength) / 3,
    Math.log((length + 10) / (messageLength + 10)),
    ...cueNames.flatMap((name) => [Math.log1p(cues[name]), cues[name] > 0 ? 1 : 0]),
    ...lateCues.flatMap((name) => [Math.log1p(countMatches(tail, replyCues[name].pattern)), last === name ? 1 : 0]),
    ...earlyCues.map((name) => (countMatches(head, replyCues[name].pattern) > 0 ? 1 : 0)),
    ...messageCueNames.map((name) => (countMatches(pair.title, messageCues[name]) > 0 ? 1 : 0)),
    inquiry,
    ...crossedCues.map((name) => inquiry * Math.log1p(cues[name])),
    inquiry * (Math.log1p(length) / 3),
  ];
  return { parsed, cues, titleOverlap, demands, points, features: Float64Array.from(values) };
}

/** The late cue that stands last in the text, if any. */
function lastCue(text: string): ReplyCue | null {
  let found: ReplyCue | null = null;
  let at = -1;
  for (const name of lateCues) {
    if (name === 'answer') continue;
    for (const match of text.matchAll(replyCues[name].pattern)) {
      if (match.index > at) {
        at = match.index;
        found = name;
      }
    }
  }
  return found;
}

/** Whether a message mainly asks for information: its title says so, or it is short and made of questions. */
function asksForInformation({ title, body }: ReplyPair, questions: number): boolean {
  if (/投诉|举报|反对|质疑|强烈|请求|建议|呼吁/u.test(title)) return false;
  if (/咨询|请问|[?？吗]$|何时|什么时候|怎么|如何|是否|多少|进展/u.test(title)) return true;
  return questions > 0 && body.length < 60 * (questions + 1);
}

function countMatches(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let count = 0;
  while (pattern.exec(text) !== null) count++;
  return count;
}

/** Policies and documents named in 《》, but for those that only repeat the message's own title. */
function countNames(substance: string, title: string): number {
  const own = charPairs(title);
  let count = 0;
  for (const [, name] of substance.matchAll(/[《<]([^》>]{3,60})[》>]/gu)) {
    if (overlap(charPairs(name ?? ''), own) < 0.6) count++;
  }
  return count;
}

/** A title without the words that frame every title ("咨询…的问题"). */
function stripFrame(title: string): string {
  return title.replace(
    /咨询|反映|投诉|举报|请求|希望|建议|关于|强烈|呼吁|请问|再次|相关|有关|问题|情况|尊敬的|领导|解决|质疑|的/gu,
    ' ',
  );
}

/** Distinct pairs of neighbouring Chinese characters, each as one number. */
function charPairs(text: string): Set<number> {
  const pairs = new Set<number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    if (a < 0x4e00 || a > 0x9fff || b < 0x4e00 || b > 0x9fff) continue;
    pairs.add(a * 0x10000 + b);
  }
  return pairs;
}

/** Share of `of` that is in `within`, 0 to 1; 0.5 where there is nothing to compare. */
function overlap(of: ReadonlySet<number>, within: ReadonlySet<number>): number {
  if (of.size === 0) return 0.5;
  let shared = 0;
  for (const pair of of) if (within.has(pair)) shared++;
  return shared / of.size;
}
