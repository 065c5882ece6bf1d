import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadLexicons, writeCues } from '../classify/load-lexicons.ts';
import { type Manifest, type Task, tasks } from '../classify/model/manifest.ts';
import { writeModel } from '../classify/model/model-files.ts';
import { replyRecipe, trainReplyModel } from '../classify/replies/train.ts';
import { loadLabelled, loadUnlabelled } from '../classify/train/load-labelled.ts';
import { requireTrainable, trainModel } from '../classify/train/train-model.ts';
import { trainEmbedder, writeEmbedder } from '../classify/transformers/train/train-embedder.ts';
import { UsageError } from '../core/errors.ts';
import { makeOutputFolder, writeWhole } from '../core/output-file.ts';
import { packageVersion } from '../core/version.ts';
import { createSegmenter } from '../segment/segmenter.ts';
import type { CommandIo, CommandModule } from './command.ts';
import { readMarkedReplies } from './labels/evaluate-replies.ts';
import { readLabelSettings, readVocabulary, refuseUnused } from './labels/label-settings.ts';
import { describeMissing, reportLoaded, reportNarrow } from './labels/loaded-labels.ts';
import { optionTexts, parseOptions, pathArgument } from './options/options.ts';

/** Flags that serve labels of single messages alone. */
const labelFlags = ['beside', 'unlabelled', 'except', 'vocabulary', 'cues', 'description'] as const;

const optionsSchema = z.strictObject({
  out: z.string('Expected a folder for the model').pipe(optionTexts.path),
  messages: z.array(optionTexts.path).default([]),
  written: z.array(optionTexts.path).default([]),
  beside: z.array(optionTexts.path).default([]),
  unlabelled: z.array(optionTexts.path).default([]),
  except: z.array(optionTexts.path).default([]),
  vocabulary: optionTexts.path.optional(),
  cues: optionTexts.path.optional(),
  workspace: optionTexts.path.optional(),
  description: z.string().optional(),
  created: z.iso.datetime('Expected a time such as 2026-01-31T00:00:00Z').optional(),
});

type Options = z.infer<typeof optionsSchema>;

/** `qingyu train`: the same files and the same --created give the same bytes. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const files = pathArgument(args[1]);
  if (args[0] === 'embedder') return trainEmbedderFrom(files, options, io);
  if (args[0] === 'replies') return trainRepliesFrom(files, options, io);
  const parsed = z.enum(tasks).safeParse(args[0]);
  if (!parsed.success) {
    throw new UsageError(
      `Expected the task to be one of ${tasks.join(', ')}, replies, embedder, got ${String(args[0])}`,
    );
  }
  return trainTask(parsed.data, files, options, io);
};

async function trainEmbedderFrom(files: readonly string[], options: Options, io: CommandIo): Promise<number> {
  refuseUnused('embedder', options, [...labelFlags, 'written', 'messages']);
  const { out } = options;
  const { segment } = await readLabelSettings(options);
  const messages = await loadUnlabelled(files, await createSegmenter(segment));
  await makeOutputFolder(out);
  const trained = trainEmbedder(messages);
  await writeEmbedder(out, trained);
  io.err(`${trained.words} words, ${trained.dimensions} dimensions written to ${out}\n`);
  return 0;
}

async function trainRepliesFrom(files: readonly string[], options: Options, io: CommandIo): Promise<number> {
  refuseUnused('replies', options, [...labelFlags, 'workspace']);
  const marked = await readMarkedReplies(files, options.written, options.messages);
  await makeOutputFolder(options.out);
  const model = trainReplyModel(marked, { ...replyRecipe, version: createdAt(options, io) });
  await writeWhole(join(options.out, 'model.json'), (path) => writeFile(path, `${JSON.stringify(model, null, 1)}\n`));
  io.err(`replies: ${marked.length} marked replies, written to ${options.out}\n`);
  return 0;
}

async function trainTask(task: Task, files: readonly string[], options: Options, io: CommandIo): Promise<number> {
  const settings = await readLabelSettings(options);
  const segmenter = await createSegmenter(settings.segment);
  const { lexicons, cues } = await loadLexicons(settings.classify);
  const { messages: messageFiles, written: writtenFiles, beside: besideFiles } = options;
  const set = await loadLabelled(task, files, { messageFiles, writtenFiles, besideFiles, segmenter });
  reportLoaded(task, set, io);
  if (set.missing.length > 0) {
    throw new UsageError(
      `Expected --messages to give the text of every label, got none for ${set.missing.length}, e.g. ${describeMissing(set)}`,
    );
  }
  requireTrainable(task, set.examples);
  reportNarrow(task, set, io);
  const vocabulary = await readVocabulary(task, options.vocabulary);
  // Before training, which takes long: a folder that cannot be is no reason to find out afterwards.
  await makeOutputFolder(options.out);
  const model = trainModel(task, set.examples, {
    created: createdAt(options, io),
    description: options.description ?? `${set.examples.length} labelled messages`,
    trainer: `qingyu ${packageVersion}`,
    lexicons,
    unlabelled: await loadUnlabelled(options.unlabelled, segmenter, options.except),
    vocabulary,
  });
  const manifest = await writeModel(options.out, model);
  if (task === 'kind' || task === 'urgency') await writeCues(options.out, cues);
  io.err(`${task}: ${set.examples.length} examples, ${countLabels(manifest)} labels, written to ${options.out}\n`);
  return 0;
}

/** The first head has all labels, but of subtopics each head has those of its topic. */
function countLabels({ task, heads }: Manifest): number {
  const counted = task === 'subtopic' ? heads : heads.slice(0, 1);
  return counted.reduce((sum, { labels }) => sum + labels.length, 0);
}

function createdAt({ created }: Options, io: CommandIo): string {
  return created ?? new Date(io.effects.clock.now()).toISOString();
}
