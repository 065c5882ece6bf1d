import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { loadClassifier } from '../../src/classify/message-classifier.ts';
import { classifySettings } from '../../src/classify/settings.ts';
import { compareProblems } from '../../src/cluster/classes/problem-classes.ts';
import { readShares } from '../../src/cluster/semantics/word-shares.ts';
import { readIssueVectors } from '../../src/cluster/semantics/word-vectors.ts';
import { issueSettings } from '../../src/cluster/settings.ts';
import { createDraft } from '../../src/cluster/store/draft.ts';
import { createStore } from '../../src/cluster/store/store.ts';
import { weighTerms } from '../../src/cluster/store/weights.ts';
import { createSegmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';
import { averagePrecision } from '../average-precision.ts';
import { createRepresenter, type NamedMessage, readNamed } from './load-messages.ts';

const marksSchema = z.object({
  problems: z.array(z.tuple([z.string(), z.string(), z.union([z.literal(0), z.literal(1)])])),
});

/**
 * How well messages of one kind of problem are told from others: average precision over pairs read by hand, and precision
 * and recall from `classes.threshold` on. Each message stands for an issue of its own.
 */
export async function measureClasses(marksFile: string, messageFiles: readonly string[]): Promise<void> {
  const { problems: marked } = marksSchema.parse(JSON.parse(await readFile(marksFile, 'utf8')));
  const settings = issueSettings.parse({});
  for (const file of messageFiles) {
    const named = await readNamed([file]);
    const logOdds = await compareAll(named);
    const judged = marked.flatMap(([a, b, same]) => {
      const value = logOdds(a, b);
      return value === null ? [] : [{ value, isRight: same === 1 }];
    });
    const chosen = judged.filter(({ value }) => value >= settings.classes.threshold);
    const hits = chosen.filter(({ isRight }) => isRight).length;
    const all = judged.filter(({ isRight }) => isRight).length;
    console.log(
      `${file}: ${judged.length} pairs, average precision ${averagePrecision(judged).toFixed(3)}; from the threshold on ` +
        `precision ${(hits / chosen.length).toFixed(3)}, recall ${(hits / all).toFixed(3)}`,
    );
  }
}

/** Log-odds that two messages, by `src:id`, state one problem; null where one of them is not of these. */
async function compareAll(named: readonly NamedMessage[]): Promise<(a: string, b: string) => number | null> {
  const settings = issueSettings.parse({});
  const vectors = readIssueVectors();
  const store = createStore();
  const draft = createDraft(store, vectors.words);
  const represent = await createRepresenter();
  const label = await createLabeller();
  for (const entry of named) draft.add({ ...represent(entry), ...(await label(entry)) });
  draft.finish();
  const weights = weighTerms(store, settings, vectors, readShares());
  const issues = named.map(({ id }, i) => ({ id, founder: i, members: [i] }));
  const { comparer } = compareProblems(issues, store, weights, vectors, settings);
  const indices = new Map(named.map(({ id }, i) => [id, i]));
  return (a, b) => {
    const [i, j] = [indices.get(a), indices.get(b)];
    return i === undefined || j === undefined ? null : comparer.pair(i, j);
  };
}

async function createLabeller() {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const classifier = await loadClassifier(classifySettings.parse({}));
  return async ({ message }: NamedMessage) => {
    const [labels] = await classifier.classify([segmentMessage(segmenter, message)]);
    const { topic, subtopic, kind } = labels!;
    return { topic: topic.label, subtopic, kind: kind.label };
  };
}
