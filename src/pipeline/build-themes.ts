import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contribution } from '../cluster/themes/contract.ts';
import { groupThemes, loadThemeModel } from '../cluster/themes/group-themes.ts';
import type { ThemeSettings } from '../cluster/themes/settings.ts';
import { type ThemeMessageRow, type ThemeRow, toThemeRows } from '../cluster/themes/theme-tables.ts';
import { type Database, type Row, sqlLiteral } from '../core/duckdb.ts';
import type { LocalTime } from '../core/message.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../segment/segmenter.ts';
import type { SegmentSettings } from '../segment/settings.ts';
import type { Campaign, ThemeSelection } from './campaign.ts';

/** What the theme tables are made with. */
export interface ThemeStepSettings {
  readonly segment: SegmentSettings;
  readonly grouping: ThemeSettings;
  readonly selection: ThemeSelection;
}

/** Groups the suggestions of the lake, and each campaign's contributions, and writes `themeTables` into `outDir`. */
export async function buildThemes(
  db: Database,
  outDir: string,
  now: LocalTime,
  settings: ThemeStepSettings,
): Promise<void> {
  const { selection } = settings;
  const selections: readonly { readonly campaign: string | null; readonly where: string }[] = [
    {
      campaign: null,
      where: `kind = 'suggestion' AND created_at > ${sqlLiteral(now)}::TIMESTAMP - INTERVAL ${selection.windowDays} DAY`,
    },
    ...selection.campaigns.map((campaign) => ({ campaign: campaign.name, where: campaignCondition(campaign) })),
  ];
  const segmenter = await createSegmenter(settings.segment);
  const model = loadThemeModel(settings.grouping);
  const themes: ThemeRow[] = [];
  const messages: ThemeMessageRow[] = [];
  for (const { campaign, where } of selections) {
    const { contributions, messageIds } = await readContributions(db, segmenter, where);
    const rows = toThemeRows(groupThemes(contributions, model, settings.grouping), campaign, messageIds);
    themes.push(...rows.themes);
    messages.push(...rows.messages);
  }
  await writeRows(join(outDir, 'themes.ndjson'), themes);
  await writeRows(join(outDir, 'theme_messages.ndjson'), messages);
}

/** Condition on the view `resolved` that picks a campaign's messages. */
function campaignCondition(campaign: Campaign): string {
  const conditions = ['true'];
  if (campaign.from !== undefined) conditions.push(`created_at >= ${sqlLiteral(campaign.from)}::TIMESTAMP`);
  if (campaign.to !== undefined) {
    conditions.push(`created_at < ${sqlLiteral(campaign.to)}::TIMESTAMP + INTERVAL 1 DAY`);
  }
  if (campaign.region !== undefined) conditions.push(`region = ${sqlLiteral(campaign.region)}`);
  if (campaign.source !== undefined) conditions.push(`source = ${sqlLiteral(campaign.source)}`);
  if (campaign.keyword !== undefined) {
    const keyword = sqlLiteral(campaign.keyword);
    conditions.push(`(contains(title, ${keyword}) OR contains(body, ${keyword}))`);
  }
  return conditions.join(' AND ');
}

type ContributionRow = Omit<Contribution, 'segmented'> & { readonly messageId: string } & Row;

async function readContributions(db: Database, segmenter: Segmenter, where: string) {
  const contributions: Contribution[] = [];
  const messageIds = new Map<string, string>();
  const rows = db.stream<ContributionRow>(
    `SELECT message_key AS id, message_id AS "messageId", author, title, body, likes, region, created_at AS "createdAt"
     FROM resolved WHERE duplicate_of_key IS NULL AND ${where} ORDER BY created_at, message_key`,
  );
  for await (const block of rows) {
    for (const { messageId, ...row } of block) {
      contributions.push({ ...row, segmented: segmentMessage(segmenter, row) });
      messageIds.set(row.id, messageId);
    }
  }
  return { contributions, messageIds };
}

async function writeRows(file: string, rows: readonly object[]): Promise<void> {
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
