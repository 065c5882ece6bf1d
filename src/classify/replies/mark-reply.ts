import { type ReplyCue, replyCues } from './cues.ts';
import { type ReplyPair, type ReplyReading, readReply } from './features.ts';
import { scoreLinear, softmax, standardise } from './linear.ts';
import { type ReplyModel, type ReplyOutcome, replyOutcomes } from './model.ts';

/** Marks of one reply, as `docs/replies.md` defines them. */
export interface ReplyMarks {
  /** 2 answers the matter, 1 partly or beside the point, 0 does not answer it. */
  readonly relevance: 0 | 1 | 2;
  /** 2 every question or demand is addressed, 1 some, 0 none. */
  readonly complete: 0 | 1 | 2;
  /** 1: names a policy, rule, document, figure, date or finding that supports the answer. */
  readonly basis: 0 | 1;
  readonly outcome: ReplyOutcome;
  /** 1: would fit almost any message. */
  readonly template: 0 | 1;
  /** What the marks rest on, in Chinese, for the reader. */
  readonly reasons: readonly string[];
}

/** Marks the official reply to a message. */
export function markReply(pair: ReplyPair, model: ReplyModel): ReplyMarks {
  const reading = readReply(pair);
  const input = standardise(reading.features, model.standardiser);
  const holds = (question: ReplyModel['basis']) =>
    softmax(Float64Array.from([0, scoreLinear(input, question)]))[1]! >= question.threshold;
  const level = ([one, two]: ReplyModel['relevance']) => (holds(two) ? 2 : holds(one) ? 1 : 0);
  const marks = {
    relevance: level(model.relevance),
    complete: level(model.complete),
    basis: holds(model.basis) ? 1 : 0,
    outcome: outcomeOf(input, model),
    template: holds(model.template) ? 1 : 0,
  } as const;
  // A reply cannot address a demand without answering to the matter.
  const complete = marks.relevance === 0 ? 0 : marks.complete;
  return { ...marks, complete, reasons: explainMarks({ ...marks, complete }, reading) };
}

function outcomeOf(input: Float64Array, model: ReplyModel): ReplyOutcome {
  const scores = model.outcome.map((weights) => scoreLinear(input, weights));
  return replyOutcomes[scores.indexOf(Math.max(...scores))]!;
}

/** Cues that speak for an outcome, the most telling first. */
const outcomeCues: Readonly<Record<ReplyOutcome, readonly ReplyCue[]>> = {
  resolved: ['done', 'answer', 'change'],
  promised: ['schedule', 'promise', 'ongoing'],
  explained: ['refusal', 'notYet', 'lawful', 'elsewhere', 'because'],
  forwarded: ['elsewhere', 'missing'],
  none: [],
};

const basisCues: readonly ReplyCue[] = ['article', 'finding', 'policy', 'figure', 'date'];

function explainMarks(
  marks: Omit<ReplyMarks, 'reasons'>,
  { parsed, cues, titleOverlap, demands, points }: ReplyReading,
): string[] {
  const reasons: string[] = [];
  if (parsed.substanceClauses === 0) {
    reasons.push(parsed.roles.forward > 0 ? '只说明已转办，没有实质答复' : '没有实质答复');
  } else if (parsed.roles.forward > 0 && marks.outcome === 'forwarded') reasons.push('主要内容是转交其他部门');
  if (marks.relevance < 2 && titleOverlap < 0.15 && parsed.substanceClauses > 0)
    reasons.push('几乎没有提到来信标题所说的事');
  if (marks.complete === 1 && demands > points)
    reasons.push(`来信约有${demands}项诉求，答复分${Math.max(1, points)}点`);
  if (marks.basis === 1)
    reasons.push(
      ...basisCues
        .filter((cue) => cues[cue] > 0)
        .slice(0, 2)
        .map((cue) => replyCues[cue].says),
    );
  else if (parsed.substanceClauses > 0) reasons.push('没有写出依据、数字、时间或核查结果');
  reasons.push(
    ...outcomeCues[marks.outcome]
      .filter((cue) => cues[cue] > 0)
      .slice(0, 2)
      .map((cue) => replyCues[cue].says),
  );
  if (marks.template === 1) reasons.push('套话，放到任何来信下都成立');
  return [...new Set(reasons)];
}
