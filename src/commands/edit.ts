import { z } from 'zod';
import { describeProblem, UsageError } from '../core/errors.ts';
import type { MessageRef } from '../core/message.ts';
import type { EditEntry } from '../dashboard/api-types.ts';
import type { EditorLog } from '../dashboard/edits/editor-log.ts';
import { type EditRequest, editRequestSchema } from '../dashboard/edits/requests/edit-request.ts';
import { findMerged } from '../dashboard/edits/requests/present-issue.ts';
import { refuseEdit } from '../dashboard/edits/requests/refuse-edit.ts';
import type { Mart } from '../dashboard/mart/mart.ts';
import { locateMessages, qualifyMessage } from '../lake/locate-messages.ts';
import { locateWorkspace } from '../lake/workspace.ts';
import type { CommandModule } from './command.ts';
import { withEditorLog } from './opening/with-editor-log.ts';
import { readDay } from './options/given-day.ts';
import { readLabel } from './options/given-label.ts';
import { listArgument, optionTexts, parseOptions } from './options/options.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  by: z.string().optional(),
  note: z.string().optional(),
  date: z.string().optional(),
  class: z.boolean().default(false),
  topic: z.string().optional(),
  kind: z.string().optional(),
  urgency: z.string().optional(),
  json: optionTexts.json,
});
type Options = z.infer<typeof optionsSchema>;

interface EditForm {
  /** As it is to be typed. */
  readonly form: string;
  readonly least: number;
  /** Where it takes not any number: what stands behind is refused, lest it be taken for done. */
  readonly most?: number;
  /** Flags of which it needs one. */
  readonly flags?: readonly (keyof Options)[];
}

const onIssue = { least: 1, most: 1 };
const forms: Readonly<Record<string, EditForm>> = {
  merge: { form: 'merge <issue or message> <issue or message>…', least: 2 },
  apart: { form: 'apart <issue or message> <issue or message>', least: 2, most: 2 },
  split: { form: 'split <issue> <message>…', least: 2 },
  move: { form: 'move <issue or none> <message>…', least: 2 },
  rename: { form: 'rename <issue> <title>', least: 2 },
  dismiss: { form: 'dismiss <issue>', ...onIssue },
  restore: { form: 'restore <issue>', ...onIssue },
  pin: { form: 'pin <issue>', ...onIssue },
  unpin: { form: 'unpin <issue>', ...onIssue },
  action: { form: 'action <issue or class> <what was done> --date <day>', least: 2, flags: ['date'] },
  correct: {
    form: 'correct <message> with --topic, --kind or --urgency',
    least: 1,
    most: 1,
    flags: ['topic', 'kind', 'urgency'],
  },
  undo: { form: 'undo <edit>', least: 1, most: 1 },
  history: { form: 'history', least: 0, most: 0 },
};

/** Flags that only one edit heeds. */
const flagOwners = {
  date: 'action',
  class: 'action',
  topic: 'correct',
  kind: 'correct',
  urgency: 'correct',
} as const satisfies Partial<Record<keyof Options, string>>;

/** `qingyu edit`: appends one decision to the editor log; the next run replays it, and the dashboard shows it at once. */
export const execute: CommandModule['execute'] = async (args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const workspace = locateWorkspace(options.workspace);
  const values = listArgument(args[1]);
  const isUndoOfNone = args[0] === 'undo' && values.every((value) => value.trim() === '');
  if (!isUndoOfNone) requireComplete(String(args[0]), values, options);
  return withEditorLog(workspace, io.effects, async (mart, log) => {
    if (isUndoOfNone) throw await offerUndo(mart, log);
    if (args[0] === 'history') {
      const { rows: entries } = await log.history(mart, { size: Number.MAX_SAFE_INTEGER });
      if (entries.length === 0) io.err('no edits yet\n');
      io.out(options.json ? `${JSON.stringify(entries)}\n` : entries.map(formatEntry).join(''));
      return 0;
    }
    const request = await toRequest(mart, String(args[0]), values, options);
    const refusal = await findMerged({ mart, pending: await log.pending(mart) }, request);
    if (refusal !== null) {
      await log.auditRefused(request, 'cli', refusal.message);
      throw refusal;
    }
    const edit = await log.append(mart, request, 'cli');
    io.out(
      options.json
        ? `${JSON.stringify(edit)}\n`
        : `${args[0]} recorded as ${edit.id}; it takes effect with the next run\n`,
    );
    return 0;
  });
};

/** Edits that are offered where undo names none. */
const mostOffered = 5;

/** Which one is meant is not guessed: a colleague's may be the last by now. */
async function offerUndo(mart: Mart, log: EditorLog): Promise<UsageError> {
  const { rows } = await log.history(mart, { size: 50 });
  const open = rows.filter(({ undone }) => !undone).slice(0, mostOffered);
  const offer =
    open.length === 0 ? 'there is no edit to undo' : `the last edits are\n${open.map(formatEntry).join('')}`;
  return new UsageError(`Expected "qingyu edit ${forms.undo!.form}", got no value; ${offer.trimEnd()}`);
}

/** @throws UsageError where the edit would leave out what was given, or lacks what it needs */
function requireComplete(action: string, values: readonly string[], options: Options): void {
  const known = Object.hasOwn(forms, action) ? forms[action] : undefined;
  if (known === undefined) {
    throw new UsageError(`Expected the edit to be one of ${Object.keys(forms).join(', ')}, got ${action}`);
  }
  const { form, least, most = values.length, flags = [] } = known;
  const left = values.slice(most);
  if (left.length > 0) {
    const taken = ['no value', 'one value', 'two values'][most];
    throw new UsageError(`Expected ${taken} with ${action}, got ${left.join(' ')}, too: nothing was recorded`);
  }
  for (const [flag, owner] of Object.entries(flagOwners) as [keyof typeof flagOwners, string][]) {
    const isGiven = options[flag] !== undefined && options[flag] !== false;
    if (isGiven && action !== owner) throw new UsageError(`Expected --${flag} with ${owner}, got it with ${action}`);
  }
  const given = values.filter((value) => value.trim() !== '').length;
  const hasFlag = flags.length === 0 || flags.some((flag) => options[flag] !== undefined);
  if (given >= least && hasFlag) return;
  const lacking = ['no value', 'one value'][given];
  const got = given < least ? lacking : `no --${flags.join(', no --')}`;
  throw new UsageError(`Expected "qingyu edit ${form}", got ${got}`);
}

/** The words of the command line as the request that the dashboard would send. */
async function toRequest(
  mart: Mart,
  action: string,
  values: readonly string[],
  options: Options,
): Promise<EditRequest> {
  const head = { by: options.by ?? null, note: options.note ?? null };
  const [first, ...rest] = values;
  const bodies: Readonly<Record<string, () => Promise<object>>> = {
    merge: () => toSides(mart, values),
    apart: () => toSides(mart, values),
    split: async () => ({ issue: first, messages: await locateEach(mart, rest) }),
    move: async () => ({ issue: first === 'none' ? null : first, messages: await locateEach(mart, rest) }),
    rename: async () => ({ issue: first, title: rest.join(' ') }),
    dismiss: async () => ({ issue: first }),
    restore: async () => ({ issue: first }),
    pin: async () => ({ issue: first }),
    unpin: async () => ({ issue: first }),
    action: async () => ({
      issue: await locateIssue(mart, first ?? ''),
      title: rest.join(' '),
      date: options.date === undefined ? undefined : readDay('date', options.date),
      scope: options.class || first?.startsWith('C') ? 'class' : 'issue',
    }),
    correct: async () => ({
      message: (await locateEach(mart, [first ?? '']))[0],
      topic: options.topic ?? null,
      kind: options.kind === undefined ? null : readLabel('kind', options.kind),
      urgency: options.urgency === undefined ? null : readLabel('urgency', options.urgency),
    }),
    undo: async () => ({ edit: first }),
  };
  const request = editRequestSchema.safeParse({
    ...head,
    action: action === 'action' ? 'measure' : action,
    ...(await bodies[action]!()),
  });
  if (!request.success) {
    throw new UsageError(
      `Expected "qingyu edit ${forms[action]!.form}" with values that can be, got ${describeProblem(request.error)}; nothing was recorded`,
    );
  }
  return request.data;
}

/** Issues by their ids, and messages that stand alone. */
async function toSides(mart: Mart, names: readonly string[]): Promise<object> {
  const isMessage = new Map<string, boolean>();
  for (const name of names) isMessage.set(name, (await locateMessages(mart, name)).length > 0);
  return {
    issues: names.filter((name) => !isMessage.get(name)),
    messages: await locateEach(
      mart,
      names.filter((name) => isMessage.get(name)),
    ),
  };
}

/** An issue by its id, or any issue of a problem class by the class's. */
async function locateIssue(mart: Mart, id: string): Promise<string> {
  if (!id.startsWith('C')) return id;
  const [issue] = await mart.rows<{ issue_id: string }>(
    'SELECT issue_id FROM issues WHERE class_id = $1 ORDER BY issue_id LIMIT 1',
    [id],
  );
  if (issue === undefined) {
    throw refuseEdit(`Expected ${id} to be a problem class, got no issue of it`, `找不到类别 ${id}`);
  }
  return issue.issue_id;
}

async function locateEach(mart: Mart, names: readonly string[]): Promise<MessageRef[]> {
  const refs: MessageRef[] = [];
  for (const name of names) {
    const found = await locateMessages(mart, name);
    if (found.length > 1) {
      throw refuseEdit(
        `Expected ${name} to be the id of one message, got ${found.length}: give SOURCE/ID, ${found.map(qualifyMessage).join(' or ')}`,
        `编号 ${name} 对应多条留言`,
      );
    }
    if (found.length === 0) {
      throw refuseEdit(`Expected ${name} to be the id of a message, or its SOURCE/ID, got none`, `找不到留言 ${name}`);
    }
    refs.push(...found);
  }
  return refs;
}

function formatEntry(entry: EditEntry): string {
  const state = entry.undone ? ' (undone)' : entry.pending ? ' (waits for the next run)' : '';
  const note = entry.note === null ? '' : `: ${entry.note.replace(/\s+/g, ' ')}`;
  const report = entry.report === null ? '' : ` (not in full: ${entry.report})`;
  return `${entry.at}  ${entry.id}  ${entry.by ?? '-'}  ${entry.text}${note}${state}${report}\n`;
}
