import { onScopeDispose, type Ref, ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { isReturn } from './history.ts';

/** What was ticked or unfolded on the last pages that were left, by their addresses. */
const states = new Map<string, unknown>();
const mostStates = 200;

/**
 * State of a page that is not in its address, such as what is ticked or unfolded: whoever goes back finds it as it was left.
 * A link to the page, and loading it anew, begin with `initial`.
 * @param name tells it from other state of the page
 */
export function useKept<T>(name: string, initial: T): Ref<T> {
  const keyOf = (fullPath: string): string => JSON.stringify([fullPath, name]);
  const key = keyOf(useRoute().fullPath);
  const state = ref(isReturn() && states.has(key) ? states.get(key) : initial) as Ref<T>;
  const end = useRouter().beforeEach((_to, from) => keep(keyOf(from.fullPath), state.value));
  onScopeDispose(end);
  return state;
}

function keep(key: string, value: unknown): void {
  states.delete(key);
  states.set(key, value);
  const [oldest] = states.keys();
  if (states.size > mostStates && oldest !== undefined) states.delete(oldest);
}
