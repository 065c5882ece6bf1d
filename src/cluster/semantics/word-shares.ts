import { readFileSync, writeFileSync } from 'node:fs';
import { QingyuError } from '../../core/errors.ts';

/** How many of a board's messages have a general word, as other boards have it: what a board of few messages cannot tell yet. */
export interface Background {
  /** A board of fewer messages is filled up to so many. */
  readonly messages: number;
  /** Share of messages with a word, by word; 0 for those that are missing. */
  readonly shares: ReadonlyMap<string, number>;
}

/** Where a store's own counts stand alone, however few. */
export const noBackground: Background = { messages: 1, shares: new Map() };

/** The shares that the package ships. */
export const shippedShares = new URL('../../../models/issues/word-shares.txt', import.meta.url);

/** From so many messages on a board's own counts are enough. */
const enoughMessages = 2000;

const magic = 'qingyu-shares-1';

/** @param counts number of messages with a word, by word, of `total` messages */
export function writeShares(path: string | URL, total: number, counts: ReadonlyMap<string, number>): void {
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, count]) => `${word} ${count}`);
  writeFileSync(path, `${[`${magic} ${total}`, ...lines].join('\n')}\n`);
}

/** @throws QingyuError `SHARES_SHAPE` where the file is something else */
export function readShares(path: string | URL = shippedShares): Background {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const total = header.startsWith(`${magic} `) ? Number(header.slice(magic.length + 1)) : Number.NaN;
  const shares = new Map<string, number>();
  for (const line of lines) {
    const blank = line.indexOf(' ');
    shares.set(line.slice(0, blank), Number(line.slice(blank + 1)) / total);
  }
  if (!(total > 0) || [...shares].some(([word, share]) => word === '' || !(share >= 0 && share <= 1))) {
    throw new QingyuError(`Expected ${String(path)} to hold shares of words, got something else`, {
      code: 'SHARES_SHAPE',
      stage: 'cluster',
      data: { path: String(path) },
    });
  }
  return { messages: enoughMessages, shares };
}
