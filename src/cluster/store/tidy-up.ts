import { collectGarbage } from '../../core/collect-garbage.ts';
import type { MessageStore } from './store.ts';

/** Messages from which on it is worth a second to give memory back. */
const largeStore = 100_000;

/** Gives back what a finished step has left: of very many messages it would stay while the next one takes as much again. */
export function tidyUp({ keys }: Pick<MessageStore, 'keys'>): void {
  if (keys.length >= largeStore) collectGarbage();
}
