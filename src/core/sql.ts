import { readFile } from 'node:fs/promises';
import { fileLiteral, sqlLiteral } from './duckdb.ts';

/** Values for the `$name` slots of an SQL file: text becomes a literal, a list of texts a list of files to be read. */
export type SqlSlots = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * Reads an SQL file of the package and fills its slots. For what no prepared statement takes (lists of files,
 * several statements at once); values from outside go through `Database.rows` with parameters.
 * @throws Error where a slot of the file has no value
 */
export async function loadSql(url: URL, slots: SqlSlots = {}): Promise<string> {
  const text = await readFile(url, 'utf8');
  const code = text.replace(/^\s*--.*$/gm, '');
  return code.replace(/\$([a-z_]+)/g, (_, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new Error(`Expected a value for slot $${name} of ${url.pathname}, got none`);
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? sqlLiteral(value) : `[${value.map(fileLiteral).join(', ')}]`;
  });
}
