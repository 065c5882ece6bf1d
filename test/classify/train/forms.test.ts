import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../../src/classify/evaluate/cross-validate.ts';
import { createCueMatcher } from '../../../src/classify/features/cues.ts';
import { createWordClasses } from '../../../src/classify/features/word-classes.ts';
import { predictAll, seatModels } from '../../../src/classify/model/linear-engine.ts';
import { type LinearModel, modelToBytes } from '../../../src/classify/model/linear-model.ts';
import type { Head, Task } from '../../../src/classify/model/manifest.ts';
import { readModel, writeModel } from '../../../src/classify/model/model-files.ts';
import type { ExampleRole } from '../../../src/classify/train/example.ts';
import { teachForms } from '../../../src/classify/train/forms.ts';
import type { LabelledExample } from '../../../src/classify/train/load-labelled.ts';
import { type Recipe, recipes } from '../../../src/classify/train/recipe.ts';
import { trainModel } from '../../../src/classify/train/train-model.ts';
import { createRandom } from '../../../src/core/effects.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';

const lexicons = {
  cues: createCueMatcher({ format: 1, classes: [] }),
  senses: createWordClasses({ format: 1, classes: [] }),
  subjects: createWordClasses({ format: 1, classes: [] }),
};
const options = { created: '2026-01-01T00:00:00Z', description: 'test', trainer: 'test', lexicons };
const limits = { evidenceFor: 3, evidenceAgainst: 3 };

function message(words: readonly string[]): SegmentedMessage {
  const starts = words.map((_, i) => words.slice(0, i).join('').length);
  const empty = { text: '', words: [], starts: [], offsets: null };
  return { title: empty, body: { text: words.join(''), words: [...words], starts, offsets: null } };
}

/** Words of which real messages have some, and written ones others; none of them tells a label. */
const fillers = { real: 0x5100, written: 0x6100 };

/** Each word means one label in real messages and the other in written ones, so that no single set of weights fits both. */
const tellers = ['路灯', '公交'] as const;

function makeMessage(teller: string, form: keyof typeof fillers, random: () => number): SegmentedMessage {
  const words = Array.from({ length: form === 'real' ? 12 : 6 }, () => {
    const at = fillers[form] + Math.floor(random() * 60);
    return String.fromCharCode(at, at + 0x100);
  });
  return message([...words, teller, teller]);
}

function makeExamples(labels: readonly [string, string], count: number, seed: number): LabelledExample[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const written = i % 2 === 1;
    const teller = (i >> 1) % 2;
    return {
      id: `${i}`,
      text: null,
      message: makeMessage(tellers[teller]!, written ? 'written' : 'real', random),
      label: labels[written ? 1 - teller : teller]!,
      parent: null,
      source: written ? 'written' : 'real',
      role: written ? 'written' : 'judged',
    };
  });
}

const kindLabels = ['complaint', 'help'] as const;
const urgencyLabels = ['urgent', 'routine'] as const;
const trained = makeExamples(kindLabels, 480, 1);
const unseen = makeExamples(kindLabels, 80, 2);

function relabel(examples: readonly LabelledExample[], labels: readonly [string, string]): LabelledExample[] {
  return examples.map((example) => ({ ...example, label: labels[kindLabels.indexOf(example.label as 'help')]! }));
}

function train(task: Task, labels: readonly [string, string], recipe: Partial<Recipe> = {}): LinearModel {
  return trainModel(task, relabel(trained, labels), { ...options, recipe });
}

/** Predictions for the unseen messages, by model. */
function predict(...models: readonly LinearModel[]) {
  const { deciders, panels } = seatModels(models.map((model) => ({ model, restriction: null })));
  const messages = unseen.map((example) => example.message);
  const decided = predictAll(deciders, panels, messages, lexicons, limits);
  return { panels, predictions: decided.map((own) => own.map(({ prediction }) => prediction)) };
}

function shareRight(predictions: readonly { readonly label: string }[], isOf: (example: LabelledExample) => boolean) {
  const own = unseen.flatMap((example, i) => (isOf(example) ? [example.label === predictions[i]!.label] : []));
  return own.filter((right) => right).length / own.length;
}

const isWritten = ({ role }: LabelledExample) => role === 'written';
const isReal = ({ role }: LabelledExample) => role === 'judged';

describe('two forms of text', () => {
  const gated = train('kind', kindLabels);

  it('are told apart, so that a word may mean one label in real messages and another in written ones', () => {
    expect(gated.manifest.heads.map(({ name, labels, column }) => [name, labels, column])).toEqual([
      ['board', kindLabels, 0],
      ['brief', kindLabels, 2],
    ]);
    expect([gated.manifest.columns, gated.manifest.gate!.column]).toEqual([5, 4]);
    const { predictions } = predict(gated);
    expect(shareRight(predictions[0]!, isReal)).toBeGreaterThan(0.95);
    expect(shareRight(predictions[0]!, isWritten)).toBeGreaterThan(0.95);
    const mixed = predict(train('kind', kindLabels, { forms: false, strange: 1 })).predictions[0]!;
    expect(shareRight(mixed, isReal)).toBeLessThan(0.7);
  });

  it('are explained by the head that decided: the same word speaks for the label that it means in this form', () => {
    const { predictions } = predict(gated);
    const heaviest = predictions[0]!.map(({ evidence }, i) => {
      const { start, end } = evidence[0]!;
      return unseen[i]!.message.body.text.slice(start, end);
    });
    const telling = heaviest.filter((span) => tellers.some((teller) => span.includes(teller)));
    expect(telling.length).toBeGreaterThan(0.9 * unseen.length);
  });

  it('give the same bytes every time', () => {
    const again = train('kind', kindLabels);
    expect(again.manifest).toEqual(gated.manifest);
    expect(Buffer.compare(modelToBytes(again), modelToBytes(gated))).toBe(0);
  });

  it('are told apart by each model of a panel, beside one without a gate', () => {
    const plain = train('urgency', urgencyLabels, { forms: false });
    const urgency = train('urgency', urgencyLabels);
    const { panels, predictions } = predict(plain, gated, urgency);
    expect(panels.map(({ scorer }) => scorer.stride)).toEqual([12]);
    expect(predictions[1]).toEqual(predict(gated).predictions[0]);
    expect(predictions[2]).toEqual(predict(urgency).predictions[0]);
    const expected = predictions[1]!.map(({ label }) => urgencyLabels[kindLabels.indexOf(label as 'help')]);
    expect(predictions[2]!.map(({ label }) => label)).toEqual(expected);
  });

  it('are told apart by models that share features and no vocabulary, as by each alone', () => {
    const urgency = trainModel('urgency', relabel(trained.slice(0, 240), urgencyLabels), options);
    const { panels, predictions } = predict(gated, urgency);
    expect(panels.map(({ features }) => features)).toEqual(['whole-7', 'whole-7']);
    expect(predictions[0]).toEqual(predict(gated).predictions[0]);
    expect(predictions[1]).toEqual(predict(urgency).predictions[0]);
  });

  it('are told apart by a model that was learned on the vocabulary of another, of other texts: one panel has both', () => {
    const urgency = trainModel('urgency', relabel(trained.slice(0, 240), urgencyLabels), options);
    const kind = trainModel('kind', trained, { ...options, vocabulary: urgency });
    expect(kind.table.keys).toEqual(urgency.table.keys);
    const { panels, predictions } = predict(kind, urgency);
    expect(panels.map(({ scorer }) => scorer.stride)).toEqual([10]);
    expect(predictions).toEqual([predict(kind).predictions[0], predict(urgency).predictions[0]]);
    expect(shareRight(predictions[0]!, isReal)).toBeGreaterThan(0.95);
    expect(shareRight(predictions[0]!, isWritten)).toBeGreaterThan(0.95);
  });

  it('are not learned on a vocabulary of other features', () => {
    const topic = trainModel('topic', trained, options);
    expect(() => trainModel('kind', trained, { ...options, vocabulary: topic })).toThrow(
      'Expected the vocabulary of a model with the features of kind (whole-7), got one of topic (content-5)',
    );
  });

  it('are told apart in cross-validation too', () => {
    const judged = crossValidate('kind', trained, { ...options, folds: 5, choices: () => kindLabels });
    expect(judged.every(({ example }) => example.role === 'judged')).toBe(true);
    expect(judged.filter(({ gold, predicted }) => gold === predicted).length / judged.length).toBeGreaterThan(0.95);
  });

  it('learn from examples that stand beside, by which nothing is judged', () => {
    // Their labels cannot be told from their words: were scores calibrated by them, a share would be no better than chance.
    const rest = trained.map((example, i) => ({
      ...example,
      message: message(['无关', '之事', String.fromCharCode(0x6200 + i)]),
      label: kindLabels[i % 3 === 0 ? 1 : 0],
      role: 'beside' as const,
      source: 'beside',
    }));
    const both = trainModel('kind', [...trained, ...rest], options);
    for (const { reliability } of both.manifest.heads) expect(reliability[0]![1]).toBeGreaterThan(0.9);
    const judged = crossValidate('kind', [...trained, ...rest], { ...options, folds: 3, choices: () => kindLabels });
    expect(judged.every(({ example }) => example.role === 'judged')).toBe(true);
  });

  it('teach both heads, the other form at the costs of the recipe, and the gate', () => {
    const { kind } = recipes;
    const weights = (role: ExampleRole) => teachForms(1, { role }, kind).map(({ weight }) => weight);
    expect(weights('judged')).toEqual([1, kind.strangeReal, 1]);
    expect(weights('beside')).toEqual([kind.beside, kind.strangeReal * kind.beside, kind.beside]);
    expect(weights('written')).toEqual([kind.strange, 1, 1]);
    const labels = (role: ExampleRole) => teachForms(1, { role }, kind).map(({ label }) => label);
    expect([labels('judged'), labels('written')]).toEqual([
      [1, 1, -1],
      [1, 1, 0],
    ]);
  });

  it('teach the head of written messages alone where they are to', () => {
    const parts = teachForms(1, { role: 'written', briefOnly: true }, recipes.kind);
    expect(parts.map(({ head }) => head)).toEqual([1, 2]);
  });

  it('take no word from texts that are varied by rule: they shape weights alone', () => {
    const varied = Array.from({ length: 60 }, (_, i) => ({
      ...trained[1]!,
      id: `varied${i}`,
      message: message([tellers[i % 2]!, '今晚', String.fromCharCode(0x6300 + (i % 12), 0x6300 + i)]),
      label: kindLabels[i % 2]!,
      briefOnly: true,
    }));
    const both = trainModel('kind', [...trained, ...varied], options);
    expect(both.table).toEqual(gated.table);
    expect(both.idf).toEqual(gated.idf);
    expect(both.weights).not.toEqual(gated.weights);
    const { predictions } = predict(both);
    expect(shareRight(predictions[0]!, isReal)).toBeGreaterThan(0.95);
  });

  it('are both advised by a second opinion, as either has all labels', () => {
    const { opinion } = train('kind', kindLabels, { opinion: { cost: 1, share: 0.4, within: 0.6 } });
    expect(opinion!.manifest.heads).toEqual(['board', 'brief']);
  });

  it('need examples of both, and a task that has them', () => {
    const one = trainModel('kind', trained.filter(isReal), options);
    const topic = trainModel('topic', trained, options);
    for (const { manifest } of [one, topic]) {
      expect([manifest.gate, manifest.columns, manifest.heads.length]).toEqual([undefined, 2, 1]);
    }
  });
});

describe('a model folder', () => {
  async function write(model: LinearModel, change: (manifest: Record<string, unknown>) => unknown = (same) => same) {
    const folder = await mkdtemp(join(tmpdir(), 'qingyu-'));
    await writeModel(folder, model);
    const file = join(folder, 'manifest.json');
    await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, 'utf8')))));
    return folder;
  }

  it('is read and predicts with a gate and without', async () => {
    for (const forms of [true, false]) {
      const model = train('kind', kindLabels, { forms });
      const back = await readModel(await write(model), 'kind');
      expect(back.manifest.gate).toEqual(model.manifest.gate);
      expect(predict(back).predictions).toEqual(predict(model).predictions);
    }
  });

  it('is refused where its labels are none that tables count by', async () => {
    const gated = train('kind', kindLabels);
    const rename = (label: string): string => (label === 'help' ? '求助' : label);
    const heads = gated.manifest.heads.map((head) => ({ ...head, labels: head.labels.map(rename) }));
    const folder = await write(gated, (manifest) => ({ ...manifest, heads }));
    await expect(readModel(folder, 'kind')).rejects.toMatchObject({
      code: 'MODEL_LABELS',
      message: expect.stringContaining('got 求助'),
    });
  });

  it('is refused where a head has not as many numbers as labels, or columns that the model has not', async () => {
    const gated = train('kind', kindLabels);
    const { heads, columns, scales } = gated.manifest;
    const changeHeads = (change: (head: Head) => Partial<Head>) => ({
      heads: heads.map((head) => ({ ...head, ...change(head) })),
    });
    for (const change of [
      changeHeads(({ labels }) => ({ labels: labels.slice(1) })),
      changeHeads(({ bias }) => ({ bias: bias.slice(1) })),
      changeHeads(({ prior }) => ({ prior: [...prior, 0] })),
      changeHeads(() => ({ lean: [] })),
      { heads: heads.with(1, { ...heads[1]!, column: columns }) },
      { scales: scales.slice(1) },
    ]) {
      const folder = await write(gated, (manifest) => ({ ...manifest, ...change }));
      await expect(readModel(folder, 'kind')).rejects.toMatchObject({ code: 'MODEL_INVALID' });
    }
  });

  it('is refused where its gate has no column of its own or no two heads alike', async () => {
    const gated = train('kind', kindLabels);
    const { heads, gate } = gated.manifest;
    const turned = [heads[0]!, { ...heads[1]!, labels: heads[1]!.labels.toReversed() }];
    for (const change of [
      { gate: { ...gate, column: 5 } },
      { gate: { ...gate, column: 3 } },
      { gate: { ...gate, column: -1 } },
      { heads: heads.slice(0, 1) },
      { heads: turned },
    ]) {
      const folder = await write(gated, (manifest) => ({ ...manifest, ...change }));
      await expect(readModel(folder, 'kind')).rejects.toMatchObject({ code: 'MODEL_INVALID' });
    }
  });
});
