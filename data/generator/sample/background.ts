import type { Random } from '../../../src/core/effects.ts';
import { dayPicker, firstDay, lastDay } from '../calendar.ts';
import { between, pick, weightedPicker } from '../dice.ts';
import { problems, topicWeights } from '../patterns/index.ts';
import type { PlaceKind, Problem, Topic } from '../patterns/problem.ts';
import { type Locality, placeNameOf } from '../world.ts';
import type { Draft } from './draft.ts';
import { makeDraft, problemsBeside } from './make-drafts.ts';

/** Relative frequency of kind and urgency, as natural draws from boards have them (critical and praise raised to be seen). */
function labelWeight({ kind, urgency }: Problem): number {
  if (urgency === 'critical') return 0.9;
  if (kind === 'complaint') return urgency === 'urgent' ? 6 : 10;
  if (kind === 'help') return urgency === 'urgent' ? 6 : 10;
  if (kind === 'inquiry') return 8;
  return kind === 'suggestion' ? 4.5 : 1.5;
}

/** Draws problems: the topic by its share of the board, then by kind and urgency. */
export function createProblemPicker(): (random: Random) => Problem {
  const pickTopic = weightedPicker(Object.keys(topicWeights) as Topic[], (topic) => topicWeights[topic]);
  const within = new Map(
    (Object.keys(topicWeights) as Topic[]).map((topic) => [
      topic,
      weightedPicker(
        problems.filter((problem) => problem.topic === topic),
        labelWeight,
      ),
    ]),
  );
  return (random) => (within.get(pickTopic(random)) as (random: Random) => Problem)(random);
}

/** Remembers which problem was told of which place, so that no issue arises unplanned. */
export function createPlaceGuard(): (problem: Problem, locality: Locality) => boolean {
  const used = new Set<string>();
  return (problem, locality) => {
    const key = `${problem.id} ${placeNameOf(locality, problem.at)}`;
    if (used.has(key)) return false;
    used.add(key);
    return true;
  };
}

export function isBoundToPlace(at: PlaceKind): boolean {
  return at !== 'none' && at !== 'case';
}

export interface BackgroundInput {
  readonly random: Random;
  readonly localities: readonly Locality[];
  readonly nextAuthor: () => string;
  readonly isFree: (problem: Problem, locality: Locality) => boolean;
}

/** Messages of which each reports a problem of its own. */
export function makeSingles(input: BackgroundInput, count: number): Draft[] {
  const { random, localities } = input;
  const pickProblem = createProblemPicker();
  const pickDay = dayPicker(firstDay, lastDay);
  return Array.from({ length: count }, () => {
    for (let attempt = 0; ; attempt++) {
      const problem = pickProblem(random);
      const locality = pick(random, localities);
      const bound = isBoundToPlace(problem.at);
      if (bound && !input.isFree(problem, locality) && attempt < 50) continue;
      return makeDraft({
        random,
        problem,
        locality,
        author: input.nextAuthor(),
        day: pickDay(random),
        besides: problemsBeside(random, problems, problem),
        labels: { excluded: problem.at === 'none' },
      });
    }
  });
}

/** Small groups: two or three people who report the same within some weeks. */
export function makeSmallGroups(input: BackgroundInput, count: number): Draft[] {
  const { random, localities } = input;
  const pickProblem = createProblemPicker();
  const pickFirst = dayPicker(firstDay, lastDay - 100);
  const drafts: Draft[] = [];
  for (let group = 1; group <= count; ) {
    const problem = pickProblem(random);
    const locality = pick(random, localities);
    if (!isBoundToPlace(problem.at) || problem.kind === 'praise' || problem.urgency === 'critical') continue;
    if (!input.isFree(problem, locality)) continue;
    const first = pickFirst(random);
    const variant = Math.floor(random() * problem.facts.length);
    for (let member = between(random, 2, 3); member > 0; member--) {
      drafts.push(
        makeDraft({
          random,
          problem,
          locality,
          author: input.nextAuthor(),
          day: first + between(random, 0, 90),
          variant,
          labels: { issue: `small-${group}` },
        }),
      );
    }
    group += 1;
  }
  return drafts;
}
