import { z } from 'zod';
import { formatNamedScores } from '../classify/evaluate/view-scores.ts';
import { UsageError } from '../core/errors.ts';
import type { CommandModule } from './command.ts';
import { evaluateIssueFile, evaluateThemeFile } from './labels/evaluate-groups.ts';
import { evaluateLabels } from './labels/evaluate-labels.ts';
import { evaluateReplyFiles } from './labels/evaluate-replies.ts';
import { readLabelSettings, readRunSettings, readVocabulary, refuseUnused } from './labels/label-settings.ts';
import { optionTexts, parseOptions, pathArgument } from './options/options.ts';

const tasks = ['topic', 'subtopic', 'kind', 'urgency', 'issues', 'themes', 'replies'] as const;

/** Flags that serve labels of single messages alone. */
const labelFlags = ['beside', 'cues', 'vocabulary', 'minSupport'] as const;

/** Flags of what is trained to be measured. */
const trainFlags = ['written', 'folds'] as const;

const optionsSchema = z.strictObject({
  messages: z.array(optionTexts.path).default([]),
  written: z.array(optionTexts.path).default([]),
  beside: z.array(optionTexts.path).default([]),
  model: optionTexts.path.optional(),
  workspace: optionTexts.path.optional(),
  vocabulary: optionTexts.path.optional(),
  cues: optionTexts.path.optional(),
  topics: optionTexts.topics.optional(),
  folds: optionTexts.integer.pipe(z.int().min(2).max(20)).optional(),
  minSupport: optionTexts.integer.optional(),
  gold: optionTexts.path.optional(),
  json: optionTexts.json,
});

/** `qingyu evaluate`: figures of a task against labels, as text or as one JSON object. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const parsed = z.enum(tasks).safeParse(args[0]);
  if (!parsed.success)
    throw new UsageError(`Expected the task to be one of ${tasks.join(', ')}, got ${String(args[0])}`);
  const task = parsed.data;
  const files = pathArgument(args[1]);
  if (options.topics !== undefined && task !== 'topic')
    throw new UsageError(`Expected --topics with topic, got ${task}`);
  const print = (result: unknown, text: string): number => {
    io.out(options.json ? `${JSON.stringify(result)}\n` : `${text}\n`);
    return 0;
  };
  if (task === 'issues' || task === 'themes') {
    refuseUnused(task, options, [...labelFlags, ...trainFlags, ...(task === 'issues' ? (['model'] as const) : [])]);
    if (options.gold === undefined) throw new UsageError(`Expected --gold with ${task} read by hand, got none`);
    const messageFiles = [...files, ...options.messages];
    const { scores, text } =
      task === 'issues'
        ? await evaluateIssueFile(options.gold, messageFiles, await readRunSettings(options.workspace), io)
        : await evaluateThemeFile(
            options.gold,
            messageFiles,
            await readLabelSettings({ workspace: options.workspace, themeModel: options.model }, [
              'segment',
              'places',
              'themes',
            ]),
          );
    return print(scores, text);
  }
  if (task === 'replies') {
    refuseUnused(task, options, [...labelFlags, 'workspace', 'gold']);
    requireFolds(options);
    const { scores, text } = await evaluateReplyFiles(
      {
        markFiles: files,
        messageFiles: options.messages,
        writtenFiles: options.written,
        model: options.model ?? null,
        folds: options.folds ?? null,
      },
      io,
    );
    return print(scores, text);
  }
  refuseUnused(task, options, ['gold']);
  requireFolds(options);
  const named = await evaluateLabels(
    {
      task,
      labelFiles: files,
      messageFiles: options.messages,
      writtenFiles: options.written,
      besideFiles: options.beside,
      model: options.model ?? null,
      settings: await readLabelSettings(options),
      topics: options.topics ?? null,
      folds: options.folds ?? null,
      vocabulary: await readVocabulary(task, options.vocabulary),
      minSupport: options.minSupport ?? 1,
    },
    io,
  );
  return print(named, formatNamedScores(named));
};

/** What is trained on serves cross-validation alone, which has no use for a model. */
function requireFolds({ folds, model, vocabulary, written, beside }: z.infer<typeof optionsSchema>): void {
  if (folds !== undefined) {
    if (model === undefined) return;
    throw new UsageError('Expected --folds, which trains models of its own, or --model, got both');
  }
  if (vocabulary !== undefined) {
    throw new UsageError('Expected --folds with --vocabulary, on which models are trained, got none');
  }
  for (const [flag, files] of Object.entries({ written, beside })) {
    if (files.length > 0) throw new UsageError(`Expected --folds with --${flag}, which is trained on, got none`);
  }
}
