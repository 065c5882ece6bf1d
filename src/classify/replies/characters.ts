/** Characters that stand in any text and tell nothing of its matter. */
const common = new Set(
  '的了在是我您你他们有和及不个为对于到将已经也都就还会可能要这那上下中大小年月日号请把给吗呢问题情况',
);

const firstHan = 0x4e00;
const hanCount = 0x9fff - firstHan + 1;

/** Which characters that tell something a text has, a bit a character. */
export function characterTable(text: string): Int32Array {
  const table = new Int32Array(Math.ceil(hanCount / 32));
  for (let i = 0; i < text.length; i++) {
    const at = text.charCodeAt(i) - firstHan;
    if (at >= 0 && at < hanCount) table[at >>> 5] = table[at >>> 5]! | (1 << (at & 31));
  }
  return table;
}

/** A number of characters that tell something, and how many of them another text has. */
export interface SharedCharacters {
  readonly characters: number;
  readonly shared: number;
}

const commonTable = characterTable([...common].join(''));

function has(table: Int32Array, at: number): boolean {
  return ((table[at >>> 5]! >>> (at & 31)) & 1) === 1;
}

/** Counts the Chinese characters of a text that tell something, and those of them that are in the table. */
export function countShared(text: string, within: Int32Array): SharedCharacters {
  let characters = 0;
  let shared = 0;
  for (let i = 0; i < text.length; i++) {
    const at = text.charCodeAt(i) - firstHan;
    if (at < 0 || at >= hanCount || has(commonTable, at)) continue;
    characters++;
    if (has(within, at)) shared++;
  }
  return { characters, shared };
}
