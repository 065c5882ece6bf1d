import type { CommandSpec } from './command.ts';
import { campaignOption } from './options/campaign-option.ts';
import { listLabels } from './options/given-label.ts';
import {
  inputOptions,
  jsonOption,
  labelSettingsOptions,
  modelOptions,
  topicsOption,
  workspaceOption,
} from './options/options.ts';

const inputs = {
  name: '<inputs...>',
  description: 'files, folders, globs, or - for standard input (CSV, TSV, XLSX, XLS, ODS, JSON, XML, Parquet; .gz)',
};
const readingOption = {
  flags: '--workspace <dir>',
  description: 'folder whose settings, models and author key are used (default: workspace, where there is one)',
};
const labelled = {
  name: '<labelled...>',
  description: 'label files (JSONL, in UTF-8, UTF-16 or GB18030): text, tokens, or {src, id} with --messages',
};
const messagesOption = {
  flags: '--messages <files...>',
  description: 'message files that give the texts of {src, id} labels (src = base name, or folder/base name)',
};
const writtenOption = {
  flags: '--written <files...>',
  description: 'labelled messages written for training: trained on, never measured',
};
const besideOption = {
  flags: '--beside <files...>',
  description:
    'labelled messages that are trained on and neither calibrate nor measure: words alone, texts spread over a taxonomy',
};
const vocabularyOption = {
  flags: '--vocabulary <dir>',
  description:
    'a model of the same features (kind and urgency have them) whose vocabulary is learned on: both are then scored in one pass',
};
const workerOptions = [
  { flags: '--workers <n>', description: 'threads that read batches (default: one a core)' },
  { flags: '--batch-size <n>', description: 'rows of one batch, at most' },
];

/** Every command of `qingyu`, in the order of --help. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'run',
    summary: 'read messages and bring the trend tables up to date',
    arguments: [inputs],
    options: [
      workspaceOption,
      ...inputOptions,
      ...modelOptions,
      ...workerOptions,
      campaignOption,
      { flags: '--max-reject-rate <share>', description: 'fail when more than this share of the rows is rejected' },
      { flags: '--quiet', description: 'print no progress, and no summary unless a file failed' },
      {
        flags: '--alert-level <n>',
        description:
          'list only alerts of this level or a graver one, 1 (red) to 4 (blue); with --quiet they are printed where the run opened, raised, reopened or withdrew one',
      },
      jsonOption,
    ],
    examples: [
      ['qingyu run messages.xlsx', 'one export into ./workspace'],
      ['qingyu run exports/ replies.csv.gz --workspace city', 'a folder and a file that brings replies'],
      ['zcat day.jsonl.gz | qingyu run - --json', 'standard input, result for machines'],
      ['qingyu run exports/ --workspace city --quiet', 'daily by cron, which mails only what went wrong'],
      ['qingyu run exports/ --workspace city --quiet --alert-level 2', 'the same, and orange and red alerts'],
      ['qingyu run calls.csv --source hotline --map title=诉求标题', 'another source, an unusual column'],
      ['qingyu run orders.jsonl --map reply=answer.content', 'a nested key of JSON'],
      ['qingyu run 征集.csv --source zj --campaign 2026征集:source=zj', 'a campaign by the source it came from'],
    ],
    load: () => import('./run.ts'),
  },
  {
    name: 'rebuild',
    summary: 'make state and tables anew from the lake; edits stay effective, some issues get another id',
    arguments: [],
    options: [
      workspaceOption,
      {
        flags: '--without-run <id>',
        description: 'take a run back: what it alone read counts no longer, nothing is deleted (ids: qingyu status)',
        repeatable: true,
      },
      { flags: '--with-run <id>', description: 'count a run again that was taken back', repeatable: true },
      campaignOption,
      jsonOption,
    ],
    examples: [
      [
        'qingyu rebuild --workspace city',
        'after the state was lost, or settings of issues and tables changed; ids that are gone: city/issue-ids-<generation>.csv',
      ],
      ['qingyu rebuild --without-run r0002-20260105090000', 'a wrong file was read; read again, it comes as new'],
      ['qingyu rebuild --with-run r0002-20260105090000', 'it was the right one'],
    ],
    load: () => import('./rebuild.ts'),
  },
  {
    name: 'forget',
    summary: 'erase messages for good, as people may ask: from lake, state and tables; no file brings them back',
    arguments: [
      {
        name: '<ids...>',
        description:
          'ids of messages (SOURCE/ID where sources share an id); copies of them by the same writer go with them',
      },
    ],
    options: [workspaceOption, jsonOption],
    examples: [
      ['qingyu forget 700123 --workspace city', 'a writer takes a letter back'],
      ['qingyu forget hotline/700123 hotline/700130', 'two orders of another source'],
    ],
    load: () => import('./forget.ts'),
  },
  {
    name: 'classify',
    summary: 'print predictions as JSONL, one line a message, in input order',
    arguments: [inputs],
    options: [readingOption, ...inputOptions, ...modelOptions],
    examples: [
      ['qingyu classify messages.csv > labels.jsonl', 'all messages of a file'],
      ['qingyu classify new.csv --workspace city', "with a city's settings, models and ids"],
      ['qingyu classify new.xlsx --topics 城乡建设,交通运输,教育文体', 'only the labels that a deployment uses'],
    ],
    load: () => import('./classify.ts'),
  },
  {
    name: 'themes',
    summary: 'group the proposals of files into themes, one JSON line a theme',
    arguments: [inputs],
    options: [
      readingOption,
      ...inputOptions,
      { flags: '--min-messages <n>', description: 'leave out themes of fewer contributions (default: 2)' },
    ],
    examples: [
      ['qingyu themes 征集.csv > themes.jsonl', 'every message is a contribution to one campaign'],
      ['qingyu themes 征集.csv --min-messages 10', 'only what ten or more ask for'],
    ],
    load: () => import('./themes.ts'),
  },
  {
    name: 'train',
    summary: 'train a model from labelled messages',
    arguments: [
      {
        name: '<task>',
        description: 'topic, subtopic, kind, urgency, replies, or embedder (from messages without labels)',
      },
      labelled,
    ],
    options: [
      { flags: '--out <dir>', description: 'folder for the model' },
      messagesOption,
      {
        flags: '--unlabelled <files...>',
        description: 'messages without labels, from which words that stand together are learned',
      },
      {
        flags: '--except <files...>',
        description: 'label files whose messages stay out of --unlabelled, so that they can measure',
      },
      writtenOption,
      besideOption,
      vocabularyOption,
      ...labelSettingsOptions,
      { flags: '--description <text>', description: 'what the data are, for the manifest' },
      { flags: '--created <time>', description: 'time in the manifest (default: now); fix it for equal bytes' },
    ],
    examples: [
      ['qingyu train kind kinds.jsonl --messages board.xlsx --out models/kind', 'labels by {src, id}'],
      ['qingyu train topic labelled.jsonl --out my-topics', 'your own taxonomy'],
    ],
    load: () => import('./train.ts'),
  },
  {
    name: 'evaluate',
    summary: 'measure topic, kind, urgency, issues, themes or replies against labels',
    arguments: [
      {
        name: '<task>',
        description: 'topic, subtopic (by --folds alone), kind, urgency, issues, themes or replies',
      },
      labelled,
    ],
    options: [
      messagesOption,
      { flags: '--model <dir>', description: 'the model to measure, of issues none (default: the one in use)' },
      writtenOption,
      besideOption,
      vocabularyOption,
      ...labelSettingsOptions,
      topicsOption,
      { flags: '--min-support <n>', description: 'labels with fewer examples take no part in macro-F1 (default: 1)' },
      { flags: '--folds <n>', description: 'cross-validate: train on n-1 folds, measure on the other' },
      {
        flags: '--gold <file>',
        description:
          'for issues and themes: groups read by hand, {"issues" or "themes": [{"name", "ids": ["board:17"]}]}; ids are the file and the message',
      },
      jsonOption,
    ],
    examples: [
      ['qingyu evaluate topic labelled.jsonl --folds 5', 'cross-validation, folds grouped by near-copies'],
      ['qingyu evaluate urgency dev.jsonl --messages board.xlsx', 'the shipped model on labelled messages'],
      ['qingyu evaluate issues --gold issues.json board.xlsx', 'recurring issues: B³ and pairwise F1'],
      ['qingyu evaluate themes --gold themes.json board.xlsx', 'themes of suggestions: B³ and pairwise F1'],
      ['qingyu evaluate replies marks.jsonl --messages board.xlsx --folds 5', 'marks of replies by cross-validation'],
    ],
    load: () => import('./evaluate.ts'),
  },
  {
    name: 'review',
    summary: "list the messages whose labels are most worth a person's look",
    arguments: [],
    options: [
      workspaceOption,
      { flags: '--count <n>', description: 'how many (default: 20)' },
      {
        flags: '--corrected',
        description: 'instead all messages whose labels editors corrected, with those labels alone',
      },
      { flags: '--json', description: 'one JSON line a message, which qingyu train takes once corrected' },
    ],
    examples: [
      ['qingyu review --workspace city', 'unsure and unlike each other, the most telling first'],
      [
        'qingyu review --count 200 --json > to-correct.jsonl',
        'correct the labels, remove those not looked at, then train with them',
      ],
      ['qingyu review --corrected --json > corrected.jsonl', 'corrections as labels for qingyu train'],
    ],
    load: () => import('./review.ts'),
  },
  {
    name: 'inspect',
    summary: 'show what is known of a message, an issue or an alert, and why',
    arguments: [{ name: '<id>', description: 'message id (or SOURCE/ID, as reports print it), issue id or alert id' }],
    options: [workspaceOption, jsonOption],
    examples: [
      ['qingyu inspect 700123', 'a message: labels with their evidence, issue, reply'],
      ['qingyu inspect I3f2a90c1b7de', 'an issue: its messages and what they share'],
      ['qingyu inspect A77b0a1c2d3e4', 'an alert: what runs told of it, also where it was withdrawn'],
    ],
    load: () => import('./inspect.ts'),
  },
  {
    name: 'status',
    summary: 'runs, versions and rejects of a workspace',
    arguments: [],
    options: [
      workspaceOption,
      { flags: '--last <n>', description: 'how many runs to show, the newest (default: 20; with --json all)' },
      jsonOption,
    ],
    examples: [
      ['qingyu status --workspace city', 'what has been read, by which models, what was refused and why'],
      ['qingyu status --last 1 --json', 'the last run, for a monitor'],
    ],
    load: () => import('./status.ts'),
  },
  {
    name: 'export',
    summary: 'write a table of the mart to a file',
    arguments: [
      {
        name: '<table>',
        description:
          'a table of the mart (docs/schema.md), or hot-issues: the two workbooks in which hot issues are handed in',
      },
    ],
    options: [
      workspaceOption,
      {
        flags: '--format <format>',
        description:
          'csv (texts like formulas get an apostrophe), parquet, arrow or xlsx (default: by the name of --out, else csv)',
      },
      {
        flags: '--out <file>',
        description:
          'where to write, - for standard output; folders are made (default: <table>.<format>; for hot-issues a folder, by default this one)',
      },
      { flags: '--top <n>', description: 'for hot-issues: how many (default: 5)' },
    ],
    examples: [
      ['qingyu export hot-issues --top 5 --out 上报', '热点问题表.xlsx and 热点问题留言明细表.xlsx'],
      ['qingyu export trend_weekly --format xlsx', 'for a spreadsheet'],
      ['qingyu export messages --format parquet --out m.parquet', 'for another tool'],
      ['qingyu export issues --out - | head', 'to standard output'],
    ],
    load: () => import('./export.ts'),
  },
  {
    name: 'report',
    summary: 'write a report of a period, or of an issue, to hand up (HTML, DOCX, XLSX)',
    arguments: [
      { name: '<what>', description: 'week, month or daterange; or issue, class' },
      { name: '[id]', description: 'of the issue or the problem class' },
    ],
    options: [
      workspaceOption,
      { flags: '--end <date>', description: 'last day of the week or month (default: the last whole one in the data)' },
      { flags: '--from <date>', description: 'first day of a daterange' },
      { flags: '--to <date>', description: 'last day of a daterange' },
      {
        flags: '--region <name>',
        description: 'only messages of this region (青禾 for 青禾县, where no other is meant)',
      },
      { flags: '--office <name>', description: 'the office that issues the report (default: setting reports.office)' },
      { flags: '--format <format>', description: 'html, docx or xlsx (default: by the name of --out, else html)' },
      {
        flags: '--out <file>',
        description:
          'where to write, - for standard output (default: report-<period>-<last day>-<region>.<format>, of a date range with its first day; report-issue-<id>.<format>)',
      },
    ],
    examples: [
      ['qingyu report week --out weekly.docx', '周报 of the last whole week'],
      ['qingyu report month --end 2025-03-31 --region 甲区', '月报 of one region, as a page that opens offline'],
      ['qingyu report daterange --from 2025-01-01 --to 2025-03-31 --format xlsx', 'a quarter as a workbook'],
      ['qingyu report issue I3f2a90c1b7de --out issue.docx', '专报 of one recurring issue: people, letters, replies'],
      ['qingyu report class C3f2a90c1b7de --format docx', 'the same of all issues of a problem class'],
    ],
    load: () => import('./report.ts'),
  },
  {
    name: 'serve',
    summary: 'show the tables as a web page, and let editors edit',
    arguments: [],
    options: [
      workspaceOption,
      { flags: '--port <n>', description: 'port to listen on (default: 8787; 0 takes a free one)' },
      { flags: '--host <address>', description: 'address to listen on (default: 127.0.0.1); any other needs a token' },
      { flags: '--token <secret>', description: 'secret that guards all data (or QINGYU_TOKEN)' },
      { flags: '--geojson <file>', description: 'outlines of the regions for the map, properties.name as the region' },
      { flags: '--read-only', description: 'show only: no editing' },
    ],
    examples: [
      ['qingyu serve --workspace city', 'on this machine, http://127.0.0.1:8787'],
      ['QINGYU_TOKEN=… qingyu serve --host 0.0.0.0', 'for colleagues, guarded by a token'],
    ],
    load: () => import('./serve.ts'),
  },
  {
    name: 'edit',
    summary: "record an editor's decision, which every later run replays",
    arguments: [
      {
        name: '<edit>',
        description:
          'merge, apart, split, move, rename, dismiss, restore, pin, unpin, action, correct, undo or history',
      },
      {
        name: '[values...]',
        description:
          'ids of issues and messages (SOURCE/ID where sources share an id), and texts, as the examples show',
      },
    ],
    options: [
      workspaceOption,
      { flags: '--by <name>', description: 'who decides' },
      { flags: '--note <text>', description: 'why' },
      { flags: '--date <day>', description: 'for action: when the measure was taken, 2025-03-01 or 2025年3月1日' },
      { flags: '--class', description: 'for action: the measure is for the whole problem class' },
      { flags: '--topic <label>', description: 'for correct' },
      { flags: '--kind <label>', description: `for correct: ${listLabels('kind')}` },
      { flags: '--urgency <label>', description: `for correct: ${listLabels('urgency')}` },
      jsonOption,
    ],
    examples: [
      [
        'qingyu edit merge I3f2a90c1b7de I77b0a1c2d3e4',
        'two issues are one (or messages that stand alone, by their ids)',
      ],
      ['qingyu edit apart I3f2a90c1b7de 700123', 'these are two: no longer listed as possible merges'],
      ['qingyu edit split I3f2a90c1b7de 700123 700124', 'these messages are an issue of their own'],
      ['qingyu edit move none 700123', 'this message stands alone (or give an issue)'],
      ['qingyu edit rename I3f2a90c1b7de 柳荫小区路灯损坏', 'a better title'],
      ['qingyu edit action I3f2a90c1b7de 换装路灯 --date 2025-03-01', 'a measure: did reports fall?'],
      ['qingyu edit correct 700123 --kind 求助 --urgency urgent', 'other labels, in Chinese or English'],
      ['qingyu edit history', 'all decisions with their ids, newest first'],
      [
        'qingyu edit undo 3b241101-e2bb-4255-8caf-4136c566a962',
        'takes that decision back; without an id the last ones are listed',
      ],
    ],
    load: () => import('./edit.ts'),
  },
];
