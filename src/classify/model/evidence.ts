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
    layLeads(scorer, buffer.length, message, leads.slice(from, from + lanes));
    collectRuns(scorer.kernel, message, rankings.slice(from, from + lanes));
  }
  return rankings.map(({ positive, negative }) => [...positive, ...negative].map((run) => storeRun(run, message)));
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
  let at = list.length;
  while (at > 0 && goesBefore(size, start, list[at - 1]!)) at--;
  if (weight === 0 || at >= limit) return;
  list.splice(at, 0, { field, start, end, weight });
  if (list.length > limit) list.pop();
}

function goesBefore(size: number, start: number, other: Run): boolean {
  const otherSize = Math.abs(other.weight);
  return size > otherSize || (size === otherSize && start < other.start);
}

/** Lays what each feature adds to the leads on its characters. Where there is one lead alone, it is laid in both lanes. */
function layLeads(scorer: Scorer, length: number, { title, body }: SegmentedMessage, leads: readonly Lead[]): void {
  const { rows, stride, scales, kernel } = scorer;
  const { bestColumns, rivalColumns, bestScales, rivalScales } = kernel.views;
  for (let lane = 0; lane < lanes; lane++) {
    const { best, runnerUp, sharpness } = leads[lane] ?? leads[0]!;
    bestColumns[lane] = best;
    rivalColumns[lane] = runnerUp;
    bestScales[lane] = scales[best]! * sharpness;
    rivalScales[lane] = scales[runnerUp]! * sharpness;
  }
  const bodyFrom = title.text.length + 1;
  kernel.code.layOnCharacters(length, rows, stride, bodyFrom, bodyFrom + body.text.length + 1);
}

function collectRuns(kernel: Kernel, { title, body }: SegmentedMessage, rankings: readonly Ranking[]): void {
  collectFieldRuns(kernel, title, 'title', 0, 0, rankings);
  collectFieldRuns(kernel, body, 'body', title.starts.length + 1, title.text.length + 1, rankings);
}

/**
 * @param firstWord where the kernel has the words of the field
 * @param from where it has its characters
 */
function collectFieldRuns(
  { code, views }: Kernel,
  { text, starts }: SegmentedText,
  field: Run['field'],
  firstWord: number,
  from: number,
  rankings: readonly Ranking[],
): void {
  const { runFirsts, runLasts, runWeights } = views;
  code.sumWords(firstWord, starts.length, from, text.length);
  rankings.forEach((ranking, lane) => {
    const runs = code.collectRuns(lane, starts.length, faintShare);
    for (let i = 0; i < runs; i++) {
      const start = starts[runFirsts[i]!]!;
      const end = starts[runLasts[i]! + 1] ?? text.length;
      rank(ranking, field, start, end, Math.round(runWeights[i]! * 1000) / 1000);
    }
  });
}
