// Cross-validates kind and urgency as messages get them: both models of each fold, what looks once more, and the rules of second readings, which
// `qingyu evaluate --folds` leaves out:
//   npx tsx scripts/validate-labels.ts --written FILE [--dangers FILE] [--beside FILE] --messages FILE LABELLED…
// Prints the scores of the labelled messages, each by models that saw neither it nor a near-copy of it, with the rules and without them.
// A flag is given once for each file. `--dangers` are written for urgency alone. Rules were made in view of the same labels: what they gain here is an upper bound.
import { parseArgs } from 'node:util';
import type { Judged } from '../src/classify/evaluate/score-labels.ts';
import { formatNamedScores, viewScores } from '../src/classify/evaluate/view-scores.ts';
import type { KindAndUrgency } from '../src/classify/kind-and-urgency.ts';
import { loadLexicons } from '../src/classify/load-lexicons.ts';
import { predictAll, seatModels } from '../src/classify/model/linear-engine.ts';
import { createSecondReader, type ReadMatters } from '../src/classify/second-reading/second-reading.ts';
import { classifySettings } from '../src/classify/settings.ts';
import { type LabelledExample, loadLabelled } from '../src/classify/train/load-labelled.ts';
import { foldOf, groupNearCopies } from '../src/classify/train/near-copies.ts';
import { trainModel } from '../src/classify/train/train-model.ts';
import { createSegmenter } from '../src/segment/segmenter.ts';
import { segmentSettings } from '../src/segment/settings.ts';

const folds = 5;
const tasks = ['kind', 'urgency'] as const;
type Task = (typeof tasks)[number];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    written: { type: 'string', multiple: true, default: [] },
    dangers: { type: 'string', multiple: true, default: [] },
    beside: { type: 'string', multiple: true, default: [] },
    messages: { type: 'string', multiple: true, default: [] },
  },
});

const settings = classifySettings.parse({});
const segmenter = await createSegmenter(segmentSettings.parse({}));
const { lexicons, hazards } = await loadLexicons(settings);
const options = { messageFiles: values.messages, besideFiles: values.beside, segmenter };
const sets: Record<Task, readonly LabelledExample[]> = {
  kind: (await loadLabelled('kind', positionals, { ...options, writtenFiles: values.written })).examples,
  urgency: (
    await loadLabelled('urgency', positionals, { ...options, writtenFiles: [...values.written, ...values.dangers] })
  ).examples,
};

const keyOf = ({ role, id }: LabelledExample): string => `${role} ${id}`;
const all = new Map([...sets.urgency, ...sets.kind].map((example) => [keyOf(example), example]));
const groups = groupNearCopies([...all.values()].map(({ message }) => message));
const foldsByKey = new Map([...all.keys()].map((key, i) => [key, foldOf(groups[i]!, folds)]));

/** Both models, trained without a fold. */
function trainWithout(fold: number): ReadMatters {
  const train = { created: '2000-01-01T00:00:00Z', description: 'cross-validation', trainer: 'qingyu', lexicons };
  const rest = (task: Task) => sets[task].filter((example) => foldsByKey.get(keyOf(example)) !== fold);
  const urgency = trainModel('urgency', rest('urgency'), train);
  const kind = trainModel('kind', rest('kind'), { ...train, vocabulary: urgency });
  const { deciders, panels } = seatModels([kind, urgency].map((model) => ({ model, restriction: null })));
  return (messages) => {
    const [kinds, urgencies] = predictAll(deciders, panels, messages, lexicons, settings);
    return messages.map((_, i) => ({ kind: kinds![i]!, urgency: urgencies![i]! }));
  };
}

const judged = {
  alone: { kind: [] as Judged[], urgency: [] as Judged[] },
  read: { kind: [] as Judged[], urgency: [] as Judged[] },
};

function judge(fold: number, read: ReadMatters): void {
  const held = [...all].filter(([key, { role }]) => role === 'judged' && foldsByKey.get(key) === fold);
  const messages = held.map(([, { message }]) => message);
  const alone = read(messages);
  const settled = createSecondReader(read, hazards)(messages, alone);
  for (const task of tasks) {
    const gold = new Map(sets[task].map((example) => [keyOf(example), example.label]));
    held.forEach(([key, { id }], i) => {
      const label = gold.get(key);
      if (label === undefined) return;
      const add = (to: Judged[], { [task]: { prediction } }: KindAndUrgency): void => {
        to.push({ id, gold: label, predicted: prediction.label, score: prediction.score });
      };
      add(judged.alone[task], alone[i]!);
      add(judged.read[task], settled[i]!);
    });
  }
}

for (let fold = 0; fold < folds; fold += 1) {
  process.stderr.write(`fold ${fold + 1} of ${folds}\n`);
  judge(fold, trainWithout(fold));
}
for (const task of tasks) {
  const alone = viewScores(task, `${task}, models alone`, judged.alone[task], 1);
  const read = viewScores(task, `${task}, as messages get it`, judged.read[task], 1);
  console.log(formatNamedScores([...alone, ...read]));
}
