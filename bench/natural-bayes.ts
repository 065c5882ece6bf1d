import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Command } from 'commander';
import { loadLexicons } from '../src/classify/load-lexicons.ts';
import { loadClassifier } from '../src/classify/message-classifier.ts';
import { writeModel } from '../src/classify/model/model-files.ts';
import { classifySettings } from '../src/classify/settings.ts';
import type { Example } from '../src/classify/train/example.ts';
import { groupNearCopies } from '../src/classify/train/near-copies.ts';
import { trainModel } from '../src/classify/train/train-model.ts';
import { createRandom } from '../src/core/effects.ts';
import type { SegmentedMessage } from '../src/core/message.ts';
import { createSegmenter, segmentMessage } from '../src/segment/segmenter.ts';
import { segmentSettings } from '../src/segment/settings.ts';
import { describeMachine } from './measure.ts';

/** What is used of it; its own declarations are TypeScript sources that a strict build does not accept. */
type NaturalBayes = new () => {
  addDocument(tokens: string[], label: string): void;
  train(): void;
  classify(tokens: string[]): string;
};

/**
 * The Bayes classifier of the package `natural` beside ours: the same words, the same messages to train on and to test
 * with, no near-copy of a test message among the former. The subset is small because `natural` lays every message out
 * over its whole vocabulary. It multiplies probabilities down to 0 in long texts, and then takes the first label.
 */
const program = new Command('natural-bayes')
  .argument('<file>', 'labelled JSONL, also .gz: {title, body, LABEL} or {tokens, LABEL}, tokens joined by spaces')
  .option('--label <field>', 'field of the label', 'label')
  .option('--train <n>', 'messages to train on', '600')
  .option('--test <n>', 'messages to test with', '200')
  .option('--seed <n>', 'seed of the split', '1')
  .parse();
const options = program.opts<{ label: string; train: string; test: string; seed: string }>();

/** Only the entry for Bayes: the package's main one opens databases and prints advertisements. */
const NaturalBayes = createRequire(import.meta.url)(
  'natural/lib/natural/classifiers/bayes_classifier.js',
) as NaturalBayes;

interface Labelled {
  readonly message: SegmentedMessage;
  readonly label: string;
}

interface Figures {
  readonly trainSeconds: number;
  /** Of the fastest round: the first ones run code that is not compiled yet. */
  readonly testSeconds: number;
  readonly predictions: readonly string[];
}

const rounds = 3;

async function readLabelled(file: string): Promise<Labelled[]> {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const row = JSON.parse(line) as Record<string, unknown>;
      const label = row[options.label];
      if (typeof label !== 'string') throw new Error(`Expected every row to have a label in ${options.label}`);
      const body = String(row.tokens ?? row.body ?? '');
      return { message: segmentMessage(segmenter, { title: String(row.title ?? ''), body }), label };
    });
}

/** Groups of near-copies go to one side as a whole. */
function split(rows: readonly Labelled[], train: number, test: number, seed: number): [Labelled[], Labelled[]] {
  const random = createRandom(seed);
  const groups = groupNearCopies(rows.map(({ message }) => message));
  const order = rows.map((_, i) => ({ i, at: random() })).sort((a, b) => a.at - b.at);
  const testGroups = new Set(order.slice(0, test).map(({ i }) => groups[i]!));
  const tested = order.slice(0, test).map(({ i }) => rows[i]!);
  const known = new Set(tested.map(({ label }) => label));
  const trained = order.filter(({ i }) => !testGroups.has(groups[i]!) && known.has(rows[i]!.label)).slice(0, train);
  return [trained.map(({ i }) => rows[i]!), tested];
}

function wordsOf({ title, body }: SegmentedMessage): string[] {
  return [...title.words, ...body.words].filter((word) => /\p{L}/u.test(word));
}

async function runNatural(train: readonly Labelled[], test: readonly Labelled[]): Promise<Figures> {
  const classifier = new NaturalBayes();
  const started = performance.now();
  for (const { message, label } of train) classifier.addDocument(wordsOf(message), label);
  classifier.train();
  const trainSeconds = secondsSince(started);
  return {
    trainSeconds,
    ...(await timeLabels(async () => test.map(({ message }) => classifier.classify(wordsOf(message))))),
  };
}

async function runOurs(train: readonly Labelled[], test: readonly Labelled[], folder: string): Promise<Figures> {
  const { lexicons } = await loadLexicons();
  const examples = train.map(
    ({ message, label }): Example => ({ message, label, parent: null, source: 'train', role: 'judged' }),
  );
  const started = performance.now();
  const model = trainModel('topic', examples, {
    created: '2000-01-01T00:00:00Z',
    description: 'A subset, for comparison.',
    trainer: 'bench',
    lexicons,
  });
  const trainSeconds = secondsSince(started);
  await writeModel(folder, model);
  const classifier = await loadClassifier(classifySettings.parse({ topicModel: folder }));
  const messages = test.map(({ message }) => message);
  const timed = await timeLabels(async () => (await classifier.classify(messages)).map(({ topic }) => topic.label));
  await classifier.close();
  return { trainSeconds, ...timed };
}

async function timeLabels(label: () => Promise<string[]>): Promise<Omit<Figures, 'trainSeconds'>> {
  const times: number[] = [];
  for (let round = 1; round < rounds; round++) {
    const started = performance.now();
    await label();
    times.push(secondsSince(started));
  }
  const started = performance.now();
  const predictions = await label();
  return { testSeconds: Math.min(...times, secondsSince(started)), predictions };
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}

function report(name: string, train: number, test: readonly Labelled[], figures: Figures): void {
  const right = test.filter(({ label }, i) => label === figures.predictions[i]).length;
  const perSecond = (count: number, seconds: number) => Math.round(count / seconds).toLocaleString('en-US');
  process.stdout.write(
    `${name}: accuracy ${(right / test.length).toFixed(3)}; training ${figures.trainSeconds.toFixed(2)} s (${perSecond(train, figures.trainSeconds)} messages/s), labelling ${perSecond(test.length, figures.testSeconds)} messages/s\n`,
  );
}

const folder = await mkdtemp(join(tmpdir(), 'qingyu-bayes-'));
try {
  const rows = await readLabelled(program.args[0]!);
  const [train, test] = split(rows, Number(options.train), Number(options.test), Number(options.seed));
  process.stdout.write(`machine: ${describeMachine()}\n`);
  process.stdout.write(`${train.length} messages to train on, ${test.length} to test with, label ${options.label}\n`);
  report('natural BayesClassifier', train.length, test, await runNatural(train, test));
  report(
    'ours (labels topic, kind and urgency, with evidence)',
    train.length,
    test,
    await runOurs(train, test, folder),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
