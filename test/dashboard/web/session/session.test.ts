import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope, nextTick, type Ref, ref } from 'vue';

interface Session {
  announce(text: string): void;
  start(): Promise<void>;
  refresh(): Promise<void>;
  readonly meta: Ref<{ readonly editsVersion: string } | null>;
  readonly notice: Ref<string>;
}
interface Resource<T> {
  readonly data: Ref<T | null>;
  readonly error: Ref<{ readonly code: string } | null>;
  readonly loading: Ref<boolean>;
}

// Code of the page is checked with the browser's types, which tests have not: it is imported without its own.
const room = '../../../../src/dashboard/web/session';
const { useSession } = (await import(`${room}/session.ts`)) as { useSession: () => Session };
const { useResource } = (await import(`${room}/use-resource.ts`)) as {
  useResource: <T>(path: () => string | null) => Resource<T>;
};

const server = { isDown: false, waiting: [] as (() => void)[], holds: false, editsVersion: 'e1' };

function answer(path: string): Response {
  const meta = { version: 'v1', editsVersion: server.editsVersion, last_day: '2025-12-31' };
  return Response.json(path === '/api/meta' ? meta : path === '/api/session' ? { required: false } : { path });
}

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(server, { isDown: false, waiting: [], holds: false, editsVersion: 'e1' });
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('fetch', async (path: string, { signal }: RequestInit) => {
    if (server.isDown) throw new TypeError('Failed to fetch');
    const made = answer(path);
    if (server.holds) await new Promise<void>((resolve) => server.waiting.push(resolve));
    if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
    return made;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('shows a notice for its whole time, also where the same one was shown just before', async () => {
  const { announce, notice } = useSession();
  announce('已记录');
  await vi.advanceTimersByTimeAsync(5000);
  announce('已记录');
  await vi.advanceTimersByTimeAsync(5000);
  expect(notice.value).toBe('已记录');
  await vi.advanceTimersByTimeAsync(1500);
  expect(notice.value).toBe('');
});

it('asks again for what could not be had while the server was away, though its tables are the same', async () => {
  await useSession().start();
  const scope = effectScope();
  const path = ref('/api/issues?topic=a');
  const { data, error } = scope.run(() => useResource<{ path: string }>(() => path.value)) ?? {};
  await vi.advanceTimersByTimeAsync(0);
  server.isDown = true;
  path.value = '/api/issues?topic=b';
  await vi.advanceTimersByTimeAsync(100);
  expect([data?.value?.path, error?.value?.code]).toEqual(['/api/issues?topic=a', 'OFFLINE']);
  server.isDown = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect([data?.value?.path, error?.value]).toEqual(['/api/issues?topic=b', null]);
  scope.stop();
});

it('takes no answer to what is no longer asked for', async () => {
  const scope = effectScope();
  const path = ref<string | null>('/api/alerts');
  server.holds = true;
  const { data, loading } = scope.run(() => useResource<object>(() => path.value)) ?? {};
  path.value = null;
  await nextTick();
  for (const resolve of server.waiting) resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect([data?.value, loading?.value]).toEqual([null, false]);
  scope.stop();
});

it('keeps what is known after an edit where an answer of before it comes late', async () => {
  const { meta, refresh } = useSession();
  server.holds = true;
  const late = refresh();
  server.holds = false;
  server.editsVersion = 'e2';
  await refresh();
  expect(meta.value?.editsVersion).toBe('e2');
  for (const resolve of server.waiting) resolve();
  await late;
  expect(meta.value?.editsVersion).toBe('e2');
});
