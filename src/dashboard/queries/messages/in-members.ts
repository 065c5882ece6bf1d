import { wordConditions } from '../../filters.ts';

/** What is made of messages: its table, the column that says which it is, and its own texts as SQL expressions. */
interface Owner {
  readonly table: string;
  readonly id: string;
  readonly texts: readonly string[];
  /** SQL that gives `id`, title and body of its messages. */
  readonly members: string;
}

/**
 * The condition that every word of a search stands in a row's own texts, or else in title or text of one and the same message
 * of it; and its parameters. Looks through the texts of all messages once.
 */
export function inMembers(
  q: string,
  { table, id, texts, members }: Owner,
): readonly [condition: string, ...parameters: string[]] {
  const own = wordConditions(q, texts);
  const told = wordConditions(q, ['title', 'body']);
  const columns = (conditions: typeof own): string =>
    conditions.map(([condition], at) => `(${condition}) AS has_${at}`).join(', ');
  const both = own.map((_, at) => `(o.has_${at} OR m.has_${at})`).join(' AND ');
  return [
    `${id} IN (
       SELECT o.${id} FROM (SELECT ${id}, ${columns(own)} FROM ${table}) o
       JOIN (SELECT ${id}, ${columns(told)} FROM (${members})) m USING (${id}) WHERE ${both}
     )`,
    ...[...own, ...told].flatMap(([, ...parameters]) => parameters),
  ];
}
