import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CampaignRow } from '../aggregate/contract.ts';
import { addDays } from '../aggregate/figures/day-spans.ts';
import type { CorrectionRow } from '../cluster/edits/corrections.ts';
import { isProposal } from '../cluster/themes/asks/says-what-to-do.ts';
import type { Contribution } from '../cluster/themes/contract.ts';
import { groupThemes, loadThemeModel } from '../cluster/themes/group-themes.ts';
import type { Campaign, ThemeSelection } from '../cluster/themes/selection-settings.ts';
import type { ThemeSettings } from '../cluster/themes/settings.ts';
import { simplifyTexts } from '../cluster/themes/texts/simplified-texts.ts';
import { type ThemeMessageRow, type ThemeRow, toThemeRows } from '../cluster/themes/theme-tables.ts';
import { type Database, type Row, sqlLiteral } from '../core/duckdb.ts';
import type { LocalTime } from '../core/message.ts';
import { simplifyText } from '../core/simplify.ts';
import { toJsonLine } from '../core/whole-characters.ts';
import { formsOf } from '../core/written-forms.ts';
import { readRegionPath } from '../ingest/values/region-path.ts';
import { createSegmenter, segmentMessage } from '../segment/segmenter.ts';
import type { SegmentSettings } from '../segment/settings.ts';
import { openSimplifier } from '../segment/simplify.ts';

/** What the theme tables are made with. */
export interface ThemeStepSettings {
  readonly segment: SegmentSettings;
  readonly grouping: ThemeSettings;
  readonly selection: ThemeSelection;
}

/** A contribution as it comes from the lake, before it is cut into words. */
type ContributionRow = Omit<Contribution, 'segmented'>;

/** What themes are grouped from: the suggestions of the lake, and each campaign's contributions. Plain data. */
export type ThemeSelections = readonly {
  /** null: no campaign, the lake's suggestions. */
  readonly campaign: Campaign | null;
  readonly contributions: readonly ContributionRow[];
  /** Older ones, beyond what is grouped. */
  readonly leftOut: number;
  /** The first day of which all are grouped; null: of all days. */
  readonly firstDay: string | null;
}[];

/** A selection of which only the newest contributions are grouped. */
export interface CutSelection {
  /** Name of the campaign; null: the lake's suggestions. */
  readonly campaign: string | null;
  readonly grouped: number;
  readonly leftOut: number;
}

/** Rows of the tables of themes. */
export interface ThemeTables {
  readonly themes: readonly ThemeRow[];
  readonly messages: readonly ThemeMessageRow[];
  /** All campaigns, those without a contribution too. */
  readonly campaigns: readonly CampaignRow[];
}

/**
 * Reads from the view `resolved` what themes are grouped from.
 * @param corrections labels that editors corrected: what is no suggestion by them is none, and the reverse
 */
export async function readThemeSelections(
  db: Database,
  now: LocalTime,
  { windowDays, maxMessages, campaigns }: ThemeSelection,
  corrections: readonly Pick<CorrectionRow, 'message_key' | 'kind'>[],
): Promise<ThemeSelections> {
  const selections: ThemeSelections[number][] = [];
  const read = async (campaign: Campaign | null, where: string, windowFrom: string | null): Promise<void> => {
    const { from, leftOut, firstDay } = await cutContributions(db, where, maxMessages);
    const contributions = await readContributions(db, `${where} AND ${from}`);
    selections.push({ campaign, contributions, leftOut, firstDay: firstDay ?? windowFrom });
  };
  const since = writtenSince(now, windowDays);
  // The window begins within a day.
  await read(null, `${suggestionCondition(corrections)} AND ${since}`, addDays(now.slice(0, 10), 1 - windowDays));
  for (const campaign of campaigns) await read(campaign, campaignCondition(campaign), null);
  return selections;
}

/** Condition on the view `resolved`, or on the lake's messages, that picks those of the days before a time. */
export function writtenSince(now: LocalTime, days: number): string {
  return `created_at > ${sqlLiteral(now)}::TIMESTAMP - INTERVAL ${days} DAY`;
}

/** The selections of which the newest alone are grouped, and of how many. */
export function listCutSelections(selections: ThemeSelections): CutSelection[] {
  return selections.flatMap(({ campaign, contributions, leftOut }) =>
    leftOut === 0 ? [] : { campaign: campaign?.name ?? null, grouped: contributions.length, leftOut },
  );
}

/** Groups each selection by itself. */
export async function groupSelections(
  selections: ThemeSelections,
  settings: Pick<ThemeStepSettings, 'segment' | 'grouping'>,
): Promise<ThemeTables> {
  const campaigns = selections.flatMap(({ campaign }) => (campaign === null ? [] : toCampaignRow(campaign)));
  // Where nobody proposes anything, dictionary and word vectors would be loaded for nothing.
  if (selections.every(({ contributions }) => contributions.length === 0))
    return { themes: [], messages: [], campaigns };
  const segmenter = await createSegmenter(settings.segment);
  const simplify = openSimplifier(settings.segment);
  const model = loadThemeModel(settings.grouping);
  // Words are read once, and those of all contributions together would take more than all that is made of them.
  const segmentWhenRead = (row: ContributionRow): Contribution => ({
    ...row,
    get segmented() {
      return segmentMessage(segmenter, row);
    },
  });
  const rows = selections.map(({ campaign, contributions }) => {
    const themes = groupThemes(contributions.map(segmentWhenRead), model, settings.grouping, simplify);
    if (campaign !== null) return toThemeRows(themes, campaign.name);
    // What was called for proposes by being sent; of all messages, complaints and questions come with the suggestions.
    const rowOf = new Map(contributions.map((row) => [row.id, row]));
    const read = (id: string): ContributionRow => ({ ...rowOf.get(id)!, ...simplifyTexts(rowOf.get(id)!, simplify) });
    return toThemeRows(
      themes.filter((theme) => isProposal(theme, read, model.lexicon)),
      null,
    );
  });
  return {
    themes: rows.flatMap(({ themes }) => themes),
    messages: rows.flatMap(({ messages }) => messages),
    campaigns,
  };
}

function toCampaignRow({ name, from, to, ...rest }: Campaign): CampaignRow {
  const { region = null, keyword = null, source = null } = rest;
  return { campaign: name, from_day: from ?? null, to_day: to ?? null, region, keyword, source };
}

/**
 * Writes `themeTables` and the campaigns into `outDir`.
 * @param firstDay of whose suggestions on all are grouped; null: of all days
 */
export async function writeThemes(outDir: string, tables: ThemeTables, firstDay: string | null): Promise<void> {
  const { themes, messages, campaigns } = tables;
  await writeRows(join(outDir, 'themes.ndjson'), themes);
  await writeRows(join(outDir, 'theme_messages.ndjson'), messages);
  await writeRows(join(outDir, 'theme_reach.ndjson'), [{ first_day: firstDay }]);
  await writeRows(join(outDir, 'campaigns.ndjson'), campaigns);
}

/**
 * Writes `campaign_messages.ndjson` into `outDir`: all contributions to campaigns in the view `resolved`, whether a theme has them
 * or not, and those beyond what is grouped.
 */
export async function writeSolicited(db: Database, outDir: string, campaigns: readonly Campaign[]): Promise<void> {
  if (campaigns.length === 0) return;
  const solicited = campaigns.map(
    (campaign) =>
      `SELECT ${sqlLiteral(campaign.name)} AS campaign, message_key FROM resolved
       WHERE duplicate_of_key IS NULL AND ${campaignCondition(campaign)}`,
  );
  await db.run(
    `COPY (${solicited.join(' UNION ALL ')} ORDER BY campaign, message_key)
     TO ${sqlLiteral(join(outDir, 'campaign_messages.ndjson'))} (FORMAT json, USE_TMP_FILE false)`,
  );
}

/** Condition on the view `resolved`, which has predicted labels, that picks suggestions. */
function suggestionCondition(corrections: readonly Pick<CorrectionRow, 'message_key' | 'kind'>[]): string {
  const among = (rows: typeof corrections): string =>
    `message_key IN (${rows.map((row) => sqlLiteral(row.message_key)).join(', ')})`;
  const to = corrections.filter(({ kind }) => kind === 'suggestion');
  const from = corrections.filter(({ kind }) => kind !== null && kind !== 'suggestion');
  const isSuggestion = to.length === 0 ? `kind = 'suggestion'` : `(kind = 'suggestion' OR ${among(to)})`;
  return from.length === 0 ? isSuggestion : `${isSuggestion} AND NOT ${among(from)}`;
}

/** Condition on the view `resolved` that picks a campaign's messages. */
function campaignCondition(campaign: Campaign): string {
  const conditions = ['true'];
  if (campaign.from !== undefined) conditions.push(`created_at >= ${sqlLiteral(campaign.from)}::TIMESTAMP`);
  if (campaign.to !== undefined) {
    conditions.push(`created_at < ${sqlLiteral(campaign.to)}::TIMESTAMP + INTERVAL 1 DAY`);
  }
  if (campaign.region !== undefined) {
    // As the files spell it, or as it is counted.
    const counted = readRegionPath(campaign.region);
    const names = [campaign.region, counted, simplifyText(counted)];
    conditions.push(`region IN (${names.map((name) => sqlLiteral(name)).join(', ')})`);
  }
  if (campaign.source !== undefined) conditions.push(`source = ${sqlLiteral(campaign.source)}`);
  if (campaign.keyword !== undefined) {
    // In any case and either width, as the page searches.
    const forms = formsOf(campaign.keyword).map((form) => `lower(${sqlLiteral(form)})`);
    const holds = forms.map((form) => `contains(lower(title), ${form}) OR contains(lower(body), ${form})`);
    conditions.push(`(${holds.join(' OR ')})`);
  }
  return conditions.join(' AND ');
}

/** Condition that leaves the newest contributions, and how many it leaves out. Their texts would not fit into the database's memory. */
async function cutContributions(
  db: Database,
  where: string,
  most: number,
): Promise<{ readonly from: string; readonly leftOut: number; readonly firstDay: string | null }> {
  const all = `FROM resolved WHERE duplicate_of_key IS NULL AND ${where}`;
  const [first] = await db.rows<{ at: LocalTime; key: string }>(
    `SELECT created_at AS at, message_key AS "key" ${all} ORDER BY created_at DESC, message_key DESC LIMIT 1 OFFSET ${most - 1}`,
  );
  if (first === undefined) return { from: 'true', leftOut: 0, firstDay: null };
  const from = `(created_at, message_key) >= (${sqlLiteral(first.at)}::TIMESTAMP, ${sqlLiteral(first.key)})`;
  const [counted] = await db.rows<{ n: number }>(`SELECT count(*) AS n ${all} AND NOT (${from})`);
  const leftOut = counted?.n ?? 0;
  // The cut may fall within a day.
  return { from, leftOut, firstDay: leftOut === 0 ? null : addDays(first.at.slice(0, 10), 1) };
}

async function readContributions(db: Database, where: string): Promise<ContributionRow[]> {
  const contributions: ContributionRow[] = [];
  // Where a message has no title of its own, the one that names it for issues may leave out what it asks.
  const rows = db.stream<ContributionRow & Row>(
    `SELECT message_key AS id, author, if(has_own_title, title, '') AS title, body, likes, region, created_at AS "createdAt",
       [{name: place.name, type: place.type} FOR place IN places] AS places
     FROM resolved WHERE duplicate_of_key IS NULL AND ${where} ORDER BY created_at, message_key`,
  );
  for await (const block of rows) contributions.push(...block);
  return contributions;
}

async function writeRows(file: string, rows: readonly object[]): Promise<void> {
  await writeFile(file, rows.map(toJsonLine).join(''));
}
