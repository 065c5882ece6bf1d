import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue';
import { keepAnswer, recallAnswer } from '../browser/history.ts';
import { ApiError, getJson, isPassing } from './api.ts';
import { useSession } from './session.ts';

/** What a page shows of one request: while a new answer is on its way the old one stays, also on a page that is gone back to. */
export interface Resource<T> {
  readonly data: Ref<T | null>;
  readonly error: Ref<ApiError | null>;
  readonly loading: Ref<boolean>;
  reload(): void;
}

/** Asks `path()` whenever it changes, and again when the tables or the editor log did. Null asks nothing. */
export function useResource<T>(path: () => string | null): Resource<T> {
  const data = shallowRef<T | null>(null);
  const error = shallowRef<ApiError | null>(null);
  const loading = ref(false);
  const session = useSession();
  const running: { controller: AbortController | null } = { controller: null };

  const load = async (target: string, isQuiet = false): Promise<void> => {
    running.controller?.abort();
    const controller = new AbortController();
    running.controller = controller;
    if (!isQuiet || data.value === null) loading.value = true;
    try {
      const answer = await getJson<T>(target, controller.signal);
      if (controller.signal.aborted) return;
      data.value = answer;
      keepAnswer(target, answer);
      error.value = null;
    } catch (cause) {
      if (controller.signal.aborted) return;
      error.value = cause instanceof ApiError ? cause : new ApiError(0, 'FAILED', String(cause));
      if (error.value.status === 401) session.expire();
      if (isPassing(error.value)) session.miss();
    } finally {
      if (!controller.signal.aborted) loading.value = false;
    }
  };
  const run = (isQuiet = false): void => {
    const target = path();
    if (target !== null) {
      void load(target, isQuiet);
      return;
    }
    // What is no longer asked for is not to come later.
    running.controller?.abort();
    loading.value = false;
  };
  watch(
    path,
    (target, before) => {
      if (target?.split('?')[0] !== before?.split('?')[0]) data.value = recallAnswer<T>(target);
      run();
    },
    { immediate: true },
  );
  // What changes under the eyes of the reader does not dim first.
  watch(
    () => session.changes.value,
    () => run(true),
  );
  onScopeDispose(() => running.controller?.abort());
  return { data, error, loading, reload: () => run() };
}
