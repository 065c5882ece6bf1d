import { crossValidate } from '../../classify/evaluate/cross-validate.ts';
import { replacePlaces } from '../../classify/evaluate/replace-places.ts';
import type { Judged } from '../../classify/evaluate/score-labels.ts';
import { type NamedScores, viewScores } from '../../classify/evaluate/view-scores.ts';
import { loadLexicons, locateCues } from '../../classify/load-lexicons.ts';
import { loadClassifier, readLabels } from '../../classify/message-classifier.ts';
import type { LinearModel } from '../../classify/model/linear-model.ts';
import type { Task } from '../../classify/model/manifest.ts';
import { findNarrowSources } from '../../classify/train/collections.ts';
import { type LabelledExample, loadLabelled } from '../../classify/train/load-labelled.ts';
import { UsageError } from '../../core/errors.ts';
import type { SegmentedMessage } from '../../core/message.ts';
import { packageVersion } from '../../core/version.ts';
import { loadGazetteer } from '../../segment/places/gazetteer.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../segment/segmenter.ts';
import { openSimplifier } from '../../segment/simplify.ts';
import type { CommandIo } from '../command.ts';
import type { LabelSettings } from './label-settings.ts';
import { describeMissing, reportLoaded } from './loaded-labels.ts';

export interface LabelEvaluation {
  readonly task: Task;
  readonly labelFiles: readonly string[];
  readonly messageFiles: readonly string[];
  readonly writtenFiles: readonly string[];
  readonly besideFiles: readonly string[];
  readonly model: string | null;
  /** What texts are read with, and the models where `model` is null. */
  readonly settings: LabelSettings;
  readonly topics: readonly string[] | null;
  readonly folds: number | null;
  /** Folds are learned on its vocabulary; null: on one of their own. */
  readonly vocabulary: LinearModel | null;
  readonly minSupport: number;
}

/** Measures a model on labelled messages, or by cross-validation; in views that suit the task, and with places replaced. */
export async function evaluateLabels(options: LabelEvaluation, io: CommandIo): Promise<NamedScores[]> {
  const segmenter = await createSegmenter(options.settings.segment);
  const { messageFiles, writtenFiles, besideFiles } = options;
  const set = await loadLabelled(options.task, options.labelFiles, {
    messageFiles,
    writtenFiles,
    besideFiles,
    segmenter,
  });
  reportLoaded(options.task, set, io);
  if (set.missing.length > 0) {
    io.err(`${set.missing.length} labels whose message no file gives, e.g. ${describeMissing(set)}\n`);
  }
  const judged = set.examples.filter(({ role }) => role === 'judged');
  if (judged.length === 0) throw new UsageError('Expected labelled messages, got none that can be used');
  return options.folds === null ? evaluateModel(options, judged, segmenter, io) : validate(options, set.examples, io);
}

async function evaluateModel(
  options: LabelEvaluation,
  examples: readonly LabelledExample[],
  segmenter: Segmenter,
  io: CommandIo,
): Promise<NamedScores[]> {
  const { task } = options;
  if (task === 'subtopic')
    throw new UsageError('Expected --folds for subtopic: the shipped model is measured by cross-validation');
  const { classify, places } = options.settings;
  const model = options.model ?? classify[`${task}Model`];
  // Only this task is measured: cues that another model was trained with are no matter.
  const cues = classify.cues ?? locateCues(model);
  const topics = options.topics === null ? {} : { topics: [...options.topics] };
  const classifier = await loadClassifier({ ...classify, [`${task}Model`]: model, cues, ...topics });
  try {
    const known = await readLabels(task, model);
    const own = examples.filter(({ label }) => known.includes(label));
    reportForeign(examples, known, "none of the model's", io);
    if (task === 'topic') reportForeign(own, options.topics ?? classify.topics ?? known, notChosen, io);
    const judge = async (messages: readonly SegmentedMessage[], of: readonly LabelledExample[]): Promise<Judged[]> => {
      const labels = await classifier.classify(messages);
      return of.map(({ id, label }, i) => {
        const prediction = labels[i]![task];
        return { id, gold: label, predicted: prediction.label, score: prediction.score };
      });
    };
    const plain = await judge(
      examples.map(({ message }) => message),
      examples,
    );
    const withText = examples.flatMap((example) => (example.text === null ? [] : [{ example, text: example.text }]));
    const named = viewScores(task, `${task}, model on ${examples.length} labelled messages`, plain, options.minSupport);
    if (withText.length < examples.length) return named;
    const replaced = replacePlaces(
      withText.map(({ text }) => text),
      segmenter,
      loadGazetteer(places, openSimplifier(options.settings.segment)),
    );
    const moved = await judge(
      replaced.map((text) => segmentMessage(segmenter, text)),
      examples,
    );
    return [...named, ...viewScores(task, `${task}, place names replaced`, moved, options.minSupport)];
  } finally {
    await classifier.close();
  }
}

async function validate(
  options: LabelEvaluation,
  examples: readonly LabelledExample[],
  io: CommandIo,
): Promise<NamedScores[]> {
  const { task, folds, topics } = options;
  requireKnown(topics ?? [], examples);
  if (topics !== null) {
    reportForeign(
      examples.filter(({ role }) => role === 'judged'),
      topics,
      notChosen,
      io,
    );
  }
  const narrow = findNarrowSources(task, examples);
  const sources = [...new Set(examples.map(({ source }) => source))];
  const judged = crossValidate(task, examples, {
    folds: folds!,
    created: '2000-01-01T00:00:00Z',
    description: 'cross-validation',
    trainer: `qingyu ${packageVersion}`,
    lexicons: (await loadLexicons(options.settings.classify)).lexicons,
    vocabulary: options.vocabulary,
    // A collection of a narrower taxonomy is judged among its labels, as a deployment would restrict the choice.
    choices: ({ source, parent }) => {
      if (task === 'subtopic') return labelsUnder(examples, parent);
      const own = narrow.get(source);
      return topics ?? (own === undefined ? null : [...own]);
    },
    onFold: (fold) => io.err(`fold ${fold + 1} of ${folds}\n`),
  });
  const named = viewScores(task, `${task}, ${folds}-fold cross-validation`, judged, options.minSupport);
  if (sources.length === 1) return named;
  const perSource = sources.flatMap((source) => {
    const own = judged.filter(({ example }) => example.source === source);
    return own.length === 0
      ? []
      : viewScores(task, `${task}, ${folds}-fold, messages of ${source}`, own, options.minSupport);
  });
  return [...named, ...perSource];
}

const notChosen = 'not among the topics that may be chosen';

/** Says how many messages count as wrong whatever is predicted, as their labels cannot be. */
function reportForeign(
  examples: readonly LabelledExample[],
  choice: readonly string[],
  reason: string,
  io: CommandIo,
): void {
  const labels = new Set(examples.map(({ label }) => label));
  const foreign = [...labels].filter((label) => !choice.includes(label));
  if (foreign.length === 0) return;
  const messages = examples.filter(({ label }) => foreign.includes(label)).length;
  const count = messages === 1 ? '1 message, which counts' : `${messages} messages, which count`;
  io.err(`${foreign.length} of ${labels.size} labels are ${reason}: ${foreign.join(', ')} (${count} as wrong)\n`);
}

function requireKnown(topics: readonly string[], examples: readonly LabelledExample[]): void {
  const known = new Set(examples.map(({ label }) => label));
  const unknown = topics.filter((topic) => !known.has(topic));
  if (unknown.length === 0) return;
  throw new UsageError(`Expected --topics to be among ${[...known].join(', ')}, got ${unknown.join(', ')}`);
}

function labelsUnder(examples: readonly LabelledExample[], parent: string | null): string[] {
  return [...new Set(examples.filter((example) => example.parent === parent).map(({ label }) => label))];
}
