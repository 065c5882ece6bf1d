/** What this browser keeps between visits. Where it keeps nothing (private windows, policies), everything works as on a first visit. */

/** Keeps and drops one value; the browser's `localStorage` where it has one. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function findKeeper(): Keeper | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** The value kept under a name; null where there is none, or none that can be read. */
export function readKept<T>(name: string, keeper: Keeper | null = findKeeper()): T | null {
  try {
    const text = keeper?.getItem(name) ?? null;
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** Keeps a value, or drops what was kept (null). @returns whether it is kept */
export function keep(name: string, value: unknown, keeper: Keeper | null = findKeeper()): boolean {
  try {
    if (value === null) keeper?.removeItem(name);
    else keeper?.setItem(name, JSON.stringify(value));
    return keeper !== null;
  } catch {
    return false;
  }
}
