import type { MessageStore } from './store.ts';

/** Who has written more messages is the clerk who takes them down, or a form; of a small board already who has written a good share of it. */
const mostMessages = 200;
const fewMessages = 50;
const mostShare = 0.05;

/**
 * Numbers of the authors of all messages, from 1 on; 0 for those without one, and for those who have written so many of all
 * that they cannot be one citizen.
 */
export function numberAuthors({ authors }: Pick<MessageStore, 'authors'>): Int32Array {
  const numbers = new Map<string, number>();
  const counts = [0];
  const numbered = Int32Array.from(authors, (author) => {
    if (author === null) return 0;
    let number = numbers.get(author);
    if (number === undefined) {
      number = counts.length;
      numbers.set(author, number);
      counts.push(0);
    }
    counts[number]! += 1;
    return number;
  });
  const most = Math.min(mostMessages, Math.max(fewMessages, mostShare * authors.length));
  return numbered.map((number) => (counts[number]! > most ? 0 : number));
}
