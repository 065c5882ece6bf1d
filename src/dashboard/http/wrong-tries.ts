/** Wrong tokens of one address within a window that are answered; further tries are refused until it is over. */
const mostTries = 20;
const windowSeconds = 60;
/** Addresses that are remembered at most: whoever has more of them than that is no guest of an office's network. */
const mostAddresses = 10_000;

/** Counts wrong tokens by address, so that nobody can try out many. */
export interface WrongTries {
  /** Whether an address has to wait before another token of its is looked at. */
  isBarred(address: string): boolean;
  /**
   * @param repeated what was tried, where the same again is no further try
   * @returns true for the first of a window, which is worth a line in the log, and for the one that bars the address
   */
  add(address: string, repeated?: string): boolean;
}

interface Window {
  count: number;
  readonly until: number;
  readonly seen: Set<string>;
}

/** @param nowSeconds seconds since the Unix epoch */
export function createWrongTries(nowSeconds: () => number): WrongTries {
  const windows = new Map<string, Window>();
  const current = (address: string) => {
    const found = windows.get(address);
    return found === undefined || found.until <= nowSeconds() ? null : found;
  };
  return {
    isBarred: (address) => (current(address)?.count ?? 0) >= mostTries,
    add(address, repeated) {
      const window = current(address) ?? { count: 0, until: nowSeconds() + windowSeconds, seen: new Set() };
      if (repeated !== undefined) {
        if (window.seen.has(repeated)) return false;
        window.seen.add(repeated);
      }
      window.count += 1;
      if (windows.size >= mostAddresses) windows.clear();
      windows.set(address, window);
      return window.count === 1 || window.count === mostTries;
    },
  };
}
