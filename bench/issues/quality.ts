import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { goldIssuesSchema, type IssueScores, scoreIssues } from '../../src/cluster/evaluate/evaluate-issues.ts';
import { printPossibleScores, scorePossible } from '../../src/cluster/evaluate/evaluate-possible.ts';
import { clusterCorpus } from './cluster-corpus.ts';
import { readGeneratedSample, trainingSeeds } from './generated-sample.ts';
import { type NamedMessage, prepareCorpus, readNamed, withoutTitles } from './load-messages.ts';
import { misspell } from './misspell.ts';
import { replacePlaces } from './replace-places.ts';

const marksSchema = z.object({ groups: z.array(z.array(z.string())), unsure: z.array(z.string()) });

/** How the messages are changed before they are scored. */
interface Variant {
  readonly withoutTitles?: true;
  /** Share of the characters that are misspelt. */
  readonly misspelt?: number;
}

async function vary(named: readonly NamedMessage[], variant: Variant): Promise<readonly NamedMessage[]> {
  const written = variant.misspelt === undefined ? named : await misspell(named, variant.misspelt, 1);
  return variant.withoutTitles === undefined ? written : withoutTitles(written);
}

function print(name: string, { b3, pairwise, messages }: IssueScores): void {
  const digits = (value: number): string => value.toFixed(3);
  console.log(
    `${name.padEnd(34)} B³ P ${digits(b3.precision)} R ${digits(b3.recall)} F ${digits(b3.f)}  ` +
      `pairwise P ${digits(pairwise.precision)} R ${digits(pairwise.recall)} F ${digits(pairwise.f)}  ${messages} messages`,
  );
}

/**
 * Issues of one file against those read by hand: at once, with invented place names, each half of the issues, and ten runs in the
 * order of time against one. Half of an issue file says how far a score hangs on which issues were read; messages of the other
 * half take no part.
 */
export async function measureQuality(goldFile: string, messageFile: string, variant: Variant): Promise<void> {
  const gold = goldIssuesSchema.parse(JSON.parse(await readFile(goldFile, 'utf8')));
  const named = await vary(await readNamed([messageFile]), variant);
  const toId = (id: string): string => id.slice(id.indexOf(':') + 1);
  const plain = (groups: readonly (readonly string[])[]): string[][] => groups.map((group) => group.map(toId));
  const issues = gold.issues.map(({ ids }) => ids);

  const corpus = await prepareCorpus(named);
  const atOnce = plain((await clusterCorpus(corpus)).issues);
  print('at once', scoreIssues(issues, atOnce, gold.exclude));
  for (const half of [0, 1]) {
    const other = issues.filter((_, i) => i % 2 !== half).flat();
    const own = issues.filter((_, i) => i % 2 === half);
    print(`half ${half + 1} of the issues`, scoreIssues(own, atOnce, [...gold.exclude, ...other]));
  }
  for (const seed of [1, 2]) {
    const replaced = await prepareCorpus(await replacePlaces(named, seed));
    print(
      `places replaced, seed ${seed}`,
      scoreIssues(issues, plain((await clusterCorpus(replaced)).issues), gold.exclude),
    );
  }
  const inTen = plain((await clusterCorpus(corpus, 10)).issues);
  print('in ten runs', scoreIssues(issues, inTen, gold.exclude));
  print('ten runs against one', scoreIssues(atOnce, inTen));
}

/**
 * Issues of several files against marks whose ids are `src:id`. Messages that nobody read count as standing alone, so groups
 * of them lower the precision, though some may be right: the figure is for comparing, not for praise.
 */
export async function measureMarks(
  marksFile: string,
  messageFiles: readonly string[],
  variant: Variant,
): Promise<void> {
  const marks = marksSchema.parse(JSON.parse(await readFile(marksFile, 'utf8')));
  const corpus = await prepareCorpus(await vary(await readNamed(messageFiles), variant));
  const present = new Set([...corpus.idsOf.values()].flat());
  const groups = marks.groups.map((ids) => ids.filter((id) => present.has(id))).filter((ids) => ids.length > 1);
  const found = await clusterCorpus(corpus);
  print('marked groups', scoreIssues(groups, found.issues, marks.unsure));
  // A message and its copies by the same author are nothing that could be joined.
  const parts = [...corpus.idsOf.values(), ...found.issues];
  console.log(printPossibleScores(scorePossible(groups, parts, found.possible, marks.unsure)));
}

/**
 * Issues of a generated sample, in which one wording serves many places, against those that were planned. Messages of issues that all
 * samples share take no part.
 */
export async function measureSample(seed: number): Promise<void> {
  if (trainingSeeds.includes(seed)) throw new RangeError(`Expected a seed that trees did not learn from, got ${seed}`);
  const { corpus, planned } = await readGeneratedSample(seed);
  const groups = new Map<string, string[]>();
  for (const [id, { issue }] of planned) if (issue !== null) groups.set(issue, [...(groups.get(issue) ?? []), id]);
  const ids = [...corpus.idsOf.values()].flat();
  const left = ids.filter((id) => planned.get(id)?.isShared !== false);
  print(`sample of seed ${seed}`, scoreIssues([...groups.values()], (await clusterCorpus(corpus)).issues, left));
}
