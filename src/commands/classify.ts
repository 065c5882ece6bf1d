import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { loadConfig } from '../config.ts';
import { readBatches } from '../ingest/read-batches.ts';
import { deriveId } from '../lake/derive-id.ts';
import { locateWorkspace } from '../lake/workspace.ts';
import { type AnalysedMessage, createBatchProcessor } from '../pipeline/process-batch.ts';
import type { CommandModule } from './command.ts';
import { inputShape, listArgument, modelShape, optionTexts, parseOptions, toOverrides } from './options.ts';

const optionsSchema = z.strictObject({ ...inputShape, ...modelShape, workspace: optionTexts.workspace });

/** `qingyu classify`: predictions on standard output, in input order; rejected rows are reported on standard error. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const workspace = locateWorkspace(options.workspace);
  // Labels do not depend on when a message was written, so one without a time is labelled all the same.
  const overrides = toOverrides(options);
  const ingest = { ...overrides.ingest, defaultTime: '2000-01-01 00:00:00' };
  const config = await loadConfig(workspace.settingsFile, { ...overrides, ingest });
  // Authors do not appear in the output, so a key for this run alone will do.
  const processor = await createBatchProcessor({ config, authorKey: randomBytes(32), messagesDir: '', rejectsDir: '' });
  const failures: string[] = [];
  const tally = { rejected: 0 };
  const cutByTask = new Map<string, number>();
  try {
    const batches = readBatches(listArgument(args[0]), config.ingest, {
      onFileError: (file, error) => failures.push(`${file}: ${error.message}`),
      onLeftOut: (path, reason) => io.err(`left out: ${path}: ${reason}\n`),
      onSheetSkipped: (file, sheet, reason) => io.err(`sheet left out: ${file} [${sheet}]: ${reason}\n`),
    });
    for await (const batch of batches) {
      const { messages, rejects, cut } = await processor.analyse(batch);
      for (const [task, count] of Object.entries(cut)) cutByTask.set(task, (cutByTask.get(task) ?? 0) + count);
      io.out(messages.map((message) => `${JSON.stringify(toPrediction(message))}\n`).join(''));
      for (const reject of rejects) {
        io.err(
          `rejected: ${reject.file}${reject.sheet === null ? '' : ` [${reject.sheet}]`} row ${reject.row}: ${reject.reason} [${reject.code}]\n`,
        );
      }
      tally.rejected += rejects.length;
    }
  } finally {
    await processor.close();
  }
  if (tally.rejected > 0) io.err(`${tally.rejected} rows rejected\n`);
  for (const [task, count] of cutByTask) {
    io.err(`read in part: ${count} messages are longer than the ${task} model can read\n`);
  }
  for (const failure of failures) io.err(`FAILED ${failure}\n`);
  return failures.length > 0 ? 1 : 0;
};

function toPrediction({ message, labels }: AnalysedMessage): object {
  return {
    message_id: message.givenId ?? deriveId(message),
    topic: labels.topic.label,
    topic_score: labels.topic.score,
    topic_evidence: labels.topic.evidence,
    subtopic: labels.subtopic,
    kind: labels.kind.label,
    kind_score: labels.kind.score,
    kind_evidence: labels.kind.evidence,
    urgency: labels.urgency.label,
    urgency_score: labels.urgency.score,
    urgency_evidence: labels.urgency.evidence,
    low_confidence: labels.lowConfidence,
  };
}
