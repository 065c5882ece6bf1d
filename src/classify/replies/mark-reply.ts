import { simplifyText } from '../../core/simplify.ts';
import type { Simplify } from '../../segment/simplify.ts';
import { findAsks } from './asks.ts';
import { asksWhether, isBareAnswer, repeatsQuestion } from './bare-answers.ts';
import type { ClauseAct } from './cues.ts';
import { explainMarks, type GivenMarks } from './explain-marks.ts';
import { type ReplyPair, type ReplyReading, readReply } from './features.ts';
import { scoreDense, standardise } from './linear.ts';
import { type ReplyModel, type ReplyOutcome, type ReplyQuestion, type ReplyScorer, replyOutcomes } from './model.ts';
import { namesAnotherMatter } from './named-matter.ts';
import { numberOfPairs, overlap, stripFrame } from './overlap.ts';
import { ordersByDay, readOutcome, refusesByLaw, tellsExplained, tellsSettled } from './tell-outcome.ts';
import { tellsWhere } from './tell-where.ts';
import { countPairs, weighPairs } from './text-features.ts';

/** Marks of one reply with their reasons. */
export interface ReplyMarks extends GivenMarks {
  /** What the marks rest on, in Chinese, for the reader. */
  readonly reasons: readonly string[];
}

/** Marks the official reply to a message. @param simplify what is done to the script of texts before they are read */
export function markReply(
  { title, body, reply }: ReplyPair,
  model: ReplyModel,
  simplify: Simplify = simplifyText,
): ReplyMarks {
  const pair = { title: simplify(title), body: simplify(body), reply: simplify(reply) };
  const reading = readReply(pair);
  if (reading.parsed.text === '') {
    return { relevance: 0, complete: 0, basis: 0, outcome: 'none', template: 0, reasons: ['没有答复'] };
  }
  const score = createScorer(pair, reading, model);
  const holds = (question: ReplyQuestion) => 1 / (1 + Math.exp(-score(question))) >= question.threshold;
  const level = ([one, two]: ReplyModel['relevance']) => (holds(two) ? 2 : holds(one) ? 1 : 0);
  const told = tellOutcome(pair, reading);
  const bare = told === 'resolved' ? 1 : readBareAnswers(pair, reading);
  // Boards hardly have replies to other matters, so no model learns to see one.
  const relevance = bare !== null ? 2 : isBeside(pair, reading) ? 0 : level(model.relevance);
  const complete = bare ?? (relevance === 0 ? 0 : level(model.complete));
  const template = (bare === null || told !== null) && holds(model.template) ? 1 : 0;
  // By their definitions: nothing is settled where nothing is addressed, and what is fully addressed was not only passed on.
  const possible: readonly ReplyOutcome[] =
    complete === 0 || template === 1
      ? ['forwarded', 'none']
      : complete === 2
        ? ['resolved', 'promised', 'explained']
        : replyOutcomes;
  const outcomeScore = (outcome: ReplyOutcome) => score(model.outcome[replyOutcomes.indexOf(outcome)]!);
  const announced = onlyAnnounces(reading);
  const marks = {
    relevance,
    complete,
    basis: holds(model.basis) ? 1 : 0,
    outcome:
      told ??
      possible
        .filter((outcome) => !(announced && outcome === 'resolved'))
        .reduce((best, outcome) => (outcomeScore(outcome) > outcomeScore(best) ? outcome : best)),
    template,
  } as const;
  const settled = relevance === 0 ? marks : { ...marks, ...tellAnswered(marks, reading) };
  return { ...settled, reasons: explainMarks(pair, settled, reading) };
}

/** What an order with a day, or a refusal by law, makes of marks by which nothing was said; models take their few words for passing on. */
function tellAnswered(
  { complete, outcome, template }: GivenMarks,
  { parsed: { substance, roles } }: ReplyReading,
): Partial<GivenMarks> {
  const clauses = substance.split('，');
  const addressed: Partial<GivenMarks> = { complete: complete === 2 ? 2 : 1, template: 0 };
  // An order alone has nothing of what was found.
  if (clauses.every(ordersByDay)) return { ...addressed, complete: 1, outcome: 'promised' };
  if (outcome !== 'forwarded' && outcome !== 'none') return {};
  if (clauses.some(ordersByDay)) return { ...addressed, outcome: 'promised' };
  if (refusesByLaw(substance)) return { ...addressed, outcome: 'explained' };
  const said = roles.forward > 0 || template === 1 ? null : readOutcome(substance);
  return said === null ? {} : { ...addressed, outcome: said };
}

/** What a reply says became of the matter, where it says nothing else. */
function tellOutcome(
  { title, body }: ReplyPair,
  { parsed: { substance, roles } }: ReplyReading,
): 'resolved' | 'explained' | null {
  if (roles.forward > 0) return null;
  if (tellsSettled(substance, `${title}\n${body}`)) return 'resolved';
  return tellsExplained(substance) ? 'explained' : null;
}

/**
 * How far a reply that says yes or no and nothing else (能。不用交押金。) answers a message that asks whether: in full if it has as
 * many answers as the message has asks. Null for other replies and messages. Models see too little in one word to judge it.
 */
function readBareAnswers(pair: ReplyPair, { parsed }: ReplyReading): 1 | 2 | null {
  const message = `${pair.title}\n${pair.body}`;
  if (parsed.substanceClauses === 0 || parsed.roles.forward > 0 || !asksWhether(message)) return null;
  const answers = parsed.substance.split('，');
  const isBare = (clause: string): boolean => isBareAnswer(clause, message, false) || repeatsQuestion(clause, message);
  if (!answers.every(isBare)) return null;
  return answers.length >= findAsks(pair).length ? 2 : 1;
}

/** Few replies that readers find relevant take up as little of their message, or name another matter; of replies to another message most do. */
function isBeside(pair: ReplyPair, reading: ReplyReading): boolean {
  const { title, body } = pair;
  const { parsed, cues, written, hasTitle, titleOverlap, bodyOverlap, kindsShared } = reading;
  if (namesAnotherMatter(pair, kindsShared)) return true;
  // Who is told what was done against a stench reads of fines and not of the stench.
  if (kindsShared > (cues.done > 0 ? leastRelated.done : leastRelated.other)) return false;
  const message = `${title}\n${body}`;
  // Where to go names no matter.
  if (parsed.substance.split('，').some((clause) => tellsWhere(clause, message))) return false;
  const matter = stripFrame(body.slice(0, 1200));
  const pairs = numberOfPairs(hasTitle ? `${title}\n${matter}` : matter);
  // Short texts on one matter may have no pair in common by chance.
  if (pairs * numberOfPairs(parsed.substance) < (hasTitle ? leastCompared.titled : leastCompared.untitled))
    return false;
  if (hasTitle) return titleOverlap < 0.05 && bodyOverlap < 0.03;
  // Without a title all of the reply is compared with the body.
  return overlap(matter, written) < 0.025;
}

/** What reply and message have in common of their kinds (a logarithm), from which on they may be of one matter in other words. */
const leastRelated = { done: -2, other: -1 } as const;

/** Pairs of the message times pairs of the reply's substance, from which on it tells that the two share nearly none. */
const leastCompared = { titled: 500, untitled: 900 } as const;

/** Whether clauses announce something and none tells of what was done, holds, or the writer can do. */
function onlyAnnounces({ acts, parsed: { substance } }: ReplyReading): boolean {
  const planned = acts.indexOf('plan');
  // What a plan goes on with (将约谈物业，督促其退还押金) is announced, too.
  const isAnnounced = (act: ClauseAct, i: number): boolean => announcing.has(act) || (act === 'done' && i > planned);
  return planned >= 0 && acts.every(isAnnounced) && !/已|了(，|$)|完毕|可以|需/u.test(substance);
}

const announcing: ReadonlySet<ClauseAct> = new Set(['plan', 'ongoing', 'finding', 'reason']);

/** Scores a reply by any line of the model; its text is looked up once for all of them. */
function createScorer(pair: ReplyPair, reading: ReplyReading, model: ReplyModel): (line: ReplyScorer) => number {
  const dense = standardise(reading.features, model.standardiser);
  const { buckets, values } = weighPairs(countPairs(reading.parsed.substance, pair), model.idf);
  const { text, columns } = model;
  const sums = new Float64Array(columns);
  for (let i = 0; i < buckets.length; i++) {
    const row = buckets[i]! * columns;
    const value = values[i]!;
    for (let k = 0; k < columns; k++) sums[k] = sums[k]! + value * text[row + k]!;
  }
  return (line) => scoreDense(dense, line) + sums[line.column]! * line.textScale;
}
