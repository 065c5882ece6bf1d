import { QingyuError } from '../../core/errors.ts';
import { kinds, type SegmentedMessage, urgencies } from '../../core/message.ts';
import type { Lexicons } from '../features/lexicons.ts';
import type { LinearModel } from '../model/linear-model.ts';
import type { Task } from '../model/manifest.ts';
import { loadKindReader } from '../opinion/kind-reader.ts';
import { calibrateHeads } from './calibrate-heads.ts';
import { findNarrowSources } from './collections.ts';
import type { Example } from './example.ts';
import { featuriseAll } from './feature-docs.ts';
import { createSpace, fitModel, foldLatent, type TrainPlan } from './fit-model.ts';
import { fitOpinion, planOpinion, quantiseOpinion } from './fit-opinion.ts';
import { planForms, settleForms, teachForms } from './forms.ts';
import type { HeadPlan, TrainPart } from './head-plan.ts';
import { groupNearCopies } from './near-copies.ts';
import { quantiseModel } from './quantise.ts';
import { type Recipe, recipes, weighRole } from './recipe.ts';

export interface TrainOptions {
  /** ISO 8601: when the model is made; part of the manifest, so the caller fixes it for equal bytes. */
  readonly created: string;
  /** One sentence on the data. */
  readonly description: string;
  readonly trainer: string;
  readonly lexicons: Lexicons;
  /** Messages without labels, of the sort that the model will read. */
  readonly unlabelled?: readonly SegmentedMessage[];
  /** A model whose vocabulary is learned on, so that both are scored in one pass. */
  readonly vocabulary?: LinearModel | null;
  readonly recipe?: Partial<Recipe>;
}

/**
 * Trains a task's model. The same examples and options give the same bytes.
 * @throws QingyuError TOO_FEW_EXAMPLES where a head has fewer than two labels (subtopics: none);
 *   VOCABULARY_DIFFERS where the vocabulary is of other features
 */
export function trainModel(task: Task, examples: readonly Example[], options: TrainOptions): LinearModel {
  const recipe = settleForms(
    { ...recipes[task], ...options.recipe },
    examples.map(({ role }) => role),
  );
  const plan = planTraining(task, examples, recipe, options);
  const calibrations = calibrateHeads(plan, recipe);
  const fitted = foldLatent(fitModel(plan, recipe), plan.space);
  const labels = Object.fromEntries(countLabels(examples));
  const model = quantiseModel(fitted, plan, calibrations, recipe, {
    task,
    created: options.created,
    trainer: options.trainer,
    data: { description: options.description, examples: examples.length, labels },
  });
  if (plan.opinion === null) return model;
  const advice = fitOpinion(plan.opinion, plan.rows, plan.heads);
  return { ...model, opinion: quantiseOpinion(plan.opinion, advice, plan.heads) };
}

/**
 * Checks that examples can train a task, before work begins.
 * @throws QingyuError TOO_FEW_EXAMPLES
 */
export function requireTrainable(task: Task, examples: readonly Example[]): void {
  const recipe = settleForms(
    recipes[task],
    examples.map(({ role }) => role),
  );
  requireLabels(task, planHeads(task, examples, recipe).heads, examples.length);
}

/** Decides on heads, reads features and finds near-copies. */
export function planTraining(
  task: Task,
  examples: readonly Example[],
  recipe: Recipe,
  { lexicons, unlabelled = [], vocabulary = null }: Pick<TrainOptions, 'lexicons' | 'unlabelled' | 'vocabulary'>,
): TrainPlan {
  if (vocabulary !== null) requireFeatures(task, vocabulary, recipe);
  const { heads, gate } = planHeads(task, examples, recipe);
  requireLabels(task, heads, examples.length);
  const messages = examples.map(({ message }) => message);
  const shaping = examples.map(({ briefOnly = false }) => !briefOnly);
  const space = createSpace(
    featuriseAll(messages, recipe.features, lexicons),
    shaping,
    featuriseAll(unlabelled, recipe.features, lexicons),
    recipe,
    vocabulary,
  );
  const groups = groupNearCopies(messages);
  const teach = recipe.forms ? teachBoth(heads, recipe) : teachOne(task, heads, examples, recipe);
  const rows = examples.map((example, i) => ({
    parts: teach(example),
    group: groups[i]!,
    role: example.role,
    shaping: shaping[i]!,
  }));
  const opinion = recipe.opinion === null ? null : planOpinion(messages, loadKindReader(), recipe.opinion);
  return { heads, gate, rows, space, opinion };
}

/**
 * Checks that a task can be learned on the vocabulary of a model.
 * @throws QingyuError VOCABULARY_DIFFERS
 */
export function requireFeatures(
  task: Task,
  { manifest }: LinearModel,
  { features, groupWeights }: Pick<Recipe, 'features' | 'groupWeights'> = recipes[task],
): void {
  if (manifest.features === features && manifest.groupWeights.join() === groupWeights.join()) return;
  throw new QingyuError(
    `Expected the vocabulary of a model with the features of ${task} (${features}), got one of ${manifest.task} (${manifest.features})`,
    { code: 'VOCABULARY_DIFFERS', stage: 'classify', data: { task, features, given: manifest.features } },
  );
}

function requireLabels(task: Task, heads: readonly HeadPlan[], examples: number): void {
  if (heads.length > 0 && (task === 'subtopic' || heads[0]!.labels.length >= 2)) return;
  throw new QingyuError(
    `Expected examples of at least two labels to train ${task}, got ${heads[0]?.labels.length ?? 0}`,
    { code: 'TOO_FEW_EXAMPLES', stage: 'classify', data: { task, examples } },
  );
}

/** Which heads an example teaches what. */
type Teach = (example: Example) => TrainPart[];

function teachBoth(heads: readonly HeadPlan[], recipe: Recipe): Teach {
  return (example) => teachForms(heads[0]!.labels.indexOf(example.label), example, recipe);
}

function teachOne(task: Task, heads: readonly HeadPlan[], examples: readonly Example[], recipe: Recipe): Teach {
  const headOf = task === 'subtopic' ? headsByName(heads) : headsBySource(task, heads, examples);
  return (example) => {
    const taught =
      task === 'subtopic' || example.role === 'judged' ? [headOf(example)] : headsWith(heads, example.label);
    const weight = weighRole(example.role, recipe);
    return taught.map((head) => ({ head, label: heads[head]!.labels.indexOf(example.label), weight }));
  };
}

/** Labels of the guide come in its order, others by frequency. */
function orderLabels(task: Task, labels: ReadonlyMap<string, number>): string[] {
  const fixed: readonly string[] = task === 'kind' ? kinds : task === 'urgency' ? urgencies : [];
  const known = fixed.filter((label) => labels.has(label));
  const rest = [...labels].filter(([label]) => !known.includes(label));
  rest.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return [...known, ...rest.map(([label]) => label)];
}

function planHeads(task: Task, examples: readonly Example[], { forms }: Recipe): Pick<TrainPlan, 'heads' | 'gate'> {
  if (task === 'subtopic') return { heads: planSubtopicHeads(examples), gate: null };
  const labels = orderLabels(task, countLabels(examples));
  return forms ? planForms(labels) : { heads: planCollections(task, labels, examples), gate: null };
}

/** Judged collections of a narrower taxonomy get a head of their own, for choices among its labels. */
function planCollections(task: Task, labels: readonly string[], examples: readonly Example[]): HeadPlan[] {
  const partial = new Map<string, HeadPlan>();
  for (const own of findNarrowSources(task, examples).values()) {
    const kept = labels.filter((label) => own.has(label));
    partial.set(kept.join(), { name: `${kept.length} labels`, labels: kept, partial: true });
  }
  return [{ name: 'all', labels, partial: false }, ...partial.values()];
}

function headsBySource(
  task: Task,
  heads: readonly HeadPlan[],
  examples: readonly Example[],
): (example: Example) => number {
  const indices = new Map(
    [...findNarrowSources(task, examples)].map(([source, own]) => [
      source,
      heads.findIndex(({ labels }) => labels.length === own.size && labels.every((label) => own.has(label))),
    ]),
  );
  return ({ source }) => indices.get(source) ?? 0;
}

/** What is learned from and not judged tells of its label wherever that may be chosen. */
function headsWith(heads: readonly HeadPlan[], label: string): number[] {
  return heads.flatMap(({ labels }, head) => (labels.includes(label) ? [head] : []));
}

function planSubtopicHeads(examples: readonly Example[]): HeadPlan[] {
  const parents = orderLabels(
    'topic',
    countBy(examples, ({ parent }) => parent ?? ''),
  );
  return parents.map((name) => ({
    name,
    labels: orderLabels('subtopic', countLabels(examples.filter(({ parent }) => parent === name))),
    partial: false,
  }));
}

function headsByName(heads: readonly HeadPlan[]): (example: Example) => number {
  const indices = new Map(heads.map(({ name }, i) => [name, i]));
  return ({ parent }) => indices.get(parent ?? '') ?? 0;
}

function countLabels(examples: readonly Example[]): Map<string, number> {
  return countBy(examples, ({ label }) => label);
}

function countBy(examples: readonly Example[], key: (example: Example) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const example of examples) counts.set(key(example), (counts.get(key(example)) ?? 0) + 1);
  return counts;
}
