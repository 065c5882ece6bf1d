import { countNumbers, numberTexts } from '../store/number-texts.ts';
import type { MessageStore } from '../store/store.ts';

/** Who has written more messages is the clerk who takes them down, or a form; of a small board already who has written a good share of it. */
const mostMessages = 200;
const fewMessages = 50;
const mostShare = 0.05;

/**
 * Numbers of the authors of all messages, from 1 on; 0 for those without one, and for those who have written so many of all
 * that they cannot be one citizen.
 */
export function numberAuthors({ authors }: Pick<MessageStore, 'authors'>): Int32Array {
  const numbers = numberTexts(authors);
  const counts = countNumbers(numbers);
  const most = Math.min(mostMessages, Math.max(fewMessages, mostShare * authors.length));
  return numbers.map((number) => (counts[number]! > most ? 0 : number));
}
