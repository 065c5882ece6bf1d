import type { FieldName } from './field-names.ts';

/** What tells columns of several replies apart: a number behind the name, as pandas writes it too, and a word before it. */
const behind = /(?:(?<=\p{Script=Han})(\d{1,2})|\.(\d{1,2}))$/u;
const before: readonly (readonly [RegExp, number])[] = [
  [/^(?:首次|初次|第?一次|(?:转办|交办)[单件])(?=..)/u, 1],
  [/^(?:第?二次|再次|追加)(?=..)/u, 2],
  [/^第?三次(?=..)/u, 3],
  // An order that its office was reminded of.
  [/^(?:线上)?督办[单件](?=..)/u, 9],
  [/^(?:最新|最后|最终)(?=..)/u, 99],
];
/** Offices that reply one after the other; those that handle an order together (承办单位1, 承办单位2) have the first in charge. */
const whoReplies = /答复|回复|回应|^(?:reply|answer)/u;

interface Found {
  readonly field: FieldName;
  readonly index: number;
}

interface Turn<Column> {
  readonly column: Column;
  readonly turn: number;
}

/**
 * Puts columns that hold later replies of a row before those of earlier ones (答复内容2 before 答复内容1, 最终答复 before 首次答复), with
 * their times and offices: the first column that has a value gives the row's. Of columns of one name the right one is the later.
 * @param found columns in order of preference
 * @param names the normalised names of all columns
 */
export function withLaterFirst<Column extends Found>(
  found: readonly Column[],
  names: readonly string[],
): readonly Column[] {
  if (!found.some(isOfReply)) return found;
  const groups = new Map<string, Turn<Column>[]>();
  for (const column of found) {
    const { turn, rest } = isOfReply(column) ? readTurn(names[column.index]!) : { turn: 0, rest: null };
    const key = rest === null ? `${column.index}` : `${column.field} ${rest}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ column, turn }]);
    else group.push({ column, turn });
  }
  return [...groups.values()].flatMap((group) =>
    group.sort((a, b) => b.turn - a.turn || b.column.index - a.column.index).map(({ column }) => column),
  );

  function isOfReply({ field, index }: Found): boolean {
    return field === 'reply' || field === 'replied_at' || (field === 'department' && whoReplies.test(names[index]!));
  }
}

/** Which reply a name speaks of, and the name without that. */
function readTurn(name: string): { readonly turn: number; readonly rest: string } {
  const [number, ...digits] = behind.exec(name) ?? [];
  if (number !== undefined)
    return { turn: Number(digits.find((digit) => digit !== undefined)), rest: name.replace(behind, '') };
  const [word, turn = 0] = before.find(([pattern]) => pattern.test(name)) ?? [];
  return { turn, rest: word === undefined ? name : name.replace(word, '') };
}
