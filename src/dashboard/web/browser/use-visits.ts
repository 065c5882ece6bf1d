import { readonly, ref, shallowRef } from 'vue';
import { keep, readKept } from './storage.ts';
import { addLook, type Run, type Visits } from './visits.ts';

const name = 'qingyu-visits';
const visits = shallowRef<Visits | null>(null);
const isKept = ref(false);

/** The visits of this browser, shared by its tabs. */
export function useVisits() {
  const set = (next: Visits): void => {
    visits.value = next;
    isKept.value = keep(name, next);
  };
  return {
    visits: readonly(visits),
    /** Whether the next visit will know of this one. */
    isKept: readonly(isKept),
    /** Notes that somebody looks at the tables of a run; pages in hidden tabs are not looked at. */
    look(run: Run | null): void {
      if (run !== null && !document.hidden) set(addLook(readKept<Visits>(name) ?? visits.value, run, Date.now()));
    },
    /** All that is new is known: from now on counts what comes after this run. */
    markAllSeen(run: Run): void {
      const look = { run_id: run.run_id, seq: run.seq, at: Date.now() };
      set({ before: look, last: look });
    },
    /** Begins anew, as on a first visit: the tables are others. */
    restart(run: Run): void {
      set(addLook(null, run, Date.now()));
    },
    /** Follows what other tabs note. @returns what ends it */
    follow(): () => void {
      const read = (event: StorageEvent): void => {
        if (event.key === name) visits.value = readKept<Visits>(name);
      };
      addEventListener('storage', read);
      return () => removeEventListener('storage', read);
    },
  };
}
