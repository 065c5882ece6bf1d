import type { Random } from '../../../src/core/effects.ts';
import { dayOf, dayPicker } from '../calendar.ts';
import { between, chance, pick } from '../dice.ts';
import { problems } from '../patterns/index.ts';
import type { Problem } from '../patterns/problem.ts';
import { eventBurst, eventWording, topicBurst } from '../planted/bursts.ts';
import { campaign, campaignExtras, lonely, themes } from '../planted/campaign.ts';
import { type PlantedIssue, plantedIssues } from '../planted/issues.ts';
import { type Writer, write } from '../slots.ts';
import { type Locality, placeNameOf } from '../world.ts';
import type { BackgroundInput } from './background.ts';
import type { Draft } from './draft.ts';
import { makeDraft } from './make-drafts.ts';

/** Share of an issue's messages that an author who wrote already writes again (一人多诉). */
const repeatedAuthor = 0.18;

export function problemById(id: string): Problem {
  const found = problems.find((problem) => problem.id === id);
  if (found === undefined) throw new RangeError(`Expected a problem of the patterns, got "${id}"`);
  return found;
}

/** Messages of the planted recurring issues. */
export function makeIssues(input: BackgroundInput): Draft[] {
  return plantedIssues.flatMap((issue) => makeIssue(input, issue));
}

function makeIssue({ random, localities, nextAuthor }: BackgroundInput, issue: PlantedIssue): Draft[] {
  const problem = problemById(issue.problem);
  const ground = pick(random, inDistrict(localities, issue.district));
  const locality: Locality = {
    ...ground,
    street: issue.street,
    town: issue.street.replace('街道', '镇'),
    ...issue.names,
  };
  const pickDay = dayPicker(dayOf(issue.from), dayOf(issue.to));
  const days = Array.from({ length: issue.members }, () => pickDay(random)).sort((a, b) => a - b);
  const authors: string[] = [];
  return days.map((day) => {
    const author = authors.length > 1 && chance(random, repeatedAuthor) ? pick(random, authors) : nextAuthor();
    authors.push(author);
    return makeDraft({ random, problem, locality, author, day, own: issue, labels: { issue: issue.id } });
  });
}

/** The name of an issue's place. */
export function issuePlace(issue: PlantedIssue, locality: Locality): string {
  return placeNameOf(locality, problemById(issue.problem).at);
}

/** Burst of one topic in one district: different places and problems. */
export function makeTopicBurst(input: BackgroundInput): Draft[] {
  const { random, localities, nextAuthor } = input;
  const home = inDistrict(localities, topicBurst.district);
  return onDays(topicBurst.from, topicBurst.dailyCounts).map((day) => {
    for (let attempt = 0; ; attempt++) {
      const problem = problemById(pick(random, topicBurst.problems));
      const locality = pick(random, home);
      const bound = problem.at !== 'none' && problem.at !== 'case';
      if (bound && !input.isFree(problem, locality) && attempt < 50) continue;
      const draft = makeDraft({
        random,
        problem,
        locality,
        author: nextAuthor(),
        day,
        labels: { burst: 'topic', excluded: problem.at === 'none' },
      });
      return { ...draft, regionGiven: true };
    }
  });
}

/** Burst of one event: many people write about the water of one waterworks. */
export function makeEventBurst({ random, localities, nextAuthor }: BackgroundInput): Draft[] {
  const { id, topic, subtopic, kind, urgency } = eventBurst;
  const problem: Problem = { id, topic, subtopic, kind, urgency, at: 'street', ...eventWording };
  const homes = inDistrict(localities, eventBurst.district);
  return onDays(eventBurst.from, eventBurst.dailyCounts).map((day) => {
    const locality = {
      ...pick(random, homes),
      street: eventBurst.street,
      town: eventBurst.street.replace('街道', '镇'),
    };
    const labels = { issue: id, burst: 'event' } as const;
    const targetLength = between(random, 60, 300);
    return {
      ...makeDraft({ random, problem, locality, author: nextAuthor(), day, targetLength, labels }),
      regionGiven: true,
    };
  });
}

/** The suggestion campaign: short proposals of known themes, and some that stand alone. */
export function makeCampaign({ random, localities, nextAuthor }: BackgroundInput): Draft[] {
  const pickDay = dayPicker(dayOf(campaign.from), dayOf(campaign.to));
  const contribution = (topic: string, title: string, body: string, theme: string | null): Draft => {
    const problem: Problem = {
      id: 'campaign',
      topic,
      subtopic: '',
      kind: 'suggestion',
      urgency: 'routine',
      at: 'none',
      titles: [title],
      facts: [body],
      details: [],
      asks: [''],
    };
    const locality = pick(random, localities);
    const labels = { theme, excluded: true };
    const made = makeDraft({
      random,
      problem,
      locality,
      author: nextAuthor(),
      day: pickDay(random),
      targetLength: 40,
      labels,
    });
    return { ...made, subtopic: null, addressedTo: campaign.name, body: made.body + campaignEnding(random, locality) };
  };
  return [
    ...themes.flatMap((theme) =>
      Array.from({ length: theme.members }, () =>
        contribution(theme.topic, pick(random, theme.titles), pick(random, theme.bodies), theme.id),
      ),
    ),
    ...lonely.map(({ topic, title, body }) => contribution(topic, title, body, null)),
  ];
}

function campaignEnding(random: Random, locality: Locality): string {
  const writer: Writer = { random, locality, at: 'none', day: dayOf(campaign.from), personal: [], numbers: new Map() };
  return chance(random, 0.6) ? write(writer, pick(random, campaignExtras)) : '';
}

function inDistrict(localities: readonly Locality[], district: string): Locality[] {
  return localities.filter((locality) => locality.district === district);
}

function onDays(from: string, counts: readonly number[]): number[] {
  return counts.flatMap((count, index) => Array.from({ length: count }, () => dayOf(from) + index));
}
