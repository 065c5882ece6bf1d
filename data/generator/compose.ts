import type { Kind } from '../../src/core/message.ts';
import { between, chance, pick, sampleInOrder, shuffle } from './dice.ts';
import type { Problem } from './patterns/problem.ts';
import * as shared from './patterns/shared.ts';
import { type Writer, write } from './slots.ts';

/** What a message is to say. */
export interface Plan {
  readonly problem: Pick<Problem, 'kind' | 'at' | 'mixed' | 'titles' | 'facts' | 'details' | 'asks'>;
  /** Says nothing of long standing or earlier attempts: for what has happened just now. */
  readonly sudden?: boolean;
  /** Which matter of a mixed problem to tell; drawn where left out. */
  readonly variant?: number;
  /** Own titles and facts of a recurring issue; they take turns with the problem's. */
  readonly own?: {
    readonly titles: readonly string[];
    readonly facts: readonly string[];
    /** Sentences without slots that only this issue has; one of them is said. */
    readonly marks?: readonly string[];
  };
  /** Further problems of the same place that may be named beside the first, for long texts. */
  readonly besides?: readonly Pick<Problem, 'facts' | 'details'>[];
  /** Length of the body to aim at, characters. */
  readonly targetLength: number;
  /** Writes extra sentences where the hand-written ones are used up or too uniform; absent in the sample. */
  readonly extra?: () => string;
  /** Share of sentences beyond the facts that are extra ones, 0 to 1. */
  readonly extraShare?: number;
}

export interface ComposedText {
  readonly title: string;
  readonly body: string;
}

const neutralKinds: ReadonlySet<Kind> = new Set<Kind>(['inquiry', 'suggestion', 'praise']);

/**
 * Writes title and body of one message: greeting, circumstances, facts, consequences, demand, closing. Sentences of one
 * message are never repeated; where the pools run dry, the text stays shorter than `targetLength`.
 */
export function composeMessage(writer: Writer, plan: Plan): ComposedText {
  const { random } = writer;
  const { problem, targetLength } = plan;
  const say = (pattern: string) => write(writer, pattern);
  const { titles, facts } = chooseMatter(writer, plan);
  const title = lengthenTitle(writer, say(pick(random, titles)), problem.kind);
  const short = targetLength < 90;
  const parts: string[] = [];
  if (!short && chance(random, 0.5)) parts.push(say(pick(random, shared.greetings)));
  if (!short && chance(random, 0.55)) parts.push(say(pick(random, introductionsFor(problem.at))));
  parts.push(say(facts[0] as string));
  if (plan.own?.marks !== undefined) parts.push(pick(random, plan.own.marks));
  const tail: string[] = [];
  if (targetLength > 45 || chance(random, 0.5)) tail.push(say(pick(random, problem.asks)));
  const neutral = neutralKinds.has(problem.kind);
  const sudden = plan.sudden === true;
  if (!neutral && targetLength > 150 && chance(random, 0.1)) tail.push(say(pick(random, shared.contacts)));
  if (!short && !neutral && !sudden && chance(random, 0.25)) tail.push(say(pick(random, shared.feelings)));
  if (!short && chance(random, 0.6)) tail.push(say(pick(random, shared.closings)));

  let length = lengthOf(parts) + lengthOf(tail);
  const more = sentences(writer, plan, facts.slice(1), neutral);
  while (length < targetLength - 12) {
    const useExtra = plan.extra !== undefined && chance(random, plan.extraShare ?? 0);
    const next = useExtra ? plan.extra?.() : more.next().value;
    const text = next ?? plan.extra?.();
    if (text === undefined) break;
    // One sentence too long is half as likely as one too short to end the text.
    if (length + text.length > targetLength * 1.25 && length > targetLength * 0.8) break;
    parts.push(text);
    length += text.length;
  }
  return { title, body: parts.join('') + tail.join('') };
}

const titleTails: Readonly<Record<'grievance' | Kind, readonly string[]>> = {
  grievance: ['的问题', '，请有关部门处理', '，望领导重视', '，何时能解决', '，请尽快解决', '，恳请关注'],
  complaint: ['，请相关部门严查', '，一直没人管'],
  help: ['，求帮助', '，请领导帮帮我们'],
  inquiry: ['，请解答', '的相关问题', '，望回复'],
  suggestion: ['，望采纳', '，方便居民', '，希望考虑'],
  praise: ['，谢谢', '，真心感谢'],
};

/** Many titles end in a plea; those that end in a mark or are long already do not. */
function lengthenTitle({ random }: Writer, title: string, kind: Kind): string {
  const asksAlready = /^(?:请问|关于)|的建议$/u.test(title);
  if (asksAlready || title.length > 24 || !/[\p{L}\p{N}]$/u.test(title) || chance(random, 0.3)) return title;
  const grievance = kind === 'complaint' || kind === 'help';
  return title + pick(random, grievance ? [...titleTails.grievance, ...titleTails[kind]] : titleTails[kind]);
}

/** Titles to choose from and facts in the order in which they are told. */
function chooseMatter(writer: Writer, { problem, own, variant }: Plan): Pick<Problem, 'titles' | 'facts'> {
  const { random } = writer;
  if (own !== undefined) {
    const titles = problem.mixed || chance(random, 0.75) ? own.titles : problem.titles;
    const general = problem.mixed ? [] : shuffle(random, problem.facts).slice(0, 1);
    return { titles, facts: [...shuffle(random, own.facts), ...general] };
  }
  if (!problem.mixed) return { titles: problem.titles, facts: shuffle(random, problem.facts) };
  const index = variant ?? Math.floor(random() * problem.facts.length);
  return { titles: [problem.titles[index] as string], facts: [problem.facts[index] as string] };
}

function introductionsFor(at: Problem['at']): readonly string[] {
  const own =
    at === 'estate' ||
    at === 'road' ||
    at === 'village' ||
    at === 'school' ||
    at === 'line' ||
    at === 'works' ||
    at === 'company';
  return shared.introductions[own ? at : 'other'];
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** Further sentences in a plausible order, until the pools are used up. */
function* sentences(
  writer: Writer,
  plan: Plan,
  facts: readonly string[],
  neutral: boolean,
): Generator<string, undefined> {
  const { random } = writer;
  const say = (pattern: string) => write(writer, pattern);
  const details = shuffle(writer.random, plan.problem.details);
  const circumstances = shuffle(writer.random, shared.circumstances);
  const attempts = shuffle(writer.random, shared.attempts);
  for (let i = 0; i < 2; i++) if (details[i] !== undefined) yield say(details[i] as string);
  if (plan.sudden) {
    for (const text of [...facts.slice(0, 1), ...details.slice(2)]) yield say(text);
    return undefined;
  }
  if (neutral) {
    for (const fact of facts.slice(0, 1)) yield say(fact);
    for (const text of [...details.slice(2), ...shuffle(random, shared.pleasantries).slice(0, 4)]) yield say(text);
    if (plan.targetLength > 900) yield* numbered(writer);
    return undefined;
  }
  if (circumstances[0] !== undefined) yield say(circumstances[0]);
  if (attempts[0] !== undefined) yield say(attempts[0]);
  for (const fact of facts.slice(0, 1)) yield say(fact);
  for (const detail of details.slice(2)) yield say(detail);
  if (plan.targetLength > 1400) yield* timeline(writer, Math.min(12, Math.floor(plan.targetLength / 200)));
  const rest = shuffle(writer.random, [...shared.elaborations, ...circumstances.slice(1), ...attempts.slice(1)]);
  const besides = shuffle(writer.random, plan.besides ?? []);
  let step = 0;
  for (const text of rest) {
    if (++step % 3 === 0) {
      const other = besides[step / 3 - 1];
      if (other !== undefined) {
        yield `${pick(random, ['另外，', '除此之外，', '还有，', '再说一件事，'])}${say(pick(random, other.facts))}`;
        yield say(pick(random, other.details));
      }
    }
    yield say(text);
  }
  if (plan.targetLength > 900) yield* numbered(writer);
  if (plan.targetLength > 2000) {
    const names = Math.min(400, Math.floor((plan.targetLength - 1600) / 10));
    yield signatures(writer, names);
  }
  return undefined;
}

function* timeline(writer: Writer, count: number): Generator<string> {
  yield '经过是这样的：';
  const first = writer.day - between(writer.random, 60, 200);
  const steps = sampleInOrder(writer.random, shared.timelineSteps, count);
  for (const [index, step] of steps.entries()) {
    yield write(
      { ...writer, exact: true, day: first + Math.floor(((writer.day - first) * (index + 1)) / (steps.length + 1)) },
      step,
    );
  }
}

function* numbered(writer: Writer): Generator<string> {
  yield pick(writer.random, ['我们的诉求如下：', '具体说几点：', '归纳起来有以下几点：']);
  let number = 0;
  for (const point of shuffle(writer.random, shared.points).slice(0, between(writer.random, 3, 8))) {
    number += 1;
    yield `${number}、${write(writer, point)}`;
  }
}

/** A list of people who sign, as collective letters have it. */
function signatures(writer: Writer, count: number): string {
  const names = Array.from({ length: count }, () => write(writer, '{幢}栋{百}室{名}'));
  return `以下是联名的住户：${names.join('、')}。`;
}
