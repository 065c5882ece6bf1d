import { readFileSync } from 'node:fs';

/**
 * Text of `sql/<name>.sql` (`issues/heat`), which lies beside this module in the sources and in the build; where it names another file in braces
 * (`{handling/handling-counts}`), with the text of that.
 */
export function loadSql(name: string): string {
  const text = readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
  return text.replace(/\{([a-z-]+\/[a-z-]+)\}/g, (_, part: string) => loadSql(part));
}
