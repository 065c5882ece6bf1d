import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Contribution } from '../cluster/themes/contract.ts';
import { groupThemes, loadThemeModel, proposes } from '../cluster/themes/group-themes.ts';
import { themeSettings } from '../cluster/themes/settings.ts';
import type { Message } from '../core/message.ts';
import { normaliseBatch } from '../ingest/normalise-batch.ts';
import { readBatches } from '../ingest/read-batches.ts';
import { deriveId } from '../lake/derive-id.ts';
import { hashPart } from '../lake/parts.ts';
import { findPlaces } from '../segment/places/find-places.ts';
import { findRegionAt } from '../segment/places/find-town.ts';
import { loadGazetteer } from '../segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../segment/segmenter.ts';
import { openSimplifier } from '../segment/simplify.ts';
import type { CommandModule } from './command.ts';
import { openReading, reportLeftOut } from './opening/open-reading.ts';
import { inputShape, optionTexts, parseOptions, pathArgument, toOverrides } from './options/options.ts';

const optionsSchema = z.strictObject({
  ...inputShape,
  workspace: optionTexts.path.optional(),
  minMessages: optionTexts.integer.pipe(themeSettings.shape.minMessages.unwrap()).default(2),
});

/** `qingyu themes`: every message of the files is a contribution to one campaign; one JSON line a theme. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const { config, authorKey } = await openReading(options.workspace, toOverrides(options));
  const segmenter = await createSegmenter(config.segment);
  const simplify = openSimplifier(config.segment);
  const gazetteer = loadGazetteer(config.places, simplify);
  // Without the workspace's key a passing one tells authors apart, who appear nowhere.
  const context = {
    authorKey: authorKey ?? randomBytes(32),
    settings: config.ingest,
    simplifyLabels: config.segment.simplify,
  };
  const contributions = new Map<string, Contribution>();
  const failures: string[] = [];
  const batches = readBatches(pathArgument(args[0]), config.ingest, {
    onFileError: (file, error) => failures.push(`${file}: ${error.message}`),
    ...reportLeftOut(io),
  });
  const tally = { rejected: 0, repeated: 0 };
  for await (const batch of batches) {
    const { messages, rejects } = normaliseBatch(batch, context);
    tally.rejected += rejects.length;
    for (const message of messages) {
      const id = nameContribution(message, contributions);
      if (id === null) tally.repeated += 1;
      else {
        const segmented = segmentMessage(segmenter, message);
        const places = findPlaces(segmented, gazetteer);
        const { region } = findRegionAt(config.aggregate.regionLevel, message, places, gazetteer);
        contributions.set(id, toContribution(id, message, segmented, { places, region }));
      }
    }
  }
  const { windowDays: _window, maxMessages: _most, campaigns: _campaigns, ...grouping } = config.themes;
  const settings = { ...grouping, minMessages: options.minMessages };
  const model = loadThemeModel(settings);
  const themes = groupThemes([...contributions.values()], model, settings, simplify);
  for (const theme of themes) io.out(`${JSON.stringify(theme)}\n`);
  const grouped = new Set(themes.flatMap((theme) => theme.message_ids));
  const rest = [...contributions.values()].filter(({ id }) => !grouped.has(id));
  const alone = rest.filter((contribution) => proposes(contribution, model, simplify)).length;
  if (alone > 0) {
    io.err(`${alone} of ${contributions.size} contributions are in no theme: too few others ask the same\n`);
  }
  if (alone < rest.length) {
    io.err(
      `${rest.length - alone} of ${contributions.size} contributions propose nothing (thanks, jokes, abuse, complaints without an ask) and are in no theme\n`,
    );
  }
  if (tally.rejected > 0) io.err(`${tally.rejected} rows rejected (qingyu run keeps them with their reasons)\n`);
  if (tally.repeated > 0) io.err(`${tally.repeated} rows repeat an earlier contribution and count once\n`);
  for (const failure of failures) io.err(`FAILED ${failure}\n`);
  return failures.length > 0 ? 1 : 0;
};

/** The message's id; another one where it stands for another text already; null where the row repeats an earlier one. */
function nameContribution(message: Message, known: ReadonlyMap<string, Contribution>): string | null {
  const textHash = hashPart(message.title, message.body);
  const id = message.givenId ?? deriveId(message);
  const earlier = known.get(id);
  if (earlier === undefined) return id;
  if (hashPart(earlier.title, earlier.body) === textHash) return null;
  const other = `${id}~${textHash.slice(0, 8)}`;
  return known.has(other) ? null : other;
}

function toContribution(
  id: string,
  message: Message,
  segmented: Contribution['segmented'],
  where: Pick<Contribution, 'places' | 'region'>,
): Contribution {
  const { author, title, body, likes, createdAt } = message;
  return { id, author, title, body, likes, createdAt, segmented, ...where };
}
