import { type AnswerKind, answerKindNames, answerKinds } from './answer-kinds.ts';
import { type Ask, findAsks, namesMatter } from './asks.ts';
import { characterTable, countShared } from './characters.ts';
import { type charPairs, numberOfPairs, overlap } from './overlap.ts';
import { type WantedThing, wantedThingNames, wantedThings } from './wanted-things.ts';

/** Names of those that tell of what is wanted, whatever the words. */
export const wantedFeatureNames: readonly string[] = [
  'wanted',
  'wantedMissed',
  'wantedMetShare',
  'wantedAllMet',
  'askMostMissed',
  'askMeanMissed',
];

/** Names of the features, in the order of `measureAsks`. */
export const askFeatureNames: readonly string[] = [
  'asks',
  'askLeastTaken',
  'askMeanTaken',
  'asksMissed',
  'asksMetShare',
  'piecesForAsks',
  'askLeastNamed',
  'askMeanNamed',
  'asksUnnamed',
  'asksNamedShare',
  'askKindLeast',
  'askKindMean',
  'askKindsMissed',
  ...answerKindNames.map((kind) => `answers:${kind}`),
  'bodyClausesMissed',
  'bodyClausesTaken',
  ...wantedFeatureNames,
];

/** A message's texts and what its reply says. */
export interface AskedAndSaid {
  readonly title: string;
  readonly body: string;
  readonly substance: string;
  /** Pairs of characters of the substance. */
  readonly said: ReturnType<typeof charPairs>;
  /** Points or clauses of the reply. */
  readonly pieces: number;
}

/** How far a reply takes up each thing that its message asks for: one of which it has no word is hardly answered. */
export function measureAsks({ title, body, substance, said, pieces }: AskedAndSaid): number[] {
  const asks = findAsks({ title, body });
  const characters = characterTable(substance);
  const named = asks.filter(({ matter }) => numberOfPairs(matter, 1) > 0);
  const values = [Math.log1p(named.length)];
  pushShares(
    values,
    named.map(({ matter }) => overlap(matter, said)),
  );
  values.push(Math.min(2, (pieces + 1) / (named.length + 1)));
  pushShares(
    values,
    named.map(({ matter }) => shareOf(matter, characters)),
  );
  pushKinds(values, asks, substance);
  pushBody(values, body, characters);
  const wanting = asks.some(namesMatter) ? asks.map(({ text }) => text) : listClauses(title, body);
  pushWanted(values, wanting, substance);
  return values;
}

function shareOf(text: string, within: Int32Array): number {
  const { characters, shared } = countShared(text, within);
  return characters === 0 ? 0.5 : shared / characters;
}

/** The least and the mean share, and how many asks have none; where nothing is asked for, nothing is missed. */
function pushShares(values: number[], shares: readonly number[]): void {
  const asks = shares.length;
  const missed = shares.filter((share) => share === 0).length;
  const sum = shares.reduce((total, share) => total + share, 0);
  values.push(
    asks === 0 ? 0.5 : Math.min(...shares),
    asks === 0 ? 0.5 : sum / asks,
    Math.log1p(missed),
    asks === 0 ? 1 : 1 - missed / asks,
  );
}

/** Whether the reply has anything of the kind that each ask wants, and for each kind 1 has, −1 has not, 0 not asked for. */
function pushKinds(values: number[], asks: readonly Ask[], substance: string): void {
  const states = new Map<AnswerKind, boolean>();
  let wanted = 0;
  let met = 0;
  for (const { text } of asks) {
    for (const kind of answerKindNames) {
      if (!answerKinds[kind].asked.test(text)) continue;
      const isGiven = states.get(kind) ?? answerKinds[kind].given.test(substance);
      states.set(kind, isGiven);
      wanted++;
      if (isGiven) met++;
    }
  }
  values.push(met === wanted ? 1 : 0, wanted === 0 ? 1 : met / wanted, Math.log1p(wanted - met));
  for (const kind of answerKindNames) {
    const state = states.get(kind);
    values.push(state === undefined ? 0 : state ? 1 : -1);
  }
}

const clauseEnd = /[，。；！？,;!?\s：:]/u;
/** Characters at least of a clause that tells something. */
const leastTelling = 3;
/** Share of such a clause below which the reply does not speak of it. */
const leastSpokenOf = 0.2;

/** Share of the body's clauses of which the reply does not speak, and how much of them it takes up on average. */
function pushBody(values: number[], body: string, within: Int32Array): void {
  let clauses = 0;
  let missed = 0;
  let sum = 0;
  for (const clause of body.slice(-1200).split(clauseEnd)) {
    const { characters, shared } = countShared(clause, within);
    if (characters < leastTelling) continue;
    clauses++;
    sum += shared / characters;
    if (shared / characters < leastSpokenOf) missed++;
  }
  values.push(clauses === 0 ? 0.5 : missed / clauses, clauses === 0 ? 0.5 : sum / clauses);
}

const mostClauses = 10;

/** What is told of by a message that asks for nothing by name: all of it is to be seen to. */
function listClauses(title: string, body: string): string[] {
  const clauses = `${title}。${body}`.split(clauseEnd).filter((clause) => clause.length > leastTelling);
  return clauses.slice(0, mostClauses);
}

/**
 * How many different things are wanted, of how many the reply says nothing, and how much of what one ask wants it passes over: at
 * most, and on average.
 */
function pushWanted(values: number[], asks: readonly string[], substance: string): void {
  const states = new Map<WantedThing, boolean>();
  const missedShares: number[] = [];
  for (const text of asks) {
    const wanted = wantedThingNames.filter((thing) => wantedThings[thing].asked.test(text));
    for (const thing of wanted) {
      if (!states.has(thing)) states.set(thing, wantedThings[thing].given.test(substance));
    }
    const missed = wanted.filter((thing) => states.get(thing) === false);
    if (wanted.length > 0) missedShares.push(missed.length / wanted.length);
  }
  const missed = [...states.values()].filter((isGiven) => !isGiven).length;
  const sum = missedShares.reduce((total, share) => total + share, 0);
  values.push(
    Math.log1p(states.size),
    Math.log1p(missed),
    states.size === 0 ? 1 : 1 - missed / states.size,
    missed === 0 ? 1 : 0,
    Math.max(0, ...missedShares),
    missedShares.length === 0 ? 0 : sum / missedShares.length,
  );
}
