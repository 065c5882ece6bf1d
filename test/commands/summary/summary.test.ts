import { describe, expect, it } from 'vitest';
import { lastHolidayYear } from '../../../src/aggregate/bursts/calendar.ts';
import { formatSummary, type RunSummary, summariseRun } from '../../../src/commands/summary/summary.ts';
import { locateWorkspace } from '../../../src/lake/workspace.ts';
import type { RunResult } from '../../../src/pipeline.ts';
import { buildSmallMart } from '../../aggregate/build-small-mart.ts';

const plain: RunSummary = {
  changed: true,
  newWorkspace: false,
  rows: { read: 3, new: 3, updated: 0, unchanged: 0, duplicates: 0, rejects: 0 },
  messages: 0,
  knownElsewhere: null,
  sameLetters: 0,
  idConflicts: 0,
  topics: [],
  notes: [],
  outdated: null,
  otherModels: null,
  droppedParts: 0,
  editsSkipped: [],
  analysedAnew: 0,
  topicsWithoutField: [],
  kinds: [],
  urgencies: [],
  hottest: [],
  possibleMerges: 0,
  alerts: { open: 0, risen: [], withdrawn: [] },
  campaigns: [],
  cutSelections: [],
  regionCoverage: { known: 0, sources: [], level: 'district', withoutTown: 0 },
  rejectsByReason: [],
  failedFiles: [],
  skippedSheets: [],
  missingColumns: [],
  columns: [],
  leftOut: [],
  warnings: [],
  cut: {},
  tables: 'city/trends.duckdb',
  seconds: { total: 1 },
};
const failed = [{ file: 'a.csv', reason: 'Expected a.csv to be text, got none' }];
const none = { ...plain.rows, read: 0, new: 0 };

describe('the first line of a summary', () => {
  it.each([
    [{}, 'Done.'],
    [{ changed: false }, 'Nothing new: the tables already hold all of this.'],
    [{ failedFiles: failed }, 'Done, but 1 file could not be read, or not to the end.'],
    [{ failedFiles: failed, changed: false }, 'Nothing new, and 1 file could not be read, or not to the end.'],
    [{ failedFiles: failed, changed: false, rows: none }, 'Failed: 1 file could not be read.'],
    [{ failedFiles: [...failed, ...failed], rows: none }, 'Failed: 2 files could not be read.'],
  ])('of %j is %s', (change, line) => {
    expect(formatSummary({ ...plain, ...change }).split('\n')[0]).toBe(line);
  });
});

it.each([
  [0, undefined],
  [1, '  1 pair of issues or messages may be one issue: page 待核对 of qingyu serve, or qingyu export possible_merges'],
  [
    1200,
    '  1,200 pairs of issues or messages may be one issue: page 待核对 of qingyu serve, or qingyu export possible_merges',
  ],
])('says what a person has to decide: %i pairs', (possibleMerges, line) => {
  const lines = formatSummary({ ...plain, messages: 3, possibleMerges }).split('\n');
  expect(lines.find((text) => text.includes('may be one issue'))).toBe(line);
});

it('tells of each issue the days from its first message to its last, or its only day', () => {
  const issue = { rank: 1, issue_id: 'I1', title: '青柳路路灯不亮', messages: 3, authors: 2, first_day: '2025-12-01' };
  const hottest = [
    { ...issue, last_day: '2025-12-09' },
    { ...issue, rank: 2, last_day: '2025-12-01' },
  ];
  const lines = formatSummary({ ...plain, messages: 6, hottest }).split('\n');
  expect(lines.filter((line) => line.includes(issue.title)).map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
    ' | 1 | 青柳路路灯不亮 | 3 messages | 2 authors | 2025-12-01 – 2025-12-09 | I1',
    ' | 2 | 青柳路路灯不亮 | 3 messages | 2 authors | 2025-12-01 | I1',
  ]);
});

it.each([
  [1, 'regions are towns: 1 message says no town, only its county or village'],
  [1200, 'regions are towns: 1,200 messages say no town, only their county or village'],
])('says where regions are towns how many messages say none: %i', (withoutTown, line) => {
  const regionCoverage = { ...plain.regionCoverage, withoutTown };
  expect(formatSummary({ ...plain, messages: 3, regionCoverage })).not.toContain('regions are towns');
  const towns = { ...regionCoverage, level: 'town' } as const;
  expect(formatSummary({ ...plain, messages: 3, regionCoverage: towns }).split('\n')).toContain(line);
});

it('says how many lines of the editor log are no edits, with the first', () => {
  const editsSkipped = [
    { line: 3, reason: 'Expected an edit, got one with action: Invalid input' },
    { line: 5, reason: 'Expected the line to be JSON, got something else' },
  ];
  const of = (skipped: typeof editsSkipped) => formatSummary({ ...plain, editsSkipped: skipped });
  expect(of(editsSkipped)).toContain(
    '\nedits skipped: 2 lines of edits.jsonl that this version does not know for an edit (e.g. line 3: Expected an edit, got one with action: Invalid input)',
  );
  expect(of(editsSkipped.slice(1))).toContain('edits skipped: 1 line of edits.jsonl');
  expect(of([])).not.toContain('edits skipped');
});

it('says of how many suggestions and contributions only the newest are in themes', () => {
  const cutSelections = [
    { campaign: null, grouped: 100_000, leftOut: 23 },
    { campaign: '征集', grouped: 100_000, leftOut: 1 },
  ];
  const lines = formatSummary({ ...plain, cutSelections }).split('\n');
  expect(lines).toContain('themes: of 100,023 suggestions the newest 100,000 are grouped (themes.maxMessages)');
  expect(lines).toContain(
    'themes: of 100,001 contributions to 征集 the newest 100,000 are grouped (themes.maxMessages)',
  );
});

it.each([
  [null, undefined],
  [{ since: 'r3', relabelled: 0, settings: [] }, undefined],
  [
    { since: 'r3', relabelled: 1200, settings: [] },
    'other models since r3: 1,200 messages have their labels in place of those before',
  ],
  [
    { since: 'r3', relabelled: 1, settings: [{ setting: 'classify.topicModel', before: '/own', now: null }] },
    'other models since r3: 1 message has their labels in place of those before (classify.topicModel was "/own" and is null; a flag holds for one run, a line in qingyu.json for all)',
  ],
  [
    { since: 'r3', relabelled: 0, settings: [{ setting: 'classify.topics', before: null, now: ['水'] }] },
    'other models since r3 (classify.topics was null and is ["水"]; a flag holds for one run, a line in qingyu.json for all)',
  ],
])('says since when other models label, and what made that: %j', (otherModels, line) => {
  const lines = formatSummary({ ...plain, otherModels }).split('\n');
  expect(lines.find((text) => text.startsWith('other models'))).toBe(line);
});

it('notes that holidays are not known where the data reach beyond the calendar', async () => {
  const result = {
    changed: true,
    outsideKey: null,
    inputs: { rowsRead: 1, rejected: 0, failedFiles: [], notes: ['noticed'] },
    counts: {},
    timings: {},
    workspace: locateWorkspace('none'),
    generation: { manifest: {} },
  } as unknown as RunResult;
  const noteYear = async (year: number) => {
    const now = `${year}-12-31 00:00:00`;
    const db = await buildSmallMart({ messages: [{ id: 'a', at: `${year}-03-01 08:00:00` }], sources: { now } });
    try {
      return (await summariseRun(db, result, 0)).notes;
    } finally {
      db.close();
    }
  };
  const last = lastHolidayYear();
  expect(await noteYear(last)).toEqual(['noticed']);
  expect(await noteYear(last + 1)).toEqual([
    'noticed',
    expect.stringContaining(`holidays after ${last} are not known`),
  ]);
});
