import type { Task } from '../../classify/model/manifest.ts';
import { findNarrowSources } from '../../classify/train/collections.ts';
import type { LabelledSet } from '../../classify/train/load-labelled.ts';
import type { CommandIo } from '../command.ts';

/** Says what of label files is not used, or not as it may have been meant. */
export function reportLoaded(task: Task, set: LabelledSet, io: CommandIo): void {
  const { unlabelled, unlabelledFields, textless, contradicting } = set;
  if (unlabelled > 0) {
    const expected = task === 'subtopic' ? 'topic and subtopic' : `${task} or label`;
    io.err(
      `${unlabelled} lines carry no label for ${task} (expected ${expected}; the first has ${unlabelledFields.join(', ')})\n`,
    );
  }
  if (textless > 0) io.err(`${textless} labelled lines have no text that a run would take, and are left out\n`);
  const [first] = contradicting;
  if (first !== undefined) {
    const count = contradicting.length === 1 ? '1 message has' : `${contradicting.length} messages have`;
    io.err(`${count} several labels, of which all count, e.g. ${first.id}: ${first.labels.join(', ')}\n`);
  }
}

/** Says which files teach a choice of their own and not that among all labels. */
export function reportNarrow(task: Task, { examples }: LabelledSet, io: CommandIo): void {
  for (const [source, labels] of findNarrowSources(task, examples)) {
    io.err(
      `${source} has ${labels.size} of the labels only, and teaches the choice among these (--topics), not that among all: where others were to choose from as well, put its lines into a file that has them\n`,
    );
  }
}

/** A label whose message no file gives, with what its `src` might be. */
export function describeMissing({ missing, sources }: LabelledSet): string {
  const files =
    sources.length === 0
      ? 'name the files that have the texts with --messages'
      : `--messages give the src ${sources.slice(0, 5).join(', ')}${sources.length > 5 ? ', …' : ''}`;
  return `${missing[0]} (${files})`;
}
