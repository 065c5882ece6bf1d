import { readonly, ref, shallowRef } from 'vue';
import type { Meta } from '../../api-types.ts';
import { ApiError, getJson, sendJson, watchAnswers } from './api.ts';

const meta = shallowRef<Meta | null>(null);
const failure = shallowRef<ApiError | null>(null);
const needsToken = ref(false);
/** Whether the server wants a token: only then is there a session to end. */
const canSignOut = ref(false);
/** Counts up when what the server shows has changed: every resource asks again. */
const changes = ref(0);
const notice = ref('');

/** Unchanged, an answer costs the server next to nothing. */
const pollMs = 10_000;
const polling: { current: Promise<void> | null } = { current: null };
/** Whether an answer could not be had that the server will give when it is back. */
const missed = { isAny: false };
/** How often the tables were asked what they are about, and which of the answers is shown. */
const asked = { last: 0, shown: 0 };
const clearing: { timer: ReturnType<typeof setTimeout> | undefined } = { timer: undefined };

/** State shared by all pages: who may look, and what the tables are about. */
export function useSession() {
  return {
    meta: readonly(meta),
    failure: readonly(failure),
    needsToken: readonly(needsToken),
    canSignOut: readonly(canSignOut),
    changes: readonly(changes),
    notice: readonly(notice),
    start,
    signIn,
    signOut,
    expire: () => {
      needsToken.value = true;
    },
    /** Has everything asked again as soon as the server answers. */
    miss: () => {
      missed.isAny = true;
    },
    /** After an edit: everything that shows it asks again. */
    refresh: async () => {
      await loadMeta();
      changes.value += 1;
    },
    announce,
  };
}

async function start(): Promise<void> {
  await Promise.all([loadMeta(), findSession()]);
  const look = (): void => {
    if (!document.hidden && !needsToken.value) void poll();
  };
  setInterval(look, pollMs);
  addEventListener('visibilitychange', look);
  // An answer of other tables than the page speaks of: parts of it would tell of different days.
  watchAnswers((path, etag) => {
    const { version, editsVersion } = meta.value ?? {};
    if (version === undefined || path === '/api/meta' || etag.includes(`${version}-${editsVersion}`)) return;
    look();
  });
}

async function findSession(): Promise<void> {
  const { required } = await getJson<{ required: boolean }>('/api/session').catch(() => ({ required: false }));
  canSignOut.value = required;
}

/** Looks whether the server shows something else; once for all that ask meanwhile. */
function poll(): Promise<void> {
  polling.current ??= askAnew().finally(() => {
    polling.current = null;
  });
  return polling.current;
}

async function askAnew(): Promise<void> {
  const before = meta.value;
  await loadMeta();
  if (before === null || meta.value === null || failure.value !== null) return;
  const isRebuilt = before.version !== meta.value.version;
  if (!isRebuilt && before.editsVersion === meta.value.editsVersion && !missed.isAny) return;
  missed.isAny = false;
  changes.value += 1;
  // Colleagues edit all day: pages show it, and say so where it matters to who looks at them.
  if (isRebuilt) announce(`数据已更新至 ${meta.value.last_day ?? ''}`);
}

async function loadMeta(): Promise<void> {
  asked.last += 1;
  const turn = asked.last;
  try {
    const answer = await getJson<Meta>('/api/meta');
    // An answer that comes after that of a later question tells of before.
    if (turn < asked.shown) return;
    asked.shown = turn;
    meta.value = answer;
    failure.value = null;
    needsToken.value = false;
  } catch (cause) {
    failure.value = cause instanceof ApiError ? cause : new ApiError(0, 'FAILED', String(cause));
    if (failure.value.status === 401) needsToken.value = true;
  }
}

async function signIn(token: string): Promise<void> {
  await sendJson('POST', '/api/session', { token });
  await loadMeta();
  changes.value += 1;
}

async function signOut(): Promise<void> {
  try {
    await sendJson('DELETE', '/api/session');
    needsToken.value = true;
    // Who signs out leaves nothing behind; only a session that ends by itself goes on where it was.
    meta.value = null;
  } catch (cause) {
    announce(cause instanceof Error ? cause.message : String(cause));
  }
}

function announce(text: string): void {
  notice.value = text;
  clearTimeout(clearing.timer);
  clearing.timer = setTimeout(() => {
    notice.value = '';
  }, 6_000);
}
