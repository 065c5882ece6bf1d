import type { Evidence, SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { storedSpan } from '../../segment/normalise.ts';
import type { FeatureBuffer } from '../features/feature-buffer.ts';
import { type Kernel, loadSpans } from './kernel/kernel.ts';
import type { Scorer } from './scorer.ts';

export interface EvidenceLimits {
  readonly evidenceFor: number;
  readonly evidenceAgainst: number;
}

/** Words that weigh less than this share of the heaviest one begin no span and end none. */
const faintShare = 0.2;

/** A run of neighbouring words that speak alike, in offsets of the analysed text. */
interface Run {
  readonly field: 'title' | 'body';
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** What is to be explained: by how much a label's column leads over the runner-up's. */
export interface Lead {
  readonly best: number;
  readonly runnerUp: number;
  /** Log-odds per unit of score. */
  readonly sharpness: number;
}

/** The kernel lays so many leads at a time. */
const lanes = 2;

/**
 * The spans that decided: what each feature adds to the chosen label's lead over the runner-up is laid on the words it
 * was read from; neighbouring words that speak alike make one span. Weights are in units of the log-odds.
 * @param scorer which scored this message last
 * @returns by lead
 */
export function findEvidence(
  scorer: Scorer,
  buffer: FeatureBuffer,
  message: SegmentedMessage,
  leads: readonly Lead[],
  limits: EvidenceLimits,
): Evidence[][] {
  loadSpans(scorer.kernel, buffer, message);
  const rankings = leads.map(() => createRanking(limits));
  for (let from = 0; from < leads.length; from += lanes) {
    layLeads(scorer, buffer.length, message, leads, from);
    collectRuns(scorer.kernel, message, rankings, from);
  }
  return rankings.map(({ positive, negative }) => {
    const evidence: Evidence[] = [];
    for (const run of positive) evidence.push(storeRun(run, message));
    for (const run of negative) evidence.push(storeRun(run, message));
    return evidence;
  });
}

function storeRun({ field, start, end, weight }: Run, message: SegmentedMessage): Evidence {
  const [from, to] = storedSpan(message[field].offsets, start, end);
  return { field, start: from, end: to, weight };
}

/** The heaviest runs for and against so far, heaviest first. */
interface Ranking {
  readonly limits: EvidenceLimits;
  readonly positive: Run[];
  readonly negative: Run[];
}

function createRanking(limits: EvidenceLimits): Ranking {
  return { limits, positive: [], negative: [] };
}

/** Keeps a run if it is among the heaviest; of equal ones the earlier in its field comes first. */
function rank(ranking: Ranking, field: Run['field'], start: number, end: number, weight: number): void {
  const list = weight > 0 ? ranking.positive : ranking.negative;
  const limit = weight > 0 ? ranking.limits.evidenceFor : ranking.limits.evidenceAgainst;
  const size = Math.abs(weight);
  // Moved up by hand: most runs are no heavier than the last that is kept, and the others are few.
  let at = Math.min(list.length, limit - 1);
  if (weight === 0 || at < 0 || (at < list.length && !goesBefore(size, start, list[at]!))) return;
  for (; at > 0 && goesBefore(size, start, list[at - 1]!); at--) list[at] = list[at - 1]!;
  list[at] = { field, start, end, weight };
}

function goesBefore(size: number, start: number, other: Run): boolean {
  const otherSize = Math.abs(other.weight);
  return size > otherSize || (size === otherSize && start < other.start);
}

/**
 * Lays what each feature adds to the leads on its characters. Where there is one lead alone, it is laid in both lanes.
 * @param from index of the first lane's lead
 */
function layLeads(
  scorer: Scorer,
  length: number,
  { title, body }: SegmentedMessage,
  leads: readonly Lead[],
  from: number,
): void {
  const { rows, stride, scales, kernel } = scorer;
  const { bestColumns, rivalColumns, bestScales, rivalScales } = kernel.views;
  for (let lane = 0; lane < lanes; lane++) {
    const { best, runnerUp, sharpness } = leads[from + lane] ?? leads[from]!;
    bestColumns[lane] = best;
    rivalColumns[lane] = runnerUp;
    bestScales[lane] = scales[best]! * sharpness;
    rivalScales[lane] = scales[runnerUp]! * sharpness;
  }
  const bodyFrom = title.text.length + 1;
  kernel.code.layOnCharacters(length, rows, stride, bodyFrom, bodyFrom + body.text.length + 1);
}

/** @param from index of the first lane's ranking */
function collectRuns(
  kernel: Kernel,
  { title, body }: SegmentedMessage,
  rankings: readonly Ranking[],
  from: number,
): void {
  const { code } = kernel;
  const bodyFrom = title.text.length + 1;
  const used = Math.min(lanes, rankings.length - from);
  code.sumWords(0, title.starts.length, 0, title.text.length);
  for (let lane = 0; lane < used; lane++) rankRuns(kernel, title, 'title', lane, rankings[from + lane]!);
  code.sumWords(title.starts.length + 1, body.starts.length, bodyFrom, body.text.length);
  for (let lane = 0; lane < used; lane++) rankRuns(kernel, body, 'body', lane, rankings[from + lane]!);
}

/** Ranks the runs of a lane in the field that was summed last. */
function rankRuns(
  { code, views }: Kernel,
  { text, starts }: SegmentedText,
  field: Run['field'],
  lane: number,
  ranking: Ranking,
): void {
  const { runFirsts, runLasts, runWeights } = views;
  const runs = code.collectRuns(lane, starts.length, faintShare);
  for (let i = 0; i < runs; i++) {
    const start = starts[runFirsts[i]!]!;
    const end = starts[runLasts[i]! + 1] ?? text.length;
    rank(ranking, field, start, end, Math.round(runWeights[i]! * 1000) / 1000);
  }
}
