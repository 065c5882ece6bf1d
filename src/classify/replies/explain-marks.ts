import { cutText } from '../../core/whole-characters.ts';
import { answerKindNames, answerKinds } from './answer-kinds.ts';
import { findAsks, namesMatter } from './asks.ts';
import { characterTable, countShared } from './characters.ts';
import { type ReplyCue, replyCues } from './cues.ts';
import type { ReplyPair, ReplyReading } from './features.ts';
import type { ReplyOutcome } from './model.ts';
import { namesAnotherMatter } from './named-matter.ts';
import { overlap } from './overlap.ts';

/** Marks of one reply, as `docs/replies.md` defines them. */
export interface GivenMarks {
  /** 2 answers the matter, 1 partly or beside the point, 0 does not answer it. */
  readonly relevance: 0 | 1 | 2;
  /** 2 every question or demand is addressed, 1 some, 0 none. */
  readonly complete: 0 | 1 | 2;
  /** 1: names a policy, rule, document, figure, date or finding that supports the answer. */
  readonly basis: 0 | 1;
  readonly outcome: ReplyOutcome;
  /** 1: would fit almost any message. */
  readonly template: 0 | 1;
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

/** The reason that goes with the mark of boilerplate. */
export const templateReason = '套话，放到任何来信下都成立';

/** What is said where no cue tells. */
const plainOutcomes: Readonly<Record<ReplyOutcome, string>> = {
  resolved: '直接作了答复',
  promised: '说明将要办理',
  explained: '只作了说明',
  forwarded: '主要内容是转交其他部门',
  none: '没有说明办理结果',
};

/** What marks rest on, in Chinese. */
export function explainMarks(pair: ReplyPair, marks: GivenMarks, reading: ReplyReading): string[] {
  const { parsed, cues, titleOverlap, demands, points, kindsShared } = reading;
  const reasons: string[] = [];
  if (parsed.substanceClauses === 0) {
    reasons.push(parsed.roles.forward > 0 ? '只说明已转办，没有实质答复' : '没有实质答复');
  } else if (parsed.roles.forward > 0 && marks.outcome === 'forwarded') reasons.push('主要内容是转交其他部门');
  if (marks.relevance === 0 && namesAnotherMatter(pair, kindsShared)) reasons.push('答复所称的问题与来信不同');
  if (marks.relevance < 2 && titleOverlap < 0.15 && parsed.substanceClauses > 0)
    reasons.push('几乎没有提到来信标题所说的事');
  if (marks.complete === 1 && demands > points)
    reasons.push(`来信约有${demands}项诉求，答复分${Math.max(1, points)}点`);
  const unmentioned = marks.complete === 1 ? findUnmentioned(pair, reading) : [];
  if (unmentioned.length > 0) reasons.push(`似未提到：${unmentioned.join('、')}`);
  if (marks.basis === 1)
    reasons.push(
      ...basisCues
        .filter((cue) => cues[cue] > 0)
        .slice(0, 2)
        .map((cue) => replyCues[cue].says),
    );
  else if (parsed.substanceClauses > 0) {
    const hasAny = basisCues.some((cue) => cues[cue] > 0);
    reasons.push(hasAny ? '所写数字、时间或规定不足以支持答复' : '没有写出依据、数字、时间或核查结果');
  }
  reasons.push(
    ...outcomeCues[marks.outcome]
      .filter((cue) => cues[cue] > 0)
      .slice(0, 2)
      .map((cue) => replyCues[cue].says),
  );
  if (marks.template === 1) reasons.push(templateReason);
  if (reasons.length === 0) reasons.push(plainOutcomes[marks.outcome]);
  return [...new Set(reasons)];
}

const mostUnmentioned = 2;
/** Characters of an ask that are printed. */
const longestAsk = 20;
/** Share of an ask's characters from which the reply may speak of it in other words. */
const leastParaphrased = 0.35;

/**
 * Asks of which a reply has no pair of characters, few characters, and nothing of the kind that they want. Printed and no veto: a reply
 * may speak of them in other words.
 */
function findUnmentioned(pair: ReplyPair, { parsed, written }: ReplyReading): string[] {
  const characters = characterTable(parsed.text);
  const isMet = (text: string): boolean =>
    answerKindNames.some(
      (kind) => answerKinds[kind].asked.test(text) && answerKinds[kind].given.test(parsed.substance),
    );
  return findAsks(pair)
    .filter((ask) => {
      const { text, matter } = ask;
      if (!namesMatter(ask) || overlap(matter, written) > 0 || isMet(text)) return false;
      const { characters: all, shared } = countShared(matter, characters);
      return shared < all * leastParaphrased;
    })
    .slice(0, mostUnmentioned)
    .map(({ text }) => cutText(text.trim(), longestAsk));
}
