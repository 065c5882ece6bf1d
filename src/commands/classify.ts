import { z } from 'zod';
import { readBatches } from '../ingest/read-batches.ts';
import { deriveId } from '../lake/derive-id.ts';
import type { AnalysedMessage } from '../pipeline/analyse-messages.ts';
import { createBatchProcessor } from '../pipeline/process-batch.ts';
import type { CommandModule } from './command.ts';
import { openReading, reportLeftOut } from './opening/open-reading.ts';
import { inputShape, modelShape, optionTexts, parseOptions, pathArgument, toOverrides } from './options/options.ts';

const optionsSchema = z.strictObject({ ...inputShape, ...modelShape, workspace: optionTexts.path.optional() });

/** `qingyu classify`: predictions on standard output, in input order; rejected rows are reported on standard error. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const { config, authorKey } = await openReading(options.workspace, toOverrides(options));
  const processor = await createBatchProcessor({ config, authorKey, messagesDir: '', rejectsDir: '', forgotten: [] });
  const failures: string[] = [];
  const tally = { rejected: 0, withoutId: 0 };
  const cutByTask = new Map<string, number>();
  try {
    const batches = readBatches(pathArgument(args[0]), config.ingest, {
      onFileError: (file, error) => failures.push(`${file}: ${error.message}`),
      ...reportLeftOut(io),
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
      tally.withoutId += messages.filter(({ message }) => message.givenId === null).length;
    }
  } finally {
    await processor.close();
  }
  if (tally.rejected > 0) io.err(`${tally.rejected} rows rejected\n`);
  if (authorKey === null && tally.withoutId > 0) {
    io.err(
      `without the key of a workspace (--workspace, --author-key) the ids made for ${tally.withoutId} messages leave out the author: "qingyu run" gives others where an author is known\n`,
    );
  }
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
