import { lastHolidayYear } from '../../aggregate/bursts/calendar.ts';
import type { EditProblem } from '../../cluster/edits/read-edits.ts';
import type { Database } from '../../core/duckdb.ts';
import { type ColumnUse, describeColumnUses } from '../../ingest/tables/column-use.ts';
import { describeMissingColumn, type MissingColumn } from '../../ingest/tables/map-check.ts';
import type { CountingLevel } from '../../ingest/values/region-path.ts';
import type { KnownElsewhere } from '../../lake/resolve.ts';
import type { Manifest } from '../../lake/state.ts';
import type { CutSelection } from '../../pipeline/build-themes.ts';
import type { LeftOut } from '../../pipeline/read-inputs.ts';
import type { RunResult } from '../../pipeline.ts';
import { describeCatchUpDays } from './catch-up.ts';
import { formatCount } from './format-count.ts';
import { describeLeftCampaigns } from './left-campaigns.ts';
import { describeMessagesAhead } from './messages-ahead.ts';
import { describeOtherModels, type OtherModels, readOtherModels } from './other-models.ts';
import { formatAlerts, type RunAlerts, readRunAlerts } from './run-alerts.ts';
import { describeSkippedEdits, readSkippedEdits } from './skipped-edits.ts';

/** What a run tells at its end; also the object that --json prints. */
export interface RunSummary {
  readonly changed: boolean;
  /** Whether the run made the workspace, as a mistyped --workspace does. */
  readonly newWorkspace: boolean;
  readonly rows: {
    readonly read: number;
    readonly new: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly duplicates: number;
    readonly rejects: number;
  };
  readonly messages: number;
  /** A source that has most of the new messages already, by id and text: --source was perhaps forgotten. */
  readonly knownElsewhere: KnownElsewhere | null;
  /** See `ResolveSummary.sameLetters`. */
  readonly sameLetters: number;
  /** Ids that stand for unrelated texts, over all messages. */
  readonly idConflicts: number;
  /** Of the unchanged rows those that had to be analysed, see `RowCounts`. */
  readonly analysedAnew: number;
  /** Messages of the tables that other models, words or names analysed; null: not known. */
  readonly outdated: number | null;
  readonly otherModels: OtherModels | null;
  /** Parts of the lake by earlier models, words or names that the run dropped. */
  readonly droppedParts: number;
  /** Lines of the editor log that no run heeds. */
  readonly editsSkipped: readonly EditProblem[];
  readonly topics: readonly Count[];
  /** Topics that no line of the crosswalk gives a field. */
  readonly topicsWithoutField: readonly string[];
  readonly kinds: readonly Count[];
  readonly urgencies: readonly Count[];
  readonly hottest: readonly HotIssue[];
  /** Pairs of issues or messages that may be one issue, for a person to decide. */
  readonly possibleMerges: number;
  readonly alerts: RunAlerts;
  /** Calls for contributions and what their conditions fit. */
  readonly campaigns: readonly CampaignCount[];
  /** Of these, or of the suggestions, only the newest are in themes. */
  readonly cutSelections: readonly CutSelection[];
  /** Share of messages whose region is known, by where it was found. */
  readonly regionCoverage: {
    readonly known: number;
    readonly sources: readonly Count[];
    /** What regions are, and how many messages say a county, or another place that is no town, where they are towns. */
    readonly level: CountingLevel;
    readonly withoutTown: number;
  };
  readonly rejectsByReason: readonly Count[];
  readonly failedFiles: readonly { readonly file: string; readonly reason: string }[];
  readonly skippedSheets: readonly string[];
  /** What was noticed of files and sheets that were read, and of days whose holidays are not known. */
  readonly notes: readonly string[];
  /** Columns that were named by --map or in the settings and that no file has. */
  readonly missingColumns: readonly MissingColumn[];
  /** What became of the columns of the files, by their form: names only. */
  readonly columns: readonly ColumnUse[];
  /** Files and folders below the inputs that were not read, and why. */
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly { readonly field: string; readonly code: string; readonly count: number }[];
  /** Messages of which a transformer could read only the beginning, by task. */
  readonly cut: Readonly<Record<string, number>>;
  readonly tables: string;
  readonly seconds: Readonly<Record<string, number>>;
}

export interface Count {
  readonly name: string;
  readonly count: number;
}

export interface CampaignCount {
  readonly campaign: string;
  readonly messages: number;
  readonly authors: number;
  readonly themes: number;
}

export interface HotIssue {
  readonly rank: number;
  readonly issue_id: string;
  readonly title: string;
  readonly messages: number;
  readonly authors: number;
  readonly first_day: string;
  readonly last_day: string;
}

/** Collects the summary of a run from its result and the tables. */
export async function summariseRun(db: Database, result: RunResult, totalMs: number): Promise<RunSummary> {
  const countBy = (column: string): Promise<Count[]> =>
    db.rows<Count>(
      `SELECT coalesce(${column}, 'none') AS name, count(*) AS count FROM messages WHERE duplicate_of IS NULL
       GROUP BY ALL ORDER BY count DESC, name`,
    );
  const { inputs, timings } = result;
  const { analysedAnew, ...counts } = result.counts;
  const sources = await countBy('region_source');
  const messages = sources.reduce((sum, entry) => sum + entry.count, 0);
  const unknown = sources.find((entry) => entry.name === 'none')?.count ?? 0;
  const [info] = await db.rows<Pick<RunSummary['regionCoverage'], 'level' | 'withoutTown'>>(
    'SELECT region_level AS level, without_town AS "withoutTown" FROM mart_info',
  );
  const lastDay = await readLastDay(db);
  return {
    changed: result.changed,
    newWorkspace: result.isNew,
    rows: { read: inputs.rowsRead, ...counts, rejects: inputs.rejected },
    messages,
    knownElsewhere: result.knownElsewhere,
    sameLetters: result.sameLetters,
    idConflicts: await countIdConflicts(db),
    analysedAnew,
    outdated: result.generation.manifest.outdated ?? null,
    otherModels: await readOtherModels(db, result.generation.manifest),
    droppedParts: result.changed ? countDropped(result.generation.manifest) : 0,
    editsSkipped: await readSkippedEdits(result.workspace.editsFile),
    topics: await countBy('topic'),
    topicsWithoutField: await listTopicsWithoutField(db),
    kinds: await countBy('kind'),
    urgencies: await countBy('urgency'),
    hottest: await db.rows<HotIssue>(
      `SELECT rank, issue_id, title, messages, authors, first_day, last_day FROM issues
       WHERE rank IS NOT NULL ORDER BY rank, issue_id LIMIT 10`,
    ),
    possibleMerges: await countPossibleMerges(db),
    alerts: await readRunAlerts(db, result.changed),
    campaigns: await db.rows<CampaignCount>(
      'SELECT campaign, messages, authors, themes FROM campaigns ORDER BY campaign',
    ),
    cutSelections: result.cutSelections,
    regionCoverage: {
      known: messages === 0 ? 0 : 1 - unknown / messages,
      sources,
      level: info?.level ?? 'district',
      withoutTown: info?.withoutTown ?? 0,
    },
    rejectsByReason: await db.rows<Count>(
      'SELECT code AS name, count(*) AS count FROM rejects GROUP BY ALL ORDER BY count DESC, name',
    ),
    failedFiles: inputs.failedFiles.map(({ file, error }) => ({ file, reason: error.message })),
    skippedSheets: inputs.skippedSheets,
    notes: [
      ...inputs.notes,
      ...describeOutsideKey(result.outsideKey),
      ...(result.changed ? await describeLeftCampaigns(db) : []),
      ...describeUnknownHolidays(lastDay),
      ...(result.changed ? await describeMessagesAhead(db) : []),
      ...(result.changed ? await describeCatchUpDays(db, lastDay) : []),
    ],
    missingColumns: inputs.missingColumns,
    columns: inputs.columns,
    leftOut: inputs.leftOut,
    warnings: inputs.warnings,
    cut: inputs.cut,
    tables: result.workspace.martFile,
    seconds: inSeconds({ ...inputs.workerMs, ...(timings ?? {}), total: totalMs }),
  };
}

async function countPossibleMerges(db: Database): Promise<number> {
  const [row] = await db.rows<{ count: number }>('SELECT count(*) AS count FROM possible_merges');
  return row?.count ?? 0;
}

async function listTopicsWithoutField(db: Database): Promise<string[]> {
  const rows = await db.rows<{ topic: string }>(
    'SELECT DISTINCT topic FROM messages WHERE topic IS NOT NULL AND topic NOT IN (SELECT topic FROM topic_fields) ORDER BY topic',
  );
  return rows.map(({ topic }) => topic);
}

/** Ids of the whole lake that stand for unrelated texts, as the last run found them. */
export async function countIdConflicts(db: Database): Promise<number> {
  const [last] = await db.rows<{ conflicts: number }>('SELECT arg_max(id_conflicts, seq) AS conflicts FROM runs');
  return last?.conflicts ?? 0;
}

/** A line on ids that stand for unrelated texts; none where there are none. */
export function describeIdConflicts(count: number): string[] {
  if (count === 0) return [];
  const ids = count === 1 ? '1 id stands' : `${formatCount(count)} ids stand`;
  return [
    `id conflicts: ${ids} for unrelated texts; all but the oldest text of an id are called id~hash; if a column of row numbers was taken for ids, leave it out with --map id=`,
  ];
}

/** The last day of the tables; null where they have no messages. */
export async function readLastDay(db: Database): Promise<string | null> {
  const [info] = await db.rows<{ last: string | null }>('SELECT last_day AS last FROM mart_info');
  return info?.last ?? null;
}

/** A note on a key that goes with another folder; none where it is the workspace's own. */
function describeOutsideKey(file: string | null): string[] {
  if (file === null) return [];
  return [
    `the key of this workspace's authors lies outside of it: keep ${file}, or copy it to secret.key in the workspace; without it nothing more can be read into it`,
  ];
}

/** A note on days after the last whose holidays are known; none where the data end before. */
export function describeUnknownHolidays(lastDay: string | null): string[] {
  const year = lastHolidayYear();
  if (lastDay === null || Number(lastDay.slice(0, 4)) <= year) return [];
  return [
    `holidays after ${year} are not known to this version: in bursts, and where days are judged to be missing, days from ${year + 1} on count as ordinary ones`,
  ];
}

/** A line on suggestions or contributions that were too many to be grouped. */
export function describeCut({ campaign, grouped, leftOut }: CutSelection): string {
  const all = formatCount(grouped + leftOut);
  const what = campaign === null ? 'suggestions' : `contributions to ${campaign}`;
  return `themes: of ${all} ${what} the newest ${formatCount(grouped)} are grouped (themes.maxMessages)`;
}

/** A line on messages that show what other models, words or names said of them; none where there are none. */
export function describeOutdated(outdated: number | null | undefined): string[] {
  if (!outdated) return [];
  return [
    `analysed otherwise: ${formatCount(outdated)} messages show labels and places of other models, words or names; read their files again to renew them`,
  ];
}

/** How many parts of earlier analyses a run dropped. */
export function countDropped(state: Pick<Manifest, 'superseded'> | null): number {
  return state?.superseded?.length ?? 0;
}

/** A line on parts that the lake has no longer, since later ones have their rows; none where there are none. */
export function describeDropped(count: number): string[] {
  if (count === 0) return [];
  const parts = count === 1 ? '1 part' : `${formatCount(count)} parts`;
  return [
    `dropped from the lake: ${parts} by other models, words or names; parts by the current ones have the same rows`,
  ];
}

function inSeconds(milliseconds: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(milliseconds).map(([step, ms]) => [step, Math.round(ms) / 1000]));
}

/** A line on values that many messages have and that were left empty, or are read otherwise. */
export function describeWarning({ field, code, count }: RunSummary['warnings'][number]): string {
  if (code === 'TRADITIONAL') {
    return `traditional characters: in ${formatCount(count)} of the messages, kept apart from what others write of the same in simplified ones; "segment": {"simplify": true} in qingyu.json and another run over the files read them alike`;
  }
  return `left empty: ${formatCount(count)} values of ${field} (${code})`;
}

function describeOutcome({ changed, failedFiles, rows }: RunSummary): string {
  if (failedFiles.length === 0) return changed ? 'Done.' : 'Nothing new: the tables already hold all of this.';
  const unread = `${failedFiles.length === 1 ? '1 file' : `${failedFiles.length} files`} could not be read`;
  if (rows.read === 0) return `Failed: ${unread}.`;
  return changed ? `Done, but ${unread}, or not to the end.` : `Nothing new, and ${unread}, or not to the end.`;
}

/** The summary as people read it. */
export function formatSummary(summary: RunSummary): string {
  const { rows } = summary;
  const lines = [
    describeOutcome(summary),
    ...(summary.newWorkspace ? ['new workspace: there was none before'] : []),
    `rows read ${formatCount(rows.read)} = new ${formatCount(rows.new)} + updated ${formatCount(rows.updated)} + unchanged ${formatCount(rows.unchanged)} + duplicates ${formatCount(rows.duplicates)} + rejects ${formatCount(rows.rejects)}`,
    ...(summary.analysedAnew > 0 ? [`analysed anew: ${formatCount(summary.analysedAnew)} rows that were known`] : []),
    `messages in the tables: ${formatCount(summary.messages)} (copies by the same author not counted)`,
  ];
  if (summary.knownElsewhere !== null) {
    const { otherSource, known, fresh } = summary.knownElsewhere;
    lines.push(
      `source: ${formatCount(known)} of ${formatCount(fresh)} new messages are known in source ${otherSource} by id and text; was --source ${otherSource} forgotten?`,
    );
  }
  if (summary.sameLetters > 0) {
    lines.push(
      `same letters: ${formatCount(summary.sameLetters)}, with the text and the second of another message by somebody else, as where two exports name the writer otherwise; "aggregate": {"copies": "second"} in qingyu.json and "qingyu rebuild" count them as copies`,
    );
  }
  if (summary.messages > 0) lines.push(...describeTables(summary));
  lines.push(...summary.campaigns.map(describeCampaign), ...summary.cutSelections.map(describeCut));
  if (rows.rejects > 0) {
    const reasons = summary.rejectsByReason.map((entry) => `${entry.name} ${formatCount(entry.count)}`).join(', ');
    lines.push(
      `rejects: ${formatCount(rows.rejects)} in this run; in the tables: ${reasons === '' ? 'none' : reasons} (qingyu status, table rejects)`,
    );
  }
  lines.push(...describeOtherModels(summary.otherModels), ...describeOutdated(summary.outdated));
  lines.push(...describeDropped(summary.droppedParts));
  lines.push(...describeIdConflicts(summary.idConflicts), ...describeSkippedEdits(summary.editsSkipped));
  lines.push(...summary.warnings.map(describeWarning));
  if (summary.topicsWithoutField.length > 0) {
    lines.push(`no field for the topics ${summary.topicsWithoutField.join(', ')} (classify.topicFields)`);
  }
  for (const [task, count] of Object.entries(summary.cut)) {
    lines.push(`read in part: ${formatCount(count)} messages are longer than the ${task} model can read`);
  }
  lines.push(...describeColumnUses(summary.columns));
  for (const missing of summary.missingColumns) lines.push(`ignored: ${describeMissingColumn(missing)}`);
  for (const note of summary.notes) lines.push(`note: ${note}`);
  for (const sheet of summary.skippedSheets) lines.push(`sheet left out: ${sheet}`);
  for (const { path, reason } of summary.leftOut) lines.push(`left out: ${path}: ${reason}`);
  for (const failed of summary.failedFiles) lines.push(`FAILED ${failed.file}: ${failed.reason}`);
  lines.push(`time: ${summary.seconds.total?.toFixed(1)} s`, `tables: ${summary.tables}`, '');
  return lines.join('\n');
}

function describeCampaign({ campaign, messages, authors, themes }: CampaignCount): string {
  if (messages === 0) return `campaign ${campaign}: no message fits its conditions`;
  return `campaign ${campaign}: ${formatCount(messages)} messages of ${formatCount(authors)} authors in ${formatCount(themes)} themes`;
}

function describePossibleMerges(count: number): string[] {
  if (count === 0) return [];
  const pairs = count === 1 ? '1 pair of issues or messages' : `${formatCount(count)} pairs of issues or messages`;
  return [`  ${pairs} may be one issue: page 待核对 of qingyu serve, or qingyu export possible_merges`];
}

function describeTables({
  topics,
  urgencies,
  kinds,
  hottest,
  possibleMerges,
  alerts,
  regionCoverage,
}: RunSummary): string[] {
  const sources = regionCoverage.sources.map(({ name, count }) => `${name} ${formatCount(count)}`);
  const warnings = formatAlerts(alerts);
  return [
    '',
    ...table('topic', topics),
    '',
    ...table('urgency', urgencies),
    '',
    ...table('kind', kinds),
    '',
    'hottest issues',
    ...hottest.map(formatIssue),
    ...describePossibleMerges(possibleMerges),
    '',
    ...(warnings.length === 0 ? [] : [...warnings, '']),
    `region known for ${(regionCoverage.known * 100).toFixed(1)} % of the messages (${sources.join(', ')})`,
    ...(regionCoverage.level === 'town' ? [describeWithoutTown(regionCoverage.withoutTown)] : []),
  ];
}

function describeWithoutTown(count: number): string {
  const say =
    count === 1 ? '1 message says no town, only its' : `${formatCount(count)} messages say no town, only their`;
  return `regions are towns: ${say} county or village`;
}

function table(title: string, counts: readonly Count[]): string[] {
  const total = counts.reduce((sum, entry) => sum + entry.count, 0);
  const rows = counts.map(({ name, count }) => {
    const share = total === 0 ? 0 : (count / total) * 100;
    return `  ${padWide(name, 24)}${formatCount(count).padStart(10)}${share.toFixed(1).padStart(7)} %`;
  });
  return [`messages by ${title}`, ...rows];
}

function formatIssue(issue: HotIssue): string {
  const span = issue.first_day === issue.last_day ? issue.first_day : `${issue.first_day} – ${issue.last_day}`;
  return `  ${String(issue.rank).padStart(2)}  ${padWide(issue.title, 62)}${String(issue.messages).padStart(4)} messages ${String(issue.authors).padStart(4)} authors  ${span}  ${issue.issue_id}`;
}

/** Pads to a width in terminal cells: a Chinese character takes two. */
export function padWide(text: string, width: number): string {
  const cells = [...text].reduce(
    (sum, character) => sum + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏！-｠￠-￦]/u.test(character) ? 2 : 1),
    0,
  );
  return text + ' '.repeat(Math.max(1, width - cells));
}
