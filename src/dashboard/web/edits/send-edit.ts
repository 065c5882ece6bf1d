import { readonly, ref } from 'vue';
import { keep, readKept } from '../browser/storage.ts';
import { ApiError, sendJson } from '../session/api.ts';
import { useSession } from '../session/session.ts';
import { readName } from './editor-name.ts';

const nameKey = 'qingyu-editor';

/** Who edits in this browser, as they named themselves last; null where nobody has. */
export function readEditor(): string | null {
  return readName(readKept<string>(nameKey));
}

const editor = ref(readEditor());

/** The same for pages to show, and to change. */
export function useEditor() {
  return { editor: readonly(editor), setEditor };
}

/** Keeps the name; that an edit has none names nobody. */
function setEditor(name: string): void {
  const known = readName(name);
  if (known === null) return;
  keep(nameKey, known);
  editor.value = known;
}

/** Sends one edit, keeps who made it for the next, and says that it was taken. @returns the id of the edit @throws ApiError */
export async function sendEdit(request: Readonly<Record<string, unknown>>, by: string, note = ''): Promise<string> {
  const id = await sendQuietly(request, by, note);
  useSession().announce(request.action === 'apart' ? '已记录，不再列为待核对' : '已记录，下次运行后计入统计');
  return id;
}

/**
 * The same where the page itself says so.
 * @returns the id of the edit
 * @throws ApiError
 */
export async function sendQuietly(request: Readonly<Record<string, unknown>>, by: string, note = ''): Promise<string> {
  setEditor(by);
  try {
    const { id } = await sendJson<{ id: string }>('POST', '/api/edits', {
      ...request,
      by: readName(by),
      note: note.trim() || null,
    });
    return id;
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 401) useSession().expire();
    throw cause;
  }
}
