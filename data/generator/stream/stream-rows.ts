import { createRandom, type Random } from '../../../src/core/effects.ts';
import type { Kind, LocalTime } from '../../../src/core/message.ts';
import { dayWeight, firstDay, lastDay, timeOn } from '../calendar.ts';
import { composeMessage, type Plan } from '../compose.ts';
import { between, chance, mixSeed, pick } from '../dice.ts';
import { drawLength, type LengthShape } from '../length.ts';
import * as names from '../names.ts';
import { addTypos, restyle, retouch } from '../noise.ts';
import type { Problem } from '../patterns/problem.ts';
import { type Handling, handleMessage } from '../replies.ts';
import { createProblemPicker } from '../sample/background.ts';
import { drawLikes } from '../sample/make-drafts.ts';
import { type Writer, write } from '../slots.ts';
import { openLocality } from '../world.ts';
import { extraSentences } from './extra-sentences.ts';
import { loadVocabulary } from './vocabulary.ts';

/** One generated message of the corpus without end. */
export interface StreamRow {
  readonly id: number;
  readonly author: string;
  readonly region: string;
  readonly title: string;
  readonly body: string;
  readonly time: LocalTime;
  readonly likes: number;
  readonly topic: string;
  readonly kind: Kind;
  readonly handling: Handling;
  /** Number of the recurring issue, null: a matter of its own. */
  readonly issue: number | null;
}

export interface StreamOptions {
  readonly rows: number;
  readonly seed: number;
}

/** Constants that bring lengths, distinct tokens and near-copies to those of a real board (`data/compare.ts` prints both). */
export const streamShape = {
  length: { median: 200, below: 0.82, above: 1.06, longest: 7000 } satisfies LengthShape,
  /** Share of sentences with dictionary words, and how flat these are drawn. */
  extraShare: 0.5,
  flatness: 1.12,
  copies: 0.055,
  /** Share of messages about recurring issues; rank r of R issues is drawn in proportion to 1 / (r + shift). */
  recurring: 0.3,
  rowsPerIssue: 25,
  rankShift: 20,
  rowsPerLocality: 2.5,
  rowsPerAuthor: 0.55,
} as const;

const copyWindow = 512;

/**
 * Generates messages in order of their day, two years in all, in constant memory: names, places and issues are derived
 * from numbers, and only the last few hundred rows are kept, to be copied from.
 */
export function* streamRows({ rows, seed }: StreamOptions): Generator<StreamRow> {
  const compose = createComposer(seed, rows);
  const dayAt = createDayScale(rows);
  const recent: StreamRow[] = [];
  for (let index = 0; index < rows; index++) {
    const random = createRandom(mixSeed(seed, 0x20, index));
    const day = dayAt(index);
    const row =
      recent.length > 0 && chance(random, streamShape.copies)
        ? copyRow(random, pick(random, recent), index, day, authorName(random, rows))
        : compose(random, index, day);
    if (recent.length < copyWindow) recent.push(row);
    else recent[index % copyWindow] = row;
    yield row;
  }
}

function createComposer(seed: number, rows: number): (random: Random, index: number, day: number) => StreamRow {
  const vocabulary = loadVocabulary(streamShape.flatness);
  const pickProblem = createProblemPicker();
  const localities = Math.max(400, Math.round(rows / streamShape.rowsPerLocality));
  const issues = Math.max(50, Math.round(rows / streamShape.rowsPerIssue));

  return (random, index, day) => {
    const issue = chance(random, streamShape.recurring) ? drawLiveIssue(random, seed, issues, day) : null;
    const source = issue === null ? random : createRandom(mixSeed(seed, 0x155e, issue));
    const problem = pickProblem(source);
    const locality = openLocality(seed, drawRank(source, localities));
    const personal: Writer['personal'] = [];
    const writer: Writer = {
      random,
      locality,
      at: problem.at,
      day,
      personal,
      numbers: new Map(),
      words: (slot) => fill(random, slot),
    };
    const say = (teller: Random) =>
      write({ ...writer, random: teller, words: (slot) => fill(teller, slot) }, pick(teller, extraSentences));
    const own = issue === null ? undefined : ownWording(source, problem, () => say(source));
    const composed = composeMessage(writer, {
      problem,
      sudden: problem.sudden === true || problem.urgency === 'critical',
      targetLength: drawLength(random, streamShape.length),
      extra: () => say(random),
      extraShare: streamShape.extraShare,
      ...(own === undefined ? {} : { own }),
    });
    const time = timeOn(random, day);
    const body = chance(random, 0.25) ? addTypos(random, composed.body) : composed.body;
    return {
      id: 1_000_000 + index,
      author: authorName(random, rows),
      region: locality.district,
      title: composed.title,
      body: restyle(random, body),
      time,
      likes: drawLikes(random),
      topic: problem.topic,
      kind: problem.kind,
      handling: handleMessage(writer, problem.topic, problem.kind, composed.title, time, lastDay),
      issue,
    };
  };

  function fill(random: Random, slot: string): string {
    return vocabulary.word(random, slot) ?? openName(random, slot);
  }
}

/** An issue's own wording: one matter of its problem, and two sentences that only this issue has. */
function ownWording(source: Random, problem: Problem, sentence: () => string): NonNullable<Plan['own']> {
  const at = Math.floor(source() * problem.facts.length);
  const titles = problem.mixed ? [problem.titles[at] as string] : problem.titles;
  return { titles, facts: [problem.facts[at] as string], marks: [sentence(), sentence()] };
}

const namers: Readonly<Record<string, (random: Random) => string>> = {
  新店: (random) => names.placeStem(random, chance(random, 0.12)) + names.shopKind(random),
  新路: (random) => names.nameRoad(random, chance(random, 0.12)),
  新村: (random) => names.nameVillage(random, chance(random, 0.12)),
  新院: (random) => names.nameEstate(random, chance(random, 0.12)),
  新司: (random) => names.nameFirm(random, chance(random, 0.12)),
  新人: (random) =>
    chance(random, 0.22)
      ? names.personName(random)
      : `${names.surname(random)}${pick(random, ['某', '某某', '主任', '师傅', '老板', '经理'])}`,
  小数: (random) => (between(random, 10, 10 ** between(random, 2, 3)) / 10).toString(),
  整数: (random) => writeCount(random),
  号: (random) => `〔${between(random, 2005, 2025)}〕${between(random, 1, 400)}`,
  型: (random) =>
    `${String.fromCharCode(between(random, 65, 90))}${pick(random, ['', 'T', '-'])}${between(random, 1, 999)}`,
  单位: (random) => pick(random, ['米', '公里', '吨', '平方米', '亩', '度', '分贝', '毫克']),
};

/** Counts as people write them: small ones, round ones, now and then an odd large one. */
function writeCount(random: Random): string {
  const dice = random();
  if (dice < 0.55) return String(between(random, 2, 60));
  if (dice < 0.9) return String(between(random, 1, 99) * 10 ** between(random, 1, 3));
  return String(between(random, 100, 9999));
}

function openName(random: Random, slot: string): string {
  const namer = namers[slot];
  if (namer === undefined) throw new RangeError(`Expected a slot to be known, got "${slot}"`);
  return namer(random);
}

/** A rank from 0 below `count`, in proportion to 1 / (rank + shift): by inversion, so nothing is kept. */
function drawRank(random: Random, count: number): number {
  const shift = streamShape.rankShift;
  return Math.min(count - 1, Math.floor(shift * (1 + count / shift) ** random() - shift));
}

/** An issue that people report on this day; null where a few draws find none. */
function drawLiveIssue(random: Random, seed: number, issues: number, day: number): number | null {
  for (let attempt = 0; attempt < 5; attempt++) {
    const issue = drawRank(random, issues);
    const life = createRandom(mixSeed(seed, 0x11fe, issue));
    const first = firstDay - 60 + Math.floor(life() * (lastDay - firstDay + 60));
    if (day >= first && day <= first + between(life, 30, 400)) return issue;
  }
  return null;
}

function copyRow(random: Random, original: StreamRow, index: number, day: number, author: string): StreamRow {
  const sameAuthor = chance(random, 0.55);
  return {
    ...original,
    id: 1_000_000 + index,
    author: sameAuthor ? original.author : author,
    body: sameAuthor || chance(random, 0.3) ? original.body : retouch(random, original.body),
    time: timeOn(random, day),
    likes: drawLikes(random),
    handling: {
      ...original.handling,
      reply: null,
      repliedAt: null,
      satisfaction: null,
      gradeManner: null,
      gradeSpeed: null,
      marks: null,
      status: '办理中',
    },
  };
}

function authorName(random: Random, rows: number): string {
  return `U${String(Math.floor((random() * rows) / streamShape.rowsPerAuthor)).padStart(8, '0')}`;
}

/** Spreads row numbers over the days of the two years by their weights. */
function createDayScale(rows: number): (index: number) => number {
  const ends: number[] = [];
  let total = 0;
  for (let day = firstDay; day <= lastDay; day++) {
    total += dayWeight(day);
    ends.push(total);
  }
  let at = 0;
  return (index) => {
    while (at < ends.length - 1 && (ends[at] as number) / total <= index / rows) at += 1;
    return firstDay + at;
  };
}
