import { appendFile, open, stat } from 'node:fs/promises';
import PQueue from 'p-queue';
import { type Edit, editSchema } from '../../cluster/edits/edit.ts';
import { readEdits } from '../../cluster/edits/read-edits.ts';
import { listUndone } from '../../cluster/edits/undone.ts';
import type { Effects } from '../../core/effects.ts';
import { toLocalTime } from '../../core/local-time.ts';
import type { EditEntry, Page } from '../api-types.ts';
import type { Mart } from '../mart/mart.ts';
import { type HistorySelection, readHistory } from './history/read-history.ts';
import { buildPending } from './pending/build-pending.ts';
import type { PendingEdits } from './pending/pending-edits.ts';
import type { EditRequest } from './requests/edit-request.ts';
import { refuseEdit } from './requests/refuse-edit.ts';
import { toEdit } from './requests/to-edit.ts';

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

export interface EditorLogFiles {
  readonly editsFile: string;
  /** One JSON line for every attempt to edit: when, who, from where, what, taken or not. */
  readonly auditFile: string;
}

/** @param newId gives an id that no other edit has */
export function createEditorLog(files: EditorLogFiles, effects: Effects, newId: () => string): EditorLog {
  const queue = new PQueue({ concurrency: 1 });
  // As promises: whoever asks while a log is being read waits for the same reading.
  const memory: { log: Versioned<readonly Edit[]> | null; pending: WeakMap<Mart, Versioned<PendingEdits>> } = {
    log: null,
    pending: new WeakMap(),
  };

  const version = async (): Promise<string> => {
    const found = await stat(files.editsFile, { bigint: true }).catch(() => null);
    return found === null ? '0' : `${found.size}-${found.mtimeNs}`;
  };

  const readLog = async (): Promise<readonly Edit[]> => {
    const { edits, problems } = await readEdits(files.editsFile);
    if (problems.length > 0)
      effects.logger.warn(
        { problems: problems.slice(0, 5).map((problem) => ({ ...problem })) },
        'lines of the editor log are no edits',
      );
    return edits;
  };

  const read = async (): Promise<Versioned<readonly Edit[]>> => {
    const current = await version();
    if (memory.log?.version === current) return memory.log;
    const log = { version: current, value: readLog() };
    memory.log = log;
    log.value.catch(() => {
      if (memory.log === log) memory.log = null;
    });
    return log;
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
    if (known?.version === log.version) return known.value;
    const built = { version: log.version, value: log.value.then((edits) => buildPending(mart, edits)) };
    memory.pending.set(mart, built);
    built.value.catch(() => {
      if (memory.pending.get(mart) === built) memory.pending.delete(mart);
    });
    return built.value;
  };

  return {
    version,
    pending,
    history: async (mart, selection) => readHistory(mart, await (await read()).value, selection),
    auditRefused: (request, address, reason) => audit({ ...attemptOf(request, address), taken: false, reason }),
    append: (mart, request, address) =>
      queue.add(async () => {
        const fields = attemptOf(request, address);
        try {
          requireUndoable(request, await (await read()).value);
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

function attemptOf(request: EditRequest, address: string): Readonly<Record<string, unknown>> {
  return { action: request.action, by: request.by, address, request };
}

/** What was made of the log as it was at a version. */
interface Versioned<T> {
  readonly version: string;
  readonly value: Promise<T>;
}

function requireUndoable(request: EditRequest, edits: readonly Edit[]): void {
  if (request.action !== 'undo') return;
  const isKnown = edits.some(({ id }) => id === request.edit);
  if (isKnown && !listUndone(edits).has(request.edit)) return;
  throw isKnown
    ? refuseEdit(`Expected ${request.edit} to be an edit that counts, got one that was undone`, '这次编辑已经撤销')
    : refuseEdit(`Expected ${request.edit} to be the id of an edit, got none`, '没有这次编辑');
}
