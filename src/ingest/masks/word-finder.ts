/** A place in a text where words begin. */
export interface WordPlace {
  /** In UTF-16 units. */
  readonly at: number;
  /** The marks of all words that begin there, or'ed. */
  readonly marks: number;
}

/**
 * Marks the words of several lists: those of the first by bit 0, those of the second by bit 1 and so on; a word of several lists by all
 * their bits.
 * @param lists 31 at most
 */
export function markWords(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const marks = new Map<string, number>();
  lists.forEach((words, index) => {
    for (const word of words) marks.set(word, (marks.get(word) ?? 0) | (1 << index));
  });
  return marks;
}

/** What one look at a text finds. */
export interface FoundWords {
  /** All places where words begin, in the order of the text. */
  readonly places: readonly WordPlace[];
  /** Their marks, or'ed. */
  readonly marks: number;
  /** Number of ASCII digits, and of asterisks that hide some. */
  readonly digits: number;
}

/**
 * Makes what finds words in one look at a text: a pattern of them is tried from every character, and takes several times as long.
 * @param marks by word, of two UTF-16 units and more
 */
export function createWordFinder(marks: ReadonlyMap<string, number>): (text: string) => FoundWords {
  const mayBegin = new Uint8Array(slots);
  const bySlot = new Map<number, (readonly [word: string, marks: number])[]>();
  for (const entry of marks) {
    const slot = slotOf(entry[0].charCodeAt(0), entry[0].charCodeAt(1));
    mayBegin[slot] = 1;
    const words = bySlot.get(slot);
    if (words === undefined) bySlot.set(slot, [entry]);
    else words.push(entry);
  }
  return (text) => {
    const places: WordPlace[] = [];
    let all = 0;
    let digits = 0;
    let last = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if ((code <= nine && code >= zero) || code === asterisk) digits++;
      const slot = slotOf(last, code);
      if (mayBegin[slot] === 1) {
        let found = 0;
        for (const [word, mark] of bySlot.get(slot) ?? []) if (text.startsWith(word, i - 1)) found |= mark;
        if (found !== 0) {
          places.push({ at: i - 1, marks: found });
          all |= found;
        }
      }
      last = code;
    }
    return { places, marks: all, digits };
  };
}

const zero = 0x30;
const nine = 0x39;
const asterisk = 0x2a;
const slots = 0x10000;

/** Of two characters: few others share the slot of a word's first two. */
function slotOf(first: number, second: number): number {
  return ((first << 5) ^ second) & (slots - 1);
}
