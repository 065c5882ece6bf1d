import { type ClauseAct, clauseActs, type MessageCue, messageCues, type ReplyCue, replyCues } from './cues.ts';
import { askFeatureNames, measureAsks, wantedFeatureNames } from './measure-asks.ts';
import { measureSharedKinds } from './measure-kinds.ts';
import { charPairs, isFrame, overlap, stripFrame, tellsMatter } from './overlap.ts';
import { type ParsedReply, parseReply } from './parse-reply.ts';
import { stripLetter } from './strip-letter.ts';

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

/** Shorter and longer messages read as if they had so many characters: how long a letter is says little of its reply. */
const shortMessage = 100;
const longMessage = 600;

const actNames = clauseActs.map(([act]) => act);

/** Names of the features, in the order in which `readReply` gives them. */
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
  ...actNames.flatMap((act) => [`act:${act}`, `act:${act}Late`, `inquiry×act:${act}`]),
  ...actNames.map((act) => `act:${act}Last`),
  ...messageCueNames.map((name) => `title:${name}`),
  'inquiry',
  ...crossedCues.map((name) => `inquiry×${name}`),
  'inquiry×substance',
  ...askFeatureNames,
  'kindsShared',
];

/** Features that full completeness alone is learned from: they tell no other mark more, and blur it. */
export const fullFeatures: ReadonlySet<string> = new Set(wantedFeatureNames);

/** What the features are made from, for the reasons given to the reader. */
export interface ReplyReading {
  readonly parsed: ParsedReply;
  readonly cues: Readonly<Record<ReplyCue, number>>;
  /** Whether the message has a title that says what it is about. */
  readonly hasTitle: boolean;
  /** Share of the title's character pairs that the reply takes up, 0 to 1; 0.5 without such a title. */
  readonly titleOverlap: number;
  /** Likewise of the message's text. */
  readonly bodyOverlap: number;
  /** What the clauses of the substance do. */
  readonly acts: readonly ClauseAct[];
  /** Pairs of characters of the whole reply. */
  readonly written: Int32Array;
  readonly demands: number;
  readonly points: number;
  /** How far the reply speaks of the message's kinds of problems and asks, whatever the words: 0 in full, below it less. */
  readonly kindsShared: number;
  readonly features: Float64Array;
}

/** Reads a message and its reply into numbers; all of them are small (counts enter as logarithms). */
export function readReply(pair: ReplyPair): ReplyReading {
  const parsed = parseReply(stripLetter(pair), `${pair.title}\n${pair.body}`);
  const substance = parsed.substance;
  const found = {} as Record<ReplyCue, readonly number[]>;
  const cues = {} as Record<ReplyCue, number>;
  for (const name of cueNames) {
    found[name] = findMatches(substance, replyCues[name].pattern);
    cues[name] = found[name].length;
  }

  const written = charPairs(parsed.text);
  const named = stripFrame(pair.title);
  const hasTitle = tellsMatter(pair.title, pair.body) || (!isFrame(pair.title) && overlap(named, written) > 0);
  const title = hasTitle ? named : '';
  const titleOverlap = overlap(title, written);
  const said = charPairs(substance);
  const bodyOverlap = overlap(pair.body.slice(0, 1200), said);
  const demands = countMatches(pair.body, messageCues.demand);
  const points = countMatches(parsed.text, messageCues.demand);
  const questions = countMatches(`${pair.title}\n${pair.body}`, messageCues.question);
  const names = countNames(substance, title);
  const length = substance.length;
  const messageLength = Math.max(shortMessage, Math.min(longMessage, pair.title.length + pair.body.length));
  const last = lastCue(found);
  const inquiry = asksForInformation(pair, questions) ? 1 : 0;

  const values = [
    Math.log1p(length) / 3,
    length / (parsed.text.length + 1),
    Math.max(0, 1 - length / 40),
    parsed.substanceClauses === 0 ? 1 : 0,
    Math.log1p(parsed.substanceClauses),
    parsed.roles.forward > 0 ? 1 : 0,
    parsed.roles.forward > 0 && length < 10 ? 1 : 0,
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
  ];
  // Pushed one by one: to join small arrays takes several times as long, and every reply has all of them.
  for (const name of cueNames) values.push(Math.log1p(cues[name]), cues[name] > 0 ? 1 : 0);
  for (const name of lateCues) values.push(Math.log1p(countFrom(found[name], length * 0.6)), last === name ? 1 : 0);
  for (const name of earlyCues) values.push((found[name][0] ?? length) < length * 0.4 ? 1 : 0);
  const acts = actsOf(substance);
  addActs(values, acts, inquiry);
  for (const name of messageCueNames) values.push(countMatches(pair.title, messageCues[name]) > 0 ? 1 : 0);
  values.push(inquiry);
  for (const name of crossedCues) values.push(inquiry * Math.log1p(cues[name]));
  values.push(inquiry * (Math.log1p(length) / 3));
  const pieces = Math.max(points, substance.split('，').length);
  values.push(...measureAsks({ title: pair.title, body: pair.body, substance, said, pieces }));
  const kindsShared = measureSharedKinds({ title: pair.title, body: pair.body, substance });
  values.push(kindsShared);
  const features = new Float64Array(values);
  return { parsed, cues, hasTitle, titleOverlap, bodyOverlap, acts, written, demands, points, kindsShared, features };
}

/** How much of a reply does what, its last clauses among them, and what the last one does. */
function addActs(values: number[], acts: readonly ClauseAct[], inquiry: number): void {
  for (const act of actNames) {
    const share = countActs(acts, act, 0) / Math.max(1, acts.length);
    values.push(share, countActs(acts, act, acts.length - 4) / 4, inquiry * share);
  }
  for (const act of actNames) values.push(acts.at(-1) === act ? 1 : 0);
}

/** What the clauses of substance say of the matter, without those that say none of it. */
export function actsOf(substance: string): ClauseAct[] {
  const acts: ClauseAct[] = [];
  for (const clause of substance.split('，')) {
    const act = clauseActs.find(([, pattern]) => pattern.test(clause));
    if (act !== undefined) acts.push(act[0]);
  }
  return acts;
}

/** How many of the acts from an index on are this one. */
function countActs(acts: readonly ClauseAct[], act: ClauseAct, from: number): number {
  let count = 0;
  for (let i = Math.max(0, from); i < acts.length; i++) if (acts[i] === act) count++;
  return count;
}

/** How many of the starts, in ascending order, are not before a position. */
function countFrom(starts: readonly number[], position: number): number {
  const first = starts.findIndex((at) => at >= position);
  return first < 0 ? 0 : starts.length - first;
}

/** The late cue that stands last in the text, if any. */
function lastCue(found: Readonly<Record<ReplyCue, readonly number[]>>): ReplyCue | null {
  let last: ReplyCue | null = null;
  let at = -1;
  for (const name of lateCues) {
    const end = found[name].at(-1) ?? -1;
    if (name !== 'answer' && end > at) {
      at = end;
      last = name;
    }
  }
  return last;
}

/** Whether a message mainly asks for information: its title says so, or it is short and made of questions. */
function asksForInformation({ title, body }: ReplyPair, questions: number): boolean {
  if (/投诉|举报|反对|质疑|强烈|请求|建议|呼吁/u.test(title)) return false;
  if (/咨询|请问|[?？吗]$|何时|什么时候|怎么|如何|是否|多少|进展/u.test(title)) return true;
  return questions > 0 && body.length < 60 * (questions + 1);
}

/** Starts of the matches of a global pattern. */
function findMatches(text: string, pattern: RegExp): number[] {
  const starts: number[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) starts.push(match.index);
  return starts;
}

function countMatches(text: string, pattern: RegExp): number {
  return findMatches(text, pattern).length;
}

/** Policies and documents named in 《》, but for those that only repeat the message's own title. */
function countNames(substance: string, title: string): number {
  const own = charPairs(title);
  let count = 0;
  for (const [, name] of substance.matchAll(/[《<]([^》>]{3,60})[》>]/gu)) {
    if (overlap(name ?? '', own) < 0.6) count++;
  }
  return count;
}
