import { appendFile, open, stat } from 'node:fs/promises';
import PQueue from 'p-queue';
import { listUndone } from '../../cluster/edits/apply-edits.ts';
import { type Edit, editSchema } from '../../cluster/edits/edit.ts';
import { allKeysOfEdit, keysOfEdit } from '../../cluster/edits/edit-keys.ts';
import { readEdits } from '../../cluster/edits/read-edits.ts';
import type { Effects } from '../../core/effects.ts';
import { toLocalTime } from '../../core/local-time.ts';
import type { EditEntry, Page } from '../api-types.ts';
import type { Mart } from '../mart/mart.ts';
import { hasWords } from '../search-words.ts';
import { describeEdit, findSubject } from './describe-edit.ts';
import type { EditRequest } from './edit-request.ts';
import { followUndo } from './follow-undo.ts';
import { createPendingEdits, type KeyedMessage, type PendingEdits, type TitledMessage } from './pending-edits.ts';
import { refuseEdit } from './refuse-edit.ts';
import { type IssueLike, isMark } from './table-marks.ts';
import { toEdit } from './to-edit.ts';

/** The editor log as the server reads and writes it. */
export interface EditorLog {
  /** Changes with every edit, by whomever. */
  version(): Promise<string>;
  /** Edits that the tables do not know yet. */
  pending(mart: Mart): Promise<PendingEdits>;
  /** Edits in words, newest first. */
  history(mart: Mart, selection?: HistorySelection): Promise<Page<EditEntry>>;
  /**
   * Appends one edit and writes an audit line, whether it was taken or refused. An audit line that cannot be written is
   * logged and changes nothing of the answer.
   * @param address who asked, for the audit
   * @throws QingyuError EDIT_REFUSED
   */
  append(mart: Mart, request: EditRequest, address: string): Promise<Edit>;
  /** Writes the audit line of an edit that the server did not look at. */
  auditRefused(request: EditRequest, address: string, reason: string): Promise<void>;
}

/** Which edits are told; left out: all, the newest 500 of them. */
export interface HistorySelection {
  /** Only decisions about two or more sides: one issue or not. */
  readonly decided?: boolean | undefined;
  readonly by?: string | undefined;
  /** Only those whose words, note or editor has it. */
  readonly q?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  readonly size?: number | undefined;
}

export interface EditorLogFiles {
  readonly editsFile: string;
  /** One JSON line for every attempt to edit: when, who, from where, what, taken or not. */
  readonly auditFile: string;
}

/** @param newId gives an id that no other edit has */
export function createEditorLog(files: EditorLogFiles, effects: Effects, newId: () => string): EditorLog {
  const queue = new PQueue({ concurrency: 1 });
  const memory: { log: { version: string; edits: readonly Edit[] } | null; pending: WeakMap<Mart, Remembered> } = {
    log: null,
    pending: new WeakMap(),
  };

  const version = async (): Promise<string> => {
    const found = await stat(files.editsFile, { bigint: true }).catch(() => null);
    return found === null ? '0' : `${found.size}-${found.mtimeNs}`;
  };

  const read = async (): Promise<{ version: string; edits: readonly Edit[] }> => {
    const current = await version();
    if (memory.log?.version === current) return memory.log;
    const { edits, problems } = await readEdits(files.editsFile);
    if (problems.length > 0)
      effects.logger.warn({ problems: problems.slice(0, 5) }, 'lines of the editor log are no edits');
    memory.log = { version: current, edits };
    return memory.log;
  };

  const audit = async (fields: Readonly<Record<string, unknown>>): Promise<void> => {
    const line = { at: toLocalTime(effects.clock.now()), ...fields };
    effects.logger.info({ event: 'edit', ...line }, 'edit');
    try {
      await appendFile(files.auditFile, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch (error) {
      effects.logger.error({ error: String(error), file: files.auditFile, ...line }, 'audit line not written');
    }
  };

  const pending = async (mart: Mart): Promise<PendingEdits> => {
    const log = await read();
    const known = memory.pending.get(mart);
    if (known?.version === log.version) return known.pending;
    const built = await buildPending(mart, log.edits);
    memory.pending.set(mart, { version: log.version, pending: built });
    return built;
  };

  return {
    version,
    pending,
    async history(mart, { decided, by, q, page = 1, size = 500 } = {}) {
      const { edits } = await read();
      const undone = listUndone(edits);
      const isPending = await findPending(mart, edits);
      const chosen = edits.filter(
        (edit) =>
          (decided !== true || edit.action === 'merge' || edit.action === 'apart') &&
          (by === undefined || edit.by === by),
      );
      const newest = chosen.reverse();
      const describe = createDescriber(mart, edits, undone, isPending);
      const onPage = <T>(list: readonly T[]): readonly T[] => list.slice((page - 1) * size, page * size);
      if (q === undefined) return { rows: await describe(onPage(newest)), total: newest.length, page, size };
      // Only in words does an edit have what is searched.
      const found = (await describe(newest)).filter((entry) =>
        hasWords([entry.text, entry.note ?? '', entry.by ?? '', entry.id].join(' '), q),
      );
      return { rows: onPage(found), total: found.length, page, size };
    },
    auditRefused: (request, address, reason) => audit({ ...attemptOf(request, address), taken: false, reason }),
    append: (mart, request, address) =>
      queue.add(async () => {
        const fields = attemptOf(request, address);
        try {
          const { edits } = await read();
          requireUndoable(request, edits);
          const edit = editSchema.parse(
            await toEdit({ mart, pending: await pending(mart) }, request, newId(), toLocalTime(effects.clock.now())),
          );
          const isCut = await endsInLine(files.editsFile);
          await appendFile(files.editsFile, `${isCut ? '\n' : ''}${JSON.stringify(edit)}\n`);
          await audit({ ...fields, taken: true, id: edit.id });
          return edit;
        } catch (error) {
          await audit({ ...fields, taken: false, reason: error instanceof Error ? error.message : String(error) });
          throw error;
        }
      }) as Promise<Edit>,
  };
}

/** Whether a file ends in the middle of a line, as a log that was cut off or written by hand: an edit behind it would be lost with it. */
async function endsInLine(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const { size } = await file.stat();
    if (size === 0) return false;
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer.toString() !== '\n';
  } finally {
    await file.close();
  }
}

/** Puts edits in words, by what the tables have of the messages that they name. */
function createDescriber(
  mart: Mart,
  log: readonly Edit[],
  undone: ReadonlySet<string>,
  isPending: (edit: Edit) => boolean,
): (edits: readonly Edit[]) => Promise<EditEntry[]> {
  const byId = new Map(log.map((edit) => [edit.id, edit]));
  return async (edits) => {
    const named = edits.flatMap((edit) => followUndo(edit, byId)?.edit ?? []);
    const messages = await locate(mart, named.flatMap(keysOfEdit));
    const titles = new Map((await readRows(mart, messages)).map(({ issue_id, title }) => [issue_id, title]));
    const reports = await readReports(mart);
    const subjects = {
      messages: new Map(messages.map((message) => [message.message_key, message])),
      titles,
      log: byId,
    };
    return edits.map((edit) => ({
      id: edit.id,
      at: edit.at,
      by: edit.by,
      note: edit.note,
      action: edit.action,
      text: describeEdit(edit, subjects),
      subject: findSubject(edit, subjects),
      undone: undone.has(edit.id),
      pending: isPending(edit),
      report: undone.has(edit.id) || isPending(edit) ? null : (reports.get(edit.id) ?? null),
    }));
  };
}

/** Why edits took no effect in the tables, or only a part of it, by their ids. */
async function readReports(mart: Mart): Promise<ReadonlyMap<string, string>> {
  if (!mart.has('edit_reports')) return new Map();
  const rows = await mart.rows<{ edit_id: string; reason: string }>(
    `SELECT edit_id, string_agg(reason, '；' ORDER BY reason) AS reason FROM edit_reports GROUP BY edit_id`,
  );
  return new Map(rows.map(({ edit_id, reason }) => [edit_id, reason]));
}

function attemptOf(request: EditRequest, address: string): Readonly<Record<string, unknown>> {
  return { action: request.action, by: request.by, address, request };
}

interface Remembered {
  readonly version: string;
  readonly pending: PendingEdits;
}

async function buildPending(mart: Mart, log: readonly Edit[]): Promise<PendingEdits> {
  const isPending = await findPending(mart, log);
  if (!log.some(isPending)) return createPendingEdits({ log: [], isPending: () => false, messages: [], issues: [] });
  const named = await locate(mart, listReplayed(log, isPending).flatMap(allKeysOfEdit));
  const issues = await readRows(mart, named);
  return createPendingEdits({ log, isPending, messages: await withMembers(mart, named), issues });
}

/** The edits that the overlay replays or reads: those that wait, those that they take back or put back, and all marks. */
function listReplayed(log: readonly Edit[], isPending: (edit: Edit) => boolean): readonly Edit[] {
  const wanted = new Set<string>();
  // What an undo names stands before it, also where that is an undo.
  for (const edit of [...log].reverse())
    if (edit.action === 'undo' && (isPending(edit) || wanted.has(edit.id))) wanted.add(edit.edit);
  return log.filter((edit) => isPending(edit) || wanted.has(edit.id) || isMark(edit));
}

/** Adds all other members of the issues that the messages belong to. */
async function withMembers(mart: Mart, named: readonly KeyedMessage[]): Promise<readonly KeyedMessage[]> {
  const ids = [...new Set(named.map(({ issue_id }) => issue_id).filter((id) => id !== null))];
  if (ids.length === 0) return named;
  const members = await mart.rows<KeyedMessage>(
    `SELECT message_key, source, message_id, issue_id FROM messages
     WHERE issue_id IN (SELECT unnest(from_json($1, '["VARCHAR"]'))) AND duplicate_of IS NULL ORDER BY created_at, message_key`,
    [JSON.stringify(ids)],
  );
  const known = new Set(members.map(({ message_key }) => message_key));
  return [...members, ...named.filter(({ message_key }) => !known.has(message_key))];
}

/**
 * Tells which edits the tables do not know: those that stand in the log after the last that their run read. Tables that do
 * not say which that was, or name one that the log does not have, know those from before their run started.
 */
async function findPending(mart: Mart, log: readonly Edit[]): Promise<(edit: Edit) => boolean> {
  const lastEdit = await readLastEdit(mart);
  const read = lastEdit === null ? -1 : lastEdit === '' ? 0 : log.findIndex(({ id }) => id === lastEdit) + 1;
  if (lastEdit === '' || read > 0) {
    const waiting = new Set(log.slice(read).map(({ id }) => id));
    return ({ id }) => waiting.has(id);
  }
  const [row] = await mart.rows<{ at: string | null }>('SELECT max(started_at) AS at FROM runs');
  const since = row?.at ?? null;
  return ({ at }) => since === null || at >= since;
}

/** Id of the last edit that the tables know, empty where the log was; null where they do not say. */
async function readLastEdit(mart: Mart): Promise<string | null> {
  if (!mart.columns('mart_info').has('last_edit')) return null;
  const [row] = await mart.rows<{ last_edit: string | null }>('SELECT last_edit FROM mart_info');
  return row?.last_edit ?? null;
}

/** @param keys any number: a team's log names thousands of messages */
async function locate(mart: Mart, keys: readonly string[]): Promise<TitledMessage[]> {
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return [];
  return mart.rows<TitledMessage>(
    `SELECT message_key, source, message_id, issue_id, title FROM messages
     WHERE message_key IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
    [JSON.stringify(wanted)],
  );
}

/** Rows of the issues of some messages. */
async function readRows(mart: Mart, messages: readonly KeyedMessage[]): Promise<IssueLike[]> {
  const ids = [...new Set(messages.map(({ issue_id }) => issue_id).filter((id) => id !== null))];
  if (ids.length === 0) return [];
  return mart.rows<IssueLike>(
    `SELECT issue_id, title, pinned, dismissed FROM issues WHERE issue_id IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
    [JSON.stringify(ids)],
  );
}

function requireUndoable(request: EditRequest, edits: readonly Edit[]): void {
  if (request.action !== 'undo') return;
  const isKnown = edits.some(({ id }) => id === request.edit);
  if (isKnown && !listUndone(edits).has(request.edit)) return;
  throw isKnown
    ? refuseEdit(`Expected ${request.edit} to be an edit that counts, got one that was undone`, '这次编辑已经撤销')
    : refuseEdit(`Expected ${request.edit} to be the id of an edit, got none`, '没有这次编辑');
}
